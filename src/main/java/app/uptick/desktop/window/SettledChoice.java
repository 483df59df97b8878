package app.uptick.desktop.window;

import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/// Takes what a person chose from a list once they have settled on it: arrow keys pass by others on
/// the way. That is when the list closes, Enter is pressed, the focus leaves, or no key came for a
/// moment. On the JavaFX thread.
final class SettledChoice {

  private static final Duration MOMENT = Duration.millis(900);

  private final ComboBox<String> box;
  private final Consumer<String> taken;
  private final PauseTransition moment = new PauseTransition(MOMENT);
  private String inForce = "";

  SettledChoice(ComboBox<String> box, Consumer<String> taken) {
    this.box = box;
    this.taken = taken;
    moment.setOnFinished(event -> take());
    box.valueProperty().addListener((seen, before, word) -> passBy());
    box.showingProperty().addListener((seen, before, shown) -> takeUnless(shown));
    box.focusedProperty().addListener((seen, before, focused) -> takeUnless(focused));
    box.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            take();
          }
        });
  }

  /// Shows what is in force, unless the person is just choosing.
  void fill(String word) {
    boolean isChoosing = box.isShowing() || moment.getStatus() == Animation.Status.RUNNING;
    inForce = word;
    if (!isChoosing) {
      box.setValue(word);
      moment.stop();
    }
  }

  private void passBy() {
    if (!box.isShowing()) {
      moment.playFromStart();
    }
  }

  private void takeUnless(boolean isChoosing) {
    if (!isChoosing) {
      take();
    }
  }

  private void take() {
    moment.stop();
    var word = box.getValue();
    if (word != null && !word.equals(inForce)) {
      inForce = word;
      taken.accept(word);
    }
  }
}
