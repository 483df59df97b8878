package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.text.Languages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The window serves who reads another language, needs large text, or hears it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class EveryoneTest {

  private static final List<String> PAGES =
      List.of("parts", "history", "checklist", "evidence", "incidents");

  @TempDir private static Path folder;
  private static int count;
  private Stage stage;
  private LinkedWindow window;

  @Start
  void open(Stage stage) {
    this.stage = stage;
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void show(Locale language) throws Exception {
    var opening = new FutureTask<>(() -> linked(language));
    Platform.runLater(opening);
    window = opening.get();
  }

  private LinkedWindow linked(Locale language) throws IOException {
    return new LinkedWindow(stage, folder.resolve(String.valueOf(count++)), language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "de", "ja", "en"})
  void letsPagesBeReadInTextOfTwiceTheSize(String language) throws Exception {
    var locale = Locale.forLanguageTag(language);
    show(locale);
    window.publish(Scenes.down());
    window.shoot("language-" + language);
    window.onFx(() -> {
      window.root().setStyle("-fx-font-size: 28px");
      return true;
    });
    window.resize(720, 990);
    window.shoot("large-" + language);

    assertEquals(
        Languages.isRightToLeft(locale)
            ? NodeOrientation.RIGHT_TO_LEFT
            : NodeOrientation.LEFT_TO_RIGHT,
        window.onFx(() -> window.find("#tabs", Node.class).getEffectiveNodeOrientation()));
    assertEquals(
        NodeOrientation.LEFT_TO_RIGHT,
        window.onFx(() -> window.find(".history-chart", Node.class).getEffectiveNodeOrientation()));
    assertEquals(
        28 * 0.93,
        window.onFx(() -> window.find(".secondary", Label.class).getFont().getSize()),
        0.1);
  }

  /// The names in the list are joined by a letter that runs to the left.
  @ParameterizedTest
  @ValueSource(doubles = {400, 480})
  void keepsEvidenceInArabicWithinTheWindow(double width) throws Exception {
    show(Locale.forLanguageTag("ar"));
    window.publish(
        Scenes.down(
            "\u0644\u0627 \u062a\u0635\u0644 \u0623\u064a \u0634\u0628\u0643\u0629 (\u0645\u0646 6)"
                + " \u0625\u0644\u0649 \u2068www.tiktok.com\u2069: \u2068US (US) \u0648DE (DE) \u0648BR (BR)"
                + " \u0648JP (JP) \u0648ZA (ZA) \u0648GB (GB)\u2069 (\u2068\u064a\u0631\u062f \u0628\u0640"
                + " \u2068503\u2069\u2069)."));
    window.resize(width, 900);
    window.onFx(() -> {
      window.find("#tab-evidence", ToggleButton.class).fire();
      return true;
    });
    window.shoot("evidence-ar-" + (int) width);

    double page = window.onFx(() -> window.find(".page", Region.class).getWidth());
    double room =
        window.onFx(() -> window.find(".scroll", ScrollPane.class).getViewportBounds().getWidth());
    assertEquals(room, page, 0.5);
  }

  @Test
  void namesEveryControlThatKeysReach() throws Exception {
    show(Locale.UK);
    window.history.incidents = Scenes.incidentsOfDay();
    window.publish(Scenes.down());
    List<String> nameless = new ArrayList<>();
    for (var page : PAGES) {
      window.onFx(() -> {
        window.find("#tab-" + page, ToggleButton.class).fire();
        window.root().applyCss();
        window.root().layout();
        collect(page, window.root(), nameless);
        return true;
      });
    }

    assertEquals(List.of(), nameless);
  }

  private static void collect(String page, Node node, List<String> nameless) {
    if (!node.isVisible()) {
      return;
    }
    if (node.isFocusTraversable() && !(node instanceof ScrollPane) && !hasName(node)) {
      nameless.add(page + ": " + node);
    }
    if (node instanceof Parent parent && !isOne(node)) {
      parent.getChildrenUnmodifiable().forEach(each -> collect(page, each, nameless));
    }
  }

  /// The parts of a button or a field are no controls of their own; a page's are.
  private static boolean isOne(Node node) {
    return node instanceof Control && node.isFocusTraversable() && !(node instanceof ScrollPane);
  }

  private static boolean hasName(Node node) {
    var spoken = node.getAccessibleText();
    return (spoken != null && !spoken.isBlank())
        || (node instanceof Labeled labeled && saysSomething(labeled.getText()));
  }

  private static boolean saysSomething(@Nullable String text) {
    return text != null && text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
