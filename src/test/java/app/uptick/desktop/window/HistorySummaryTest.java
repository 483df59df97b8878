package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistorySummaryTest {

  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  private static HistorySummary summary(Band... bands) {
    return HistorySummary.of(
        new HistoryView(START, START.plus(Duration.ofMinutes(100)), List.of(), List.of(bands)));
  }

  @Test
  void leavesOutWhatNobodyObservedAndOnesOwnFaults() {
    var summary =
        summary(
            Scenes.band(START, 0, 30, Kind.UP),
            Scenes.band(START, 30, 40, Kind.DOWN),
            Scenes.band(START, 40, 60, Kind.YOUR_SIDE),
            Scenes.band(START, 60, 90, Kind.UNOBSERVED),
            Scenes.band(START, 90, 100, Kind.UNKNOWN));

    assertEquals(Duration.ofMinutes(40), summary.judged());
    assertEquals(0.75, summary.share().orElseThrow());
    assertEquals(75.0, summary.percent());
  }

  @Test
  void neverRoundsAnOutageAway() {
    var summary =
        summary(
            Scenes.band(START, 0, 99, Kind.UP),
            new Band(START.plusSeconds(5_940), START.plusSeconds(5_941), Kind.DOWN));

    assertEquals(99.9, summary.percent());
  }

  @Test
  void countsOnlyWhatLiesWithin() {
    var summary =
        summary(Scenes.band(START, -50, 10, Kind.UP), Scenes.band(START, 90, 200, Kind.UP));

    assertEquals(Duration.ofMinutes(20), summary.judged());
  }

  @Test
  void hasNoShareOfNothing() {
    assertTrue(summary().share().isEmpty());
  }

  @Test
  void listsTroublesNewestFirst() {
    var summary =
        summary(
            Scenes.band(START, 0, 10, Kind.DEGRADED),
            Scenes.band(START, 10, 20, Kind.UP),
            Scenes.band(START, 20, 30, Kind.BLOCKED),
            Scenes.band(START, 30, 40, Kind.UNOBSERVED));

    assertEquals(
        List.of(Kind.BLOCKED, Kind.DEGRADED), summary.troubles().stream().map(Band::kind).toList());
  }
}
