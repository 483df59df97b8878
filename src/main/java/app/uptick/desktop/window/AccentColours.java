package app.uptick.desktop.window;

import app.uptick.model.Appearance.Accent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.application.ColorScheme;
import javafx.scene.paint.Color;

/// The colours of buttons, links and the focus, made of the accent that a person chose: of its hue,
/// and as light or dark as can be read.
///
/// @param ground behind white text, and around what has the focus
/// @param text of a link
record AccentColours(Color ground, Color text) {

  private static final double HALF_VEIL = 0.4;
  private static final double THIN_VEIL = 0.15;
  private static final int HALVINGS = 24;

  /// The least and the most luminance (WCAG 2).
  private record Range(double least, double most) {}

  static AccentColours of(Accent accent, ColorScheme scheme) {
    var colour = Color.color(accent.red(), accent.green(), accent.blue());
    return new AccentColours(within(grounds(scheme), colour), within(texts(scheme), colour));
  }

  /// White text on it has 4.5 to 1, and it has 3 to 1 on the page.
  private static Range grounds(ColorScheme scheme) {
    return switch (scheme) {
      case LIGHT -> new Range(0, 0.178);
      case DARK -> new Range(0.138, 0.178);
    };
  }

  /// On the page and on its shaded parts it has 4.5 to 1.
  private static Range texts(ColorScheme scheme) {
    return switch (scheme) {
      case LIGHT -> new Range(0, 0.163);
      case DARK -> new Range(0.235, 1);
    };
  }

  private static Color within(Range range, Color colour) {
    double luminance = luminance(colour);
    if (luminance > range.most()) {
      return towards(Color.BLACK, range.most(), colour);
    }
    return luminance < range.least() ? towards(Color.WHITE, range.least(), colour) : colour;
  }

  /// So far that it has that luminance, and no further.
  private static Color towards(Color end, double wanted, Color colour) {
    double tooLittle = 0;
    double enough = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (tooLittle + enough) / 2;
      double luminance = luminance(colour.interpolate(end, middle));
      boolean isThere = end.equals(Color.BLACK) ? luminance <= wanted : luminance >= wanted;
      enough = isThere ? middle : enough;
      tooLittle = isThere ? tooLittle : middle;
    }
    return colour.interpolate(end, enough);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double share) {
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /// The address of a style sheet that holds them in itself.
  String styleSheet() {
    var css =
        """
        .window {
          -color-accent-fg: %s;
          -color-accent-emphasis: %s;
          -color-accent-muted: %s;
          -color-accent-subtle: %s;
        }
        """
            .formatted(css(text, 1), css(ground, 1), css(text, HALF_VEIL), css(text, THIN_VEIL));
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static String css(Color colour, double opacity) {
    return "rgba(%d, %d, %d, %s)"
        .formatted(
            Math.round(colour.getRed() * 255),
            Math.round(colour.getGreen() * 255),
            Math.round(colour.getBlue() * 255),
            opacity);
  }
}
