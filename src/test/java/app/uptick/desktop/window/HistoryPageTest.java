package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Kind;
import app.uptick.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The page of the history alone, by a clock that never stands still.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class HistoryPageTest {

  private final LinkedWindow.MutableHistory history = new LinkedWindow.MutableHistory();
  private final AtomicInteger ticks = new AtomicInteger();
  private HistoryController page;
  private Parent root;

  @TempDir private static Path folder;

  @Start
  void open(Stage stage) throws IOException {
    var texts = Texts.load(MainView.TEXTS, Locale.UK);
    var time = new TimeWords(texts, () -> ZoneOffset.UTC, Locale.UK);
    var status = new UiStatus(Runnable::run);
    InstantSource clock = this::tick;
    page =
        new HistoryController(
            new WindowModel(status, clock, texts, time),
            status,
            new HistoryLoader(history, clock),
            texts,
            time);
    var loader = new FXMLLoader(MainView.class.getResource("history.fxml"), texts.bundle());
    loader.setControllerFactory(type -> page);
    root = loader.load();
    root.setVisible(true);
    stage.setScene(new Scene(root, 480, 600));
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  private Instant tick() {
    return Scenes.NOW.plusMillis(ticks.getAndIncrement());
  }

  private void await(String selector, String beginning) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> text(selector).startsWith(beginning));
  }

  private String text(String selector) {
    return ((Label) root.lookup(selector)).getText();
  }

  @Test
  void showsWhatIsChosenWhileTimeGoesOn(FxRobot robot) throws Exception {
    await("#history-uptime", "Worked");

    robot.clickOn("#history-week");
    await("#history-range", "15 Nov 2026, 10:15 to now");

    robot.clickOn("#history-zoom-in");
    robot.clickOn("#history-fit");
    await("#history-range", "15 Nov 2026, 10:15 to now");
  }

  @Test
  void saysThatThereWasMoreTroubleThanItLists(FxRobot robot) throws Exception {
    await("#history-uptime", "Worked");
    var from = Scenes.NOW.minus(Duration.ofHours(24));
    var bands =
        IntStream.range(0, 23)
            .boxed()
            .flatMap(hour ->
                Stream.of(
                    Scenes.band(from, 60 * hour, 60 * hour + 50, Kind.UP),
                    Scenes.band(from, 60 * hour + 50, 60 * hour + 60, Kind.DOWN)))
            .toList();
    history.view = new HistoryView(from, Scenes.NOW, List.of(), bands);

    robot.clickOn("#history-week");

    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> root.lookup("#history-unlisted") instanceof Label);
    assertEquals(
        "3 earlier ones are not listed here. All incidents are under “Incidents”.",
        text("#history-unlisted"));
  }

  @Test
  void savesWhatIsShownOrSaysWhyNot(FxRobot robot) throws Exception {
    var file = folder.resolve("chart.csv");
    var nowhere = folder.resolve("gone").resolve("chart.csv");

    robot.interact(() -> page.save(file, () -> new byte[] {1}));
    await("#history-saved", "Saved as " + file);
    robot.interact(() -> page.save(nowhere, () -> new byte[] {1}));
    await("#history-saved", nowhere + " was not saved");

    assertEquals(1, Files.size(file));
  }
}
