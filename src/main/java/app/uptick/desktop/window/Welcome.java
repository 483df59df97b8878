package app.uptick.desktop.window;

import app.uptick.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Greets a person who has Uptick for the first time: two sentences and a rehearsal, until they
/// have read it.
final class Welcome {

  private final Path mark;
  private final Texts texts;
  private final Supplier<CompletableFuture<?>> rehearse;

  /// @param rehearse begins a rehearsal, and returns at once; completes when it is over
  Welcome(Path dataFolder, Texts texts, Supplier<CompletableFuture<?>> rehearse) {
    mark = mark(dataFolder);
    this.texts = texts;
    this.rehearse = rehearse;
  }

  /// Whether a person is new to Uptick.
  static boolean isDue(Path dataFolder) {
    return !Files.exists(mark(dataFolder));
  }

  private static Path mark(Path dataFolder) {
    return dataFolder.resolve("welcomed");
  }

  /// What greets; empty for those who know Uptick.
  Optional<Node> node() {
    return Files.exists(mark) ? Optional.empty() : Optional.of(made());
  }

  private Node made() {
    var words = new Label(texts.get("welcome"));
    words.setWrapText(true);
    var rehearsal = new Button(texts.get("welcome.rehearse"));
    rehearsal.setId("welcome-rehearse");
    rehearsal.setOnAction(event -> {
      rehearsal.setDisable(true);
      rehearsal.setText(texts.get("welcome.rehearsing"));
      var _ =
          rehearse
              .get()
              .whenComplete((ended, failure) -> Platform.runLater(() -> offerAgain(rehearsal)));
    });
    var known = new Button(texts.get("welcome.close"));
    known.setId("welcome-close");
    var buttons = new FlowPane(rehearsal, known);
    buttons.getStyleClass().add("welcome-buttons");
    var box = new VBox(words, buttons);
    box.setId("welcome");
    box.getStyleClass().add("welcome");
    known.setOnAction(event -> {
      box.setVisible(false);
      box.setManaged(false);
      remember();
    });
    return box;
  }

  private void offerAgain(Button rehearsal) {
    rehearsal.setDisable(false);
    rehearsal.setText(texts.get("welcome.rehearse"));
  }

  private void remember() {
    try {
      if (!Files.exists(mark)) {
        Files.createFile(mark);
      }
    } catch (IOException e) {
      // Then it greets once more.
    }
  }
}
