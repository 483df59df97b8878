package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.settings.Autostart;
import app.uptick.settings.Settings;
import app.uptick.settings.SettingsFile;
import app.uptick.settings.SettingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.ColorScheme;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class SettingsPageTest {

  private static final String FILE = "# mine\npoll:\n  interval: 60s # often\n";

  @TempDir private Path folder;
  private final List<Settings> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger erased = new AtomicInteger();
  private final OneCircle circle = new OneCircle();
  private Path file;
  private LinkedWindow window;

  @Start
  void open(Stage stage) throws IOException {
    file = Files.writeString(folder.resolve("config.yaml"), FILE);
    window = new LinkedWindow(stage, folder.resolve("data"));
    window.offerSettings(
        new SettingsDesk(
            new SettingsStore(file),
            new Autostart(Path.of("/home/me/.config"), "/opt/uptick/bin/uptick"),
            folder.resolve("data"),
            taken::add,
            erased::incrementAndGet),
        circle);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void showsWhatHoldsAndTakesNothingWhileTheFileIsBroken() throws Exception {
    openSettings();
    Files.writeString(file, "poll:\n  interval: often\n");
    window.onFx(() -> {
      window.find("#open-settings", Button.class).fire();
      return true;
    });

    openSettings();

    var problem = window.find("#settings-problem", Label.class).getText();
    assertTrue(problem.contains("config.yaml line 2"), problem);
    assertTrue(problem.contains("interval"), problem);
    var field = window.find("#settings-poll-interval", TextField.class);
    assertEquals("1m", field.getText());
    assertTrue(field.isDisabled());
    assertFalse(window.find("#settings-reset", Button.class).isDisabled());
  }

  @Test
  void takesAChoiceOnlyOnceItIsSettled(FxRobot robot) throws Exception {
    openSettings();
    window.onFx(() -> {
      window.find("#settings-theme", ComboBox.class).requestFocus();
      return true;
    });

    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);

    assertEquals(FILE + "theme: dark\n", Files.readString(file));
    assertEquals(1, taken.size());
  }

  @Test
  void saysThatThereMustBeOnePart() throws Exception {
    Files.writeString(file, "functions: [web]\n");
    openSettings();

    window.onFx(() -> {
      window.find("#settings-functions-web", CheckBox.class).fire();
      return true;
    });

    assertTrue(window.find("#settings-functions-web", CheckBox.class).isSelected());
    assertEquals("functions: [web]\n", Files.readString(file));
    assertTrue(
        window
            .onFx(() -> window.find("#settings", ScrollPane.class).getContent().lookupAll(".hint"))
            .stream()
            .anyMatch(hint -> ((Label) hint).getText().equals("This does not fit. At least one.")));
  }

  @Test
  void forgetsAWrongWordWithAReset() throws Exception {
    openSettings();
    type("soon");

    press("#settings-reset");
    press("#settings-reset-yes");

    assertEquals("1m", window.find("#settings-poll-interval", TextField.class).getText());
  }

  @Test
  void takesPagesOfOnesOwnWithBlanksBetweenThem() throws Exception {
    openSettings();

    enter("#settings-sources-feeds", "https://one.example/feed ftp://two.example/");
    assertEquals(FILE, Files.readString(file));

    enter("#settings-sources-feeds", "https://one.example/feed  https://two.example/atom");
    assertEquals(
        List.of("https://one.example/feed", "https://two.example/atom"),
        SettingsFile.load(file).sources().pages().stream()
            .map(page -> page.address().toString())
            .toList());

    enter("#settings-sources-feeds", "none");
    assertEquals(List.of(), SettingsFile.load(file).sources().pages());
  }

  @Test
  void setsThePaceOfAWindowThatIsLookedAt() throws Exception {
    openSettings();

    type("#settings-poll-watched-interval", "20s");

    assertEquals(Duration.ofSeconds(20), SettingsFile.load(file).watchedInterval());
  }

  @Test
  void setsWhileItIsTypedAndKeepsComments() throws Exception {
    openSettings();
    assertEquals(0, window.onFx(() -> window.find("#settings", ScrollPane.class).getVvalue()));
    type("60");
    type("#settings-country", "F");
    assertEquals(FILE, Files.readString(file));
    assertTrue(taken.isEmpty());

    type("5m");
    type("#settings-country", "FR");
    assertEquals(1, taken.size());
    window.onFx(() -> {
      var field = window.find("#settings-country", TextField.class);
      field.fireEvent(new ActionEvent(field, field));
      return true;
    });
    window.onFx(() -> {
      window.find("#settings-notifications-about-degraded", CheckBox.class).fire();
      return true;
    });

    assertEquals(
        """
        # mine
        poll:
          interval: 5m # often
        country: FR
        notifications:
          about: [down, blocked, your-side, recovery]
        """,
        Files.readString(file));
    assertEquals(3, taken.size());

    type("#settings-history-limit", "9MB");
    assertEquals(3, taken.size());
    window.onFx(() -> {
      var field = window.find("#settings-history-limit", TextField.class);
      field.fireEvent(new ActionEvent(field, field));
      return true;
    });

    assertTrue(Files.readString(file).endsWith("history:\n  limit: 9MB\n"));
  }

  @Test
  void saysWhatIsWrongWithTheFileAndChangesNothing() throws Exception {
    Files.writeString(file, "poll: [\n");
    openSettings();

    type("5m");

    var problem = window.onFx(() -> window.find("#settings-problem", Label.class).getText());
    assertTrue(problem.contains(file + " line 2"), problem);
    assertEquals("poll: [\n", Files.readString(file));
  }

  @Test
  void resetsAndDeletesOnlyForAYes(FxRobot robot) throws Exception {
    String changed = FILE.replace("60s", "5m");
    Files.writeString(file, changed);
    openSettings();

    press("#settings-reset");
    window.await(() -> window.find("#settings-reset-no", Button.class).isFocused());
    window.shoot("settings-reset");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

    window.await(() -> window.find("#settings-reset", Button.class).isFocused());
    assertEquals(changed, Files.readString(file));

    press("#settings-reset");
    press("#settings-reset-yes");
    press("#settings-delete");
    press("#settings-delete-no");
    window.shoot("settings-reset-done");

    assertEquals(FILE, Files.readString(file));
    assertEquals(changed, Files.readString(folder.resolve("config.yaml.bak")));
    var told = window.onFx(() -> window.find("#settings-reset-told", Label.class).getText());
    assertTrue(told.contains("config.yaml.bak"), told);
    assertEquals(0, erased.get());

    press("#settings-delete");
    press("#settings-delete-yes");
    window.await(() -> window.find("#settings-delete-told", Label.class).isVisible());
    assertEquals(1, erased.get());
  }

  @Test
  void comesIntoACircleAndLeavesIt() throws Exception {
    openSettings();
    type("#settings-circle-code", "half a co");
    assertTrue(window.onFx(() -> window.find("#settings-circle-join", Button.class).isDisabled()));
    type("#settings-circle-code", OneCircle.CODE);
    window.shoot("settings-circle-outside");

    press("#settings-circle-join");

    window.await(() -> window.find("#settings-circle-copy", Button.class).isFocused());
    assertEquals(
        OneCircle.CODE,
        window.onFx(() -> window.find("#settings-circle-invitation", TextField.class).getText()));
    window.shoot("settings-circle-inside");

    press("#settings-leave");
    press("#settings-leave-no");
    assertTrue(circle.isIn);
    press("#settings-leave");
    press("#settings-leave-yes");
    window.await(() -> window.find("#settings-circle-code", TextField.class).isFocused());
    assertFalse(circle.isIn);
  }

  @Test
  void looksAsItShould() throws Exception {
    openSettings();
    type("60");
    for (int part = 0; part < 3; part++) {
      scroll(part / 2.0);
      window.dress(ColorScheme.LIGHT);
      window.shoot("settings-" + part + "-light");
      window.dress(ColorScheme.DARK);
      window.shoot("settings-" + part + "-dark");
    }

    scroll(0);
    window.onFx(() -> {
      window.root().setStyle("-fx-font-size: 28px");
      return true;
    });
    for (int part = 0; part < 7; part++) {
      scroll(part / 6.0);
      window.shoot("settings-large-" + part);
    }

    assertTrue(
        window.onFx(() -> window.find("#settings-poll-interval", TextField.class).isVisible()));
  }

  /// What is in a pane that scrolls is found once it was drawn.
  private void openSettings() throws Exception {
    window.publish(Scenes.up());
    press("#open-settings");
    window.await(() -> window.root().lookup("#settings-reset") != null);
  }

  private void press(String button) throws Exception {
    window.onFx(() -> {
      window.find(button, Button.class).fire();
      return true;
    });
  }

  private void type(String text) throws Exception {
    type("#settings-poll-interval", text);
  }

  private void type(String field, String text) throws Exception {
    window.onFx(() -> {
      window.find(field, TextField.class).setText(text);
      return true;
    });
  }

  private void enter(String field, String text) throws Exception {
    type(field, text);
    window.onFx(() -> {
      window.find(field, TextField.class).fireEvent(new ActionEvent());
      return true;
    });
  }

  private void scroll(double to) throws Exception {
    window.onFx(() -> {
      window.find("#settings", ScrollPane.class).setVvalue(to);
      return true;
    });
  }
}
