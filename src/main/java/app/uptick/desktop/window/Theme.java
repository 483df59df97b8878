package app.uptick.desktop.window;

import app.uptick.model.Appearance;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Parent;

/// Dresses the window for a light or a dark desktop, in the colour that a person chose there.
final class Theme {

  private static final String DARK = "dark";
  private static final String MORE_CONTRAST = "more-contrast";
  private static final String TINT = "data:";

  private Theme() {}

  /// On the JavaFX thread.
  static void apply(ColorScheme scheme, Appearance desktop, Parent root) {
    Application.setUserAgentStylesheet(
        switch (scheme) {
          case LIGHT -> new PrimerLight().getUserAgentStylesheet();
          case DARK -> new PrimerDark().getUserAgentStylesheet();
        });
    set(DARK, scheme == ColorScheme.DARK, root);
    set(MORE_CONTRAST, desktop.moreContrast(), root);
    root.getStylesheets().removeIf(sheet -> sheet.startsWith(TINT));
    if (desktop.accent() != null) {
      root.getStylesheets().add(AccentColours.of(desktop.accent(), scheme).styleSheet());
    }
  }

  private static void set(String style, boolean wanted, Parent root) {
    root.getStyleClass().remove(style);
    if (wanted) {
      root.getStyleClass().add(style);
    }
  }
}
