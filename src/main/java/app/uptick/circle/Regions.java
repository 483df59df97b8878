package app.uptick.circle;

import app.uptick.model.Region;
import java.util.Arrays;
import java.util.ResourceBundle;

/// In which part of the world a country lies (the continents of the UN's M49 list; of countries in
/// two, where its capital is).
final class Regions {

  private Regions() {}

  /// The part of the world of a country.
  ///
  /// @param country two letters
  static Region of(String country) {
    ResourceBundle bundle = ResourceBundle.getBundle("app.uptick.circle.regions");
    for (Region region : Region.values()) {
      if (region != Region.UNKNOWN
          && Arrays.asList(bundle.getString(region.code()).split(" ")).contains(country)) {
        return region;
      }
    }
    return Region.UNKNOWN;
  }
}
