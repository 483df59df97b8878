package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Activity;
import app.uptick.model.Appearance;
import app.uptick.model.Appearance.Accent;
import app.uptick.model.Progress;
import app.uptick.model.Progress.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Renders every view in every state to `target/screenshots`, for people to look at.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class WindowLooksTest {

  @TempDir private static Path folder;
  private static int count;
  private LinkedWindow window;

  @Start
  void open(Stage stage) throws IOException {
    window = new LinkedWindow(stage, folder.resolve(String.valueOf(count++)));
  }

  @AfterEach
  void close() {
    window.close();
  }

  @ParameterizedTest
  @MethodSource("app.uptick.desktop.window.Scenes#all")
  void showsTheVerdictInLightAndDark(Scenes.Named scene) throws Exception {
    window.publish(scene.snapshot());

    window.shoot(scene.name() + "-light");
    window.dress(ColorScheme.DARK);
    window.shoot(scene.name() + "-dark");

    assertEquals(
        scene.snapshot().standing().headline(),
        window.onFx(() -> window.find("#headline", Label.class).getText()));
  }

  @ParameterizedTest
  @MethodSource("app.uptick.desktop.window.Scenes#all")
  void fitsIntoTheSmallestWindow(Scenes.Named scene) throws Exception {
    window.publish(scene.snapshot());
    window.resize(400, 520);

    window.shoot(scene.name() + "-small");
  }

  @Test
  void showsThePages(FxRobot robot) throws Exception {
    window.history.incidents = Scenes.incidentsOfDay();
    window.publish(Scenes.down());
    for (var page : new String[] {"history", "checklist", "evidence"}) {
      robot.clickOn("#tab-" + page);
      window.await(() -> window.find("#" + page, javafx.scene.layout.VBox.class).isVisible());
      if (page.equals("history")) {
        window.await(() -> !window.find("#history-uptime", Label.class).getText().isEmpty());
      }
      window.resize(480, 960);
      window.dress(ColorScheme.LIGHT);
      window.shoot("page-" + page + "-light");
      window.dress(ColorScheme.DARK);
      window.shoot("page-" + page + "-dark");
      window.resize(480, 720);
    }
  }

  @Test
  void wearsTheColourThatAPersonChose() throws Exception {
    window.publish(Scenes.down());
    var orange = Appearance.UNSAID.with(new Accent(0.9, 0.4, 0.1));
    window.dress(ColorScheme.LIGHT, orange);
    window.shoot("accent-light");
    Paint light = window.onFx(this::groundOfCheckNow);
    window.dress(ColorScheme.DARK, orange.withContrast(true));
    window.shoot("accent-dark-more-contrast");
    window.dress(ColorScheme.LIGHT);
    window.shoot("accent-none");
    Paint none = window.onFx(this::groundOfCheckNow);

    assertTrue(((Color) light).getRed() > ((Color) light).getBlue(), light::toString);
    assertEquals(Color.web("#0969da"), none);
  }

  private Paint groundOfCheckNow() {
    return window.find("#check-now", Button.class).getBackground().getFills().getLast().getFill();
  }

  @Test
  void showsThirtyDays(FxRobot robot) throws Exception {
    window.history.view = Scenes.month();
    window.publish(Scenes.down());
    window.resize(480, 960);
    robot.clickOn("#tab-history");
    robot.clickOn("#history-month");
    window.await(() -> window.find("#history-uptime", Label.class).getText().contains("days"));

    window.shoot("month-light");
    window.dress(ColorScheme.DARK);
    window.shoot("month-dark");

    assertEquals(
        "Worked 97.2% of the 16\u00a0days,\u00a06\u00a0hrs watched (54.1% of this time)",
        window.onFx(() -> window.find("#history-uptime", Label.class).getText()));
  }

  @Test
  void showsHistoryAtTwiceTheTextSize(FxRobot robot) throws Exception {
    window.history.incidents = Scenes.incidentsOfDay();
    window.publish(Scenes.down());
    robot.clickOn("#tab-history");
    window.await(() -> !window.find("#history-uptime", Label.class).getText().isEmpty());
    window.onFx(() -> {
      window.root().setStyle("-fx-font-size: 28px");
      return true;
    });
    window.resize(720, 990);
    window.onFx(() -> {
      window.find(".scroll", ScrollPane.class).setVvalue(0.55);
      return true;
    });

    window.shoot("history-large-text");

    assertEquals(
        "3 incidents, the longest 1\u00a0hr,\u00a020\u00a0mins.",
        window.onFx(() -> {
          var spoken = window.find(".history-chart", Node.class).getAccessibleText();
          return spoken.substring(spoken.indexOf("3 incidents"));
        }));
  }

  @Test
  void showsAYear(FxRobot robot) throws Exception {
    window.history.view = Scenes.year();
    window.history.incidents = Scenes.incidentsOfDay();
    window.publish(Scenes.down());
    robot.clickOn("#tab-history");
    window.resize(480, 960);
    robot.clickOn("#history-year");
    window.await(() -> window.find("#history-uptime", Label.class).getText().contains("days"));

    window.shoot("year-light");
    window.dress(ColorScheme.DARK);
    window.shoot("year-dark");
    window.onFx(() -> {
      var chart = window.find(".history-chart", HistoryChart.class);
      var picture = ChartFile.png(ChartPicture.of(chart, "All parts · one year"));
      WholeFile.write(Path.of("target", "screenshots", "chart-picture.png"), picture);
      return true;
    });
  }

  @Test
  void showsDetailsOfAPart(FxRobot robot) throws Exception {
    window.publish(Scenes.degraded());
    window.resize(480, 900);
    robot.clickOn("#part-video .part-header");
    robot.clickOn("#part-images .part-header");

    window.shoot("details");
  }

  @Test
  void showsWhoIsStillBeingAsked() throws Exception {
    window.publish(Scenes.with(Scenes.down(), Activity.CHECKING));
    window.server().onProgress(new Progress(Step.SERVICE, List.of()));
    window.await(
        () -> window.find("#last-check", Label.class).getText().startsWith("Asking TikTok"));
    window.shoot("asking");
    window.publish(Scenes.down());

    window
        .server()
        .onProgress(
            new Progress(Step.WITNESSES, List.of("Globalping", "Bluesky", "Mastodon", "Reddit")));

    window.await(() ->
        window
            .find("#last-check", Label.class)
            .getText()
            .equals("Asking Globalping, Bluesky and 2 others…"));
    window.resize(400, 520);
    window.shoot("asking-witnesses-small");
  }

  @Test
  void showsThatTheMonitorIsGone() throws Exception {
    window.publish(Scenes.down());
    window.killMonitor();

    window.shoot("lost-light");
    window.dress(ColorScheme.DARK);
    window.shoot("lost-dark");
  }
}
