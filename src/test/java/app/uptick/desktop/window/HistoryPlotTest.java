package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryPlotTest {

  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  private static HistoryPlot plot(List<Point> points, Band... bands) {
    var view = new HistoryView(START, START.plus(Duration.ofMinutes(100)), points, List.of(bands));
    return HistoryPlot.of(view, 1_000, 200);
  }

  private static Point point(int minute, long millis) {
    return new Point(START.plusSeconds(60L * minute), Duration.ofMillis(millis));
  }

  /// One point a minute.
  private static List<Point> points(long... millis) {
    return IntStream.range(0, millis.length).mapToObj(i -> point(i, millis[i])).toList();
  }

  @Test
  void isNotFlattenedByOneSpike() {
    var millis = LongStream.concat(LongStream.generate(() -> 100).limit(99), LongStream.of(60_000));

    var plot = plot(points(millis.toArray()));

    assertEquals(200, plot.topMillis());
    assertTrue(plot.isClipped(plot.view().points().getLast()));
    assertEquals(0, plot.y(plot.view().points().getLast()));
    assertFalse(plot.isClipped(plot.view().points().getFirst()));
    assertEquals(100, plot.y(plot.view().points().getFirst()));
  }

  @Test
  void hasRoomForTheSlowAnswersOfMostPoints() {
    var points =
        IntStream.range(0, 20)
            .mapToObj(minute ->
                new Point(
                    START.plusSeconds(60L * minute),
                    Duration.ofMillis(100),
                    Duration.ofMillis(minute == 7 ? 30_000 : 390)))
            .toList();

    assertEquals(400, plot(points).topMillis());
  }

  @Test
  void keepsItsScaleWhileItIsMoved() {
    var plot = plot(points(100, 100, 100, 900));

    var moved = plot.at(START.plusSeconds(60), START.plusSeconds(180), 1_000, 200);

    assertEquals(plot.topMillis(), moved.topMillis());
    assertEquals(500, moved.x(START.plusSeconds(120)));
    assertEquals(-500, moved.place(START));
    assertEquals(2, moved.points().size() - 1);
  }

  @Test
  void hatchesOnlyColumnsOfWhichMostWasNotObserved() {
    var columns =
        plot(
                List.of(),
                new Band(START, START.plusSeconds(2), Kind.ASLEEP),
                new Band(START.plusSeconds(2), START.plusSeconds(6), Kind.UP),
                new Band(START.plusSeconds(6), START.plusSeconds(11), Kind.ASLEEP),
                new Band(START.plusSeconds(11), START.plusSeconds(6_000), Kind.UP))
            .unobservedColumns();

    assertEquals(false, columns[0]);
    assertEquals(true, columns[1]);
    assertEquals(false, columns[2]);
  }

  @Test
  void showsAllWhereNothingSticksOut() {
    var plot = plot(points(120, 180, 240, 230));

    assertEquals(250, plot.topMillis());
    assertTrue(plot.view().points().stream().noneMatch(plot::isClipped));
  }

  @Test
  void hasAScaleEvenWithoutAnyPoint() {
    var plot = plot(List.of());

    assertEquals(100, plot.topMillis());
    assertEquals(List.of(), plot.runs());
    assertTrue(plot.nearest(START).isEmpty());
  }

  @Test
  void drawsNoLineOverAGap() {
    var plot =
        plot(List.of(point(0, 100), point(1, 100), point(2, 100), point(6, 100), point(7, 100)));

    assertEquals(List.of(3, 2), plot.runs().stream().map(List::size).toList());
  }

  @Test
  void drawsNoLineOverTimeThatNobodyObserved() {
    var asleep = Scenes.band(START, 1, 2, Kind.UNOBSERVED);

    var plot = plot(List.of(point(0, 100), point(1, 100), point(2, 100), point(3, 100)), asleep);

    assertEquals(List.of(2, 2), plot.runs().stream().map(List::size).toList());
  }

  @Test
  void drawsNoLineOverAGapThatIsShorterThanTheWayFromPointToPoint() {
    var asleep = Scenes.band(START, 17, 27, Kind.ASLEEP);

    var plot = plot(List.of(point(0, 100), point(15, 100), point(30, 100)), asleep);

    assertEquals(List.of(2, 1), plot.runs().stream().map(List::size).toList());
  }

  @Test
  void takesTimeThatNobodyObservedForDifferentReasonsAsOneGap() {
    var asleep = new Band(START.plusSeconds(62), START.plusSeconds(72), Kind.ASLEEP);
    var off = new Band(START.plusSeconds(72), START.plusSeconds(82), Kind.OFF);

    var together = plot(points(100, 100, 100), asleep, off);
    var alone = plot(points(100, 100, 100), asleep);

    assertEquals(2, together.runs().size());
    assertEquals(1, alone.runs().size());
  }

  @Test
  void drawsTheLineOnOverGapsThatAreTooNarrowToBeSeen() {
    var asleep = Scenes.band(START, 2, 6, Kind.ASLEEP);
    var points = List.of(point(0, 100), point(1, 100), point(2, 100), point(6, 100));

    var plot = plot(points, asleep);
    var small = plot.at(START, START.plus(Duration.ofDays(1)), 1_000, 200);

    assertEquals(2, plot.runs().size());
    assertEquals(1, small.runs().size());
  }

  @Test
  void drawsAPointThatStandsAloneOverTheTimeThatItTellsOf() {
    var plot =
        plot(
            List.of(point(0, 100), point(10, 100), point(20, 100), point(30, 100), point(40, 100)),
            Scenes.band(START, 11, 18, Kind.ASLEEP),
            Scenes.band(START, 22, 29, Kind.ASLEEP));

    var alone = plot.lines().get(1);

    assertEquals(List.of(180.0, 220.0), alone.stream().map(HistoryPlot.Spot::x).toList());
    assertEquals(List.of(2, 2, 2), plot.lines().stream().map(List::size).toList());
  }

  @Test
  void showsEvenASinglePoint() {
    var plot = plot(List.of(point(50, 100)));

    assertEquals(
        List.of(498.5, 501.5), plot.lines().getFirst().stream().map(HistoryPlot.Spot::x).toList());
  }

  @Test
  void findsTheMomentUnderThePointer() {
    var plot = plot(points(100, 110, 120));

    var at = plot.moment(10);

    assertEquals(START.plusSeconds(60), at);
    assertEquals(10, plot.x(at));
    assertEquals(Duration.ofMillis(110), plot.nearest(at).orElseThrow().median());
    assertTrue(plot.nearest(START.plusSeconds(3_600)).isEmpty());
  }

  @Test
  void saysOfAMomentWhatCouldBeSaid() {
    var plot =
        plot(
            List.of(),
            Scenes.band(START, 0, 10, Kind.UP),
            Scenes.band(START, 10, 20, Kind.DOWN),
            Scenes.band(START, 90, 100, Kind.UP));

    assertEquals(Kind.UP, plot.kind(START));
    assertEquals(Kind.DOWN, plot.kind(START.plusSeconds(600)));
    assertEquals(Kind.UNOBSERVED, plot.kind(START.plusSeconds(1_200)));
    assertEquals(Kind.UP, plot.kind(START.plusSeconds(6_000)));
  }
}
