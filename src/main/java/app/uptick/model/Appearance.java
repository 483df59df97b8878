package app.uptick.model;

import org.jspecify.annotations.Nullable;

/// How the desktop wants programs to look.
///
/// @param accent the colour that a person chose for what stands out; null where they chose none
/// @param moreContrast whether they asked for more contrast than usual
public record Appearance(Scheme scheme, @Nullable Accent accent, boolean moreContrast) {

  /// The desktop says nothing.
  public static final Appearance UNSAID = new Appearance(Scheme.UNSAID, null, false);

  /// Light or dark.
  public enum Scheme {
    UNSAID,
    LIGHT,
    DARK
  }

  /// A colour in sRGB, each share from 0 to 1.
  public record Accent(double red, double green, double blue) {}

  public Appearance with(Scheme scheme) {
    return new Appearance(scheme, accent, moreContrast);
  }

  public Appearance with(@Nullable Accent accent) {
    return new Appearance(scheme, accent, moreContrast);
  }

  public Appearance withContrast(boolean moreContrast) {
    return new Appearance(scheme, accent, moreContrast);
  }
}
