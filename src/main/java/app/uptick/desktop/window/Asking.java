package app.uptick.desktop.window;

import app.uptick.text.Texts;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// A button for what is not easily taken back: it asks, in its own place, and leaves everything as
/// it is unless the answer is yes. Below it stands what came of it.
///
/// Who presses Enter, Space or Escape at once has said no.
final class Asking extends VBox {

  private final Button begin;
  private final Button cancel;
  private final Label question = SettingsRows.hint("");
  private final VBox asked;
  private final Label told = SettingsRows.hint("");
  private final Supplier<String> words;

  /// @param id of the button; those of the answers are made of it
  /// @param key of the button’s words; `key.yes` are those of the answer
  /// @param words what is asked, which should say what is lost and what is kept
  /// @param deed may use [#tell]
  Asking(String id, String key, Texts texts, Supplier<String> words, Runnable deed) {
    this.words = words;
    var rows = new SettingsRows(texts);
    begin = rows.button(id, key, this::ask);
    cancel = rows.button(id + "-no", "settings.cancel", this::answered);
    var yes =
        rows.button(
            id + "-yes",
            key + ".yes",
            () -> {
              answered();
              deed.run();
            });
    question.getStyleClass().remove("secondary");
    asked = new VBox(question, SettingsRows.buttons(cancel, yes));
    asked.getStyleClass().add("settings-asked");
    asked.addEventHandler(KeyEvent.KEY_PRESSED, this::answerByKey);
    told.setId(id + "-told");
    getStyleClass().add("setting");
    getChildren().addAll(begin, asked, told);
    SettingsRows.show(asked, false);
    tell("");
  }

  private void ask() {
    tell("");
    question.setText(words.get());
    cancel.setAccessibleHelp(question.getText());
    SettingsRows.show(begin, false);
    SettingsRows.show(asked, true);
    cancel.setDefaultButton(true);
    cancel.requestFocus();
    Platform.runLater(() -> Scrolling.reveal(asked));
  }

  private void answered() {
    cancel.setDefaultButton(false);
    SettingsRows.show(begin, true);
    SettingsRows.show(asked, false);
    begin.requestFocus();
  }

  /// Escape leaves the page where nothing is asked.
  private void answerByKey(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      answered();
      key.consume();
    }
  }

  /// Says what came of it; nothing where `words` are empty.
  void tell(String words) {
    told.setText(words);
    begin.setAccessibleHelp(words);
    SettingsRows.show(told, !words.isEmpty());
    if (!words.isEmpty()) {
      Platform.runLater(() -> Scrolling.reveal(told));
    }
  }
}
