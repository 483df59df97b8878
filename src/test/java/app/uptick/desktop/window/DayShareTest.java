package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayShareTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void cutsTimeAtMidnightByThePersonsClock() {
    var days =
        days(
            band("2026-11-20T12:00:00Z", "2026-11-20T22:00:00Z", Kind.UP),
            band("2026-11-20T22:00:00Z", "2026-11-21T00:00:00Z", Kind.DOWN),
            band("2026-11-21T00:00:00Z", "2026-11-21T03:00:00Z", Kind.UP),
            band("2026-11-21T03:00:00Z", "2026-11-22T12:00:00Z", Kind.ASLEEP));

    assertEquals(3, days.size());
    assertEquals(Instant.parse("2026-11-20T23:00:00Z"), days.get(1).from());
    assertEquals(Duration.ofHours(10), days.get(0).up());
    assertEquals(Duration.ofHours(1), days.get(0).bad());
    assertEquals(0.25, days.get(1).badShare());
    assertFalse(days.get(2).isJudged());
    assertEquals(0, days.get(2).badShare());
  }

  @Test
  void knowsDaysOfTwentyThreeAndTwentyFiveHours() {
    var spring = days(band("2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z", Kind.UP));
    var autumn = days(band("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z", Kind.DEGRADED));

    assertEquals(Duration.ofHours(23), spring.get(1).up());
    assertEquals(Duration.ofHours(25), autumn.get(1).bad());
    assertEquals(1, autumn.get(1).badShare());
  }

  @Test
  void countsOnesOwnFaultsNeitherWay() {
    var days =
        days(
            band("2026-11-20T12:00:00Z", "2026-11-20T13:00:00Z", Kind.YOUR_SIDE),
            band("2026-11-20T13:00:00Z", "2026-11-20T14:00:00Z", Kind.OFFLINE),
            band("2026-11-20T14:00:00Z", "2026-11-20T15:00:00Z", Kind.BLOCKED));

    assertEquals(1, days.size());
    assertEquals(1, days.getFirst().badShare());
    assertEquals(Duration.ofHours(1), days.getFirst().bad());
  }

  private static Band band(String from, String to, Kind kind) {
    return new Band(Instant.parse(from), Instant.parse(to), kind);
  }

  private static List<DayShare> days(Band... bands) {
    var all = List.of(bands);
    return DayShare.of(
        new HistoryView(all.getFirst().from(), all.getLast().to(), List.of(), all), BERLIN);
  }
}
