package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.settings.Autostart;
import app.uptick.settings.Settings;
import app.uptick.settings.SettingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.ColorScheme;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
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
            taken::add));
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void setsWhileItIsTypedAndKeepsComments(FxRobot robot) throws Exception {
    window.publish(Scenes.up());
    robot.clickOn("#open-settings");
    type("60");
    assertEquals(FILE, Files.readString(file));
    assertTrue(taken.isEmpty());

    type("5m");
    window.onFx(() -> {
      window.find("#settings-notifications-about-degraded", CheckBox.class).fire();
      return true;
    });

    assertEquals(
        """
        # mine
        poll:
          interval: 5m # often
        notifications:
          about: [down, blocked, your-side, recovery]
        """,
        Files.readString(file));
    assertEquals(2, taken.size());
  }

  @Test
  void saysWhatIsWrongWithTheFileAndChangesNothing(FxRobot robot) throws Exception {
    Files.writeString(file, "poll: [\n");
    window.publish(Scenes.up());
    robot.clickOn("#open-settings");

    type("5m");

    var problem = window.onFx(() -> window.find("#settings-problem", Label.class).getText());
    assertTrue(problem.contains(file + " line 2"), problem);
    assertEquals("poll: [\n", Files.readString(file));
  }

  @Test
  void resetsOnlyWhoSaysYes(FxRobot robot) throws Exception {
    String changed = FILE.replace("60s", "5m");
    Files.writeString(file, changed);
    window.publish(Scenes.up());
    robot.clickOn("#open-settings");

    window.onFx(() -> {
      window.find("#settings-reset", Button.class).fire();
      return true;
    });
    window.await(() -> window.find("#settings-reset-no", Button.class).isFocused());
    window.shoot("settings-reset");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

    window.await(() -> window.find("#settings-reset", Button.class).isFocused());
    assertEquals(changed, Files.readString(file));

    window.onFx(() -> {
      window.find("#settings-reset", Button.class).fire();
      window.find("#settings-reset-yes", Button.class).fire();
      return true;
    });
    window.shoot("settings-reset-done");

    assertEquals(FILE, Files.readString(file));
    assertEquals(changed, Files.readString(folder.resolve("config.yaml.bak")));
    var told = window.onFx(() -> window.find("#settings-reset-told", Label.class).getText());
    assertTrue(told.contains(folder.resolve("config.yaml.bak").toString()), told);
  }

  @Test
  void looksAsItShould(FxRobot robot) throws Exception {
    window.publish(Scenes.up());
    robot.clickOn("#open-settings");
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
    window.shoot("settings-large");

    assertTrue(
        window.onFx(() -> window.find("#settings-poll-interval", TextField.class).isVisible()));
  }

  private void type(String text) throws Exception {
    window.onFx(() -> {
      window.find("#settings-poll-interval", TextField.class).setText(text);
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
