package app.uptick.desktop.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Parent;

/// Dresses the window for a light or a dark desktop.
final class Theme {

  private static final String DARK = "dark";

  private Theme() {}

  /// On the JavaFX thread.
  static void apply(ColorScheme scheme, Parent root) {
    Application.setUserAgentStylesheet(
        switch (scheme) {
          case LIGHT -> new PrimerLight().getUserAgentStylesheet();
          case DARK -> new PrimerDark().getUserAgentStylesheet();
        });
    root.getStyleClass().remove(DARK);
    if (scheme == ColorScheme.DARK) {
      root.getStyleClass().add(DARK);
    }
  }
}
