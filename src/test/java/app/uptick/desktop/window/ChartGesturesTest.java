package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.text.Texts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The chart under a real wheel, pointer and keyboard.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ChartGesturesTest {

  private static final Duration DAY = Duration.ofHours(24);

  private final List<String> opened = new ArrayList<>();
  private HistoryChart chart;

  @Start
  void open(Stage stage) {
    var texts = Texts.load(MainView.TEXTS, Locale.UK);
    var beginning = Scenes.NOW.minus(ViewRange.LONGEST);
    var day = ViewRange.last(DAY, beginning, Scenes.NOW);
    chart = new HistoryChart(day, texts, new TimeWords(texts, () -> ZoneOffset.UTC, Locale.UK));
    chart.onOpenIncident(incident -> opened.add(incident.id()));
    chart.onFit(() -> chart.setRange(day));
    stage.setScene(new Scene(new VBox(chart), 480, 300));
    stage.setX(0);
    stage.setY(0);
    stage.show();
    chart.show(Scenes.day(), Scenes.incidentsOfDay());
  }

  private ViewRange range() {
    WaitForAsyncUtils.waitForFxEvents();
    return chart.rangeProperty().get();
  }

  private Point2D at(double share, double y) {
    var frame = frame();
    return chart.localToScreen(frame.left() + share * frame.plotWidth(), y);
  }

  private ChartFrame frame() {
    return new ChartFrame(chart.getWidth(), chart.getHeight(), chart.text(), false);
  }

  @Test
  void zoomsWithCtrlAndTheWheelAndMovesWithTheDraggedPointer(FxRobot robot) {
    robot.interact(() -> chart.fireEvent(wheel(0, 120, true)));
    var zoomed = range();

    robot.drag(at(0.5, 100)).dropTo(at(0.75, 100));
    var moved = range();
    robot.doubleClickOn(at(0.5, 100));

    assertTrue(zoomed.span().compareTo(DAY) < 0);
    assertEquals(zoomed.span(), moved.span());
    assertTrue(moved.from().isBefore(zoomed.from()));
    assertEquals(DAY, range().span());
    assertTrue(range().isLive());
  }

  @Test
  void leavesTheWheelAloneToThePageAround(FxRobot robot) {
    var page = new AtomicInteger();
    robot.interact(() -> {
      chart.getParent().addEventHandler(ScrollEvent.SCROLL, event -> page.incrementAndGet());
      chart.fireEvent(wheel(0, -40, false));
    });
    var read = range();

    robot.interact(() -> chart.fireEvent(wheel(0, 40, true)));
    var zoomed = range();
    robot.interact(() -> chart.fireEvent(wheel(40, 0, false)));

    assertEquals(1, page.get());
    assertEquals(DAY, read.span());
    assertTrue(zoomed.span().compareTo(DAY) < 0);
    assertEquals(zoomed.span(), range().span());
    assertTrue(range().from().isBefore(zoomed.from()));
  }

  private static ScrollEvent wheel(double toSide, double up, boolean control) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        240,
        100,
        240,
        100,
        false,
        control,
        false,
        false,
        false,
        false,
        toSide,
        up,
        toSide,
        up,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  @Test
  void isWorkedWithTheKeysAlone(FxRobot robot) {
    robot.interact(chart::requestFocus);

    robot.push(KeyCode.ADD);
    assertEquals(Duration.ofHours(12), range().span());

    robot.push(KeyCode.PAGE_UP);
    assertFalse(range().isLive());

    robot.push(KeyCode.DIGIT0);
    assertEquals(DAY, range().span());

    robot.push(KeyCode.END);
    assertEquals(chart.readingProperty().get(), spoken());
    assertTrue(spoken().startsWith("10:15 · Working"), this::spoken);
  }

  private String spoken() {
    return String.valueOf(chart.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING));
  }

  @Test
  void opensTheIncidentWhoseMarkIsClicked(FxRobot robot) {
    double middle = (1_300 + 1_355) / 2.0 / 1_440;

    robot.clickOn(at(middle, frame().top() / 2));

    assertEquals(List.of("down"), opened);
    assertTrue(
        chart.readingProperty().get().contains("TikTok is down for many people."),
        () -> chart.readingProperty().get());
  }
}
