package app.uptick.desktop.window;

import app.uptick.model.ScreenPoint;
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

  /// A frame's worth: by so much the desktop moves a window without anybody's asking.
  private static final double NUDGE = 48;

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
    return within(screen, place);
  }

  /// Where a window of this size stands for a click on the tray: centred on the click, on its
  /// screen, and on the inner side of the panel.
  ///
  /// @param screens the parts of them that panels leave free; at least one
  static Rectangle2D near(
      List<Rectangle2D> screens, ScreenPoint click, double width, double height) {
    var screen =
        screens.stream()
            .min(Comparator.comparingDouble(each -> distance(each, click)))
            .orElseThrow();
    boolean isInUpperHalf = click.y() < (screen.getMinY() + screen.getMaxY()) / 2;
    return within(
        screen,
        new Rectangle2D(
            click.x() - width / 2, isInUpperHalf ? click.y() : click.y() - height, width, height));
  }

  /// Where a window of this size stands when nothing says where: in the middle of a screen.
  static Rectangle2D amid(Rectangle2D screen, double width, double height) {
    return within(
        screen,
        new Rectangle2D(
            screen.getMinX() + (screen.getWidth() - width) / 2,
            screen.getMinY() + (screen.getHeight() - height) / 2,
            width,
            height));
  }

  /// Whether a person has moved the window or changed its size since it was put at `first`.
  static boolean isChosen(Rectangle2D first, Rectangle2D last) {
    return Math.abs(last.getMinX() - first.getMinX()) > NUDGE
        || Math.abs(last.getMinY() - first.getMinY()) > NUDGE
        || Math.abs(last.getWidth() - first.getWidth()) > NUDGE
        || Math.abs(last.getHeight() - first.getHeight()) > NUDGE;
  }

  private static double distance(Rectangle2D screen, ScreenPoint point) {
    return Math.hypot(
        point.x() - Math.clamp(point.x(), screen.getMinX(), screen.getMaxX()),
        point.y() - Math.clamp(point.y(), screen.getMinY(), screen.getMaxY()));
  }

  /// `place` moved, and if need be made smaller, so that all of it is on `screen`.
  private static Rectangle2D within(Rectangle2D screen, Rectangle2D place) {
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
