package app.uptick.desktop.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// Remembers where the window was, and brings it back onto a screen that there is.
final class WindowPlace {

  private static final String SEPARATOR = " ";

  private final Path file;

  WindowPlace(Path dataFolder) {
    file = dataFolder.resolve("window-place");
  }

  /// Where the window was; empty where that is not known.
  Optional<Rectangle2D> read() {
    try {
      String[] numbers = Files.readString(file).strip().split(SEPARATOR, -1);
      return numbers.length == 4
          ? Optional.of(
              new Rectangle2D(
                  Double.parseDouble(numbers[0]),
                  Double.parseDouble(numbers[1]),
                  Double.parseDouble(numbers[2]),
                  Double.parseDouble(numbers[3])))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Where it cannot be kept, the window opens as it does for the first time.
  void keep(Rectangle2D place) {
    var line =
        String.join(
            SEPARATOR,
            String.valueOf(place.getMinX()),
            String.valueOf(place.getMinY()),
            String.valueOf(place.getWidth()),
            String.valueOf(place.getHeight()));
    try {
      var beside = file.resolveSibling("window-place.new");
      Files.writeString(beside, line + "\n");
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // The place is a comfort; nothing else depends on it.
    }
  }

  /// `place` moved, and if need be made smaller, so that all of it is on the screen that shows most
  /// of it, or on the first.
  ///
  /// @param screens the parts of them that panels leave free, the main one first; at least one
  static Rectangle2D on(List<Rectangle2D> screens, Rectangle2D place) {
    var screen =
        screens.stream()
            .max(Comparator.comparingDouble(each -> shared(each, place)))
            .filter(each -> shared(each, place) > 0)
            .orElse(screens.getFirst());
    double width = Math.min(place.getWidth(), screen.getWidth());
    double height = Math.min(place.getHeight(), screen.getHeight());
    return new Rectangle2D(
        Math.clamp(place.getMinX(), screen.getMinX(), screen.getMaxX() - width),
        Math.clamp(place.getMinY(), screen.getMinY(), screen.getMaxY() - height),
        width,
        height);
  }

  private static double shared(Rectangle2D a, Rectangle2D b) {
    double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
    double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
    return Math.max(0, width) * Math.max(0, height);
  }
}
