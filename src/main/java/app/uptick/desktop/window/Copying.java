package app.uptick.desktop.window;

import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// Puts a text on the clipboard, and says so for a moment on the button that was pressed.
final class Copying {

  private static final Duration THANKS = Duration.seconds(2);

  private Copying() {}

  /// @param copied what the button says meanwhile, at no less than its width
  /// @param name what it says again afterwards
  static void copy(String text, Button button, String copied, String name) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    button.setMinWidth(button.getWidth());
    button.setText(copied);
    var pause = new PauseTransition(THANKS);
    pause.setOnFinished(event -> {
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setText(name);
    });
    pause.play();
  }
}
