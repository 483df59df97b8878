package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewRangeTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant BEGINNING = NOW.minus(Duration.ofDays(1_000));

  private static ViewRange last(Duration span) {
    return ViewRange.last(span, BEGINNING, NOW);
  }

  @Test
  void zoomsAroundWhatIsUnderThePointer() {
    var day = last(Duration.ofHours(24));

    var zoomed = day.zoomed(0.5, 0.25);

    assertEquals(Duration.ofHours(12), zoomed.span());
    assertEquals(day.moment(0.25), zoomed.moment(0.25));
  }

  @Test
  void comesBackWhenZoomedOutAgain() {
    var day = last(Duration.ofHours(24));

    assertEquals(day, day.zoomed(0.5, 0.75).zoomed(2, 0.75));
  }

  @Test
  void showsNoLessThanTenMinutesAndNoMoreThanAYear() {
    var day = last(Duration.ofHours(24));

    assertEquals(Duration.ofMinutes(10), day.zoomed(0.0001, 0.5).span());
    assertEquals(Duration.ofDays(365), day.zoomed(10_000, 0.5).span());
  }

  @Test
  void neverShowsTheFuture() {
    var day = last(Duration.ofHours(24));

    assertEquals(day, day.moved(0.5));
    assertEquals(NOW, day.zoomed(3, 0).to());
  }

  @Test
  void neverShowsWhatWasLongBeforeTheFirstCheck() {
    var year = last(Duration.ofDays(365));

    assertEquals(BEGINNING, year.moved(-100).from());
    assertEquals(Duration.ofDays(365), year.moved(-100).span());
  }

  @Test
  void goesOnWithTheTimeWhereItEndsNow() {
    var later = NOW.plusSeconds(60);

    var live = last(Duration.ofHours(1)).asOf(BEGINNING, later);
    var past = last(Duration.ofHours(1)).moved(-1).asOf(BEGINNING, later);

    assertTrue(live.isLive());
    assertEquals(later, live.to());
    assertFalse(past.isLive());
    assertEquals(NOW.minus(Duration.ofHours(1)), past.to());
  }

  @Test
  void showsAStretchWithSomeRoomAroundIt() {
    var begin = NOW.minus(Duration.ofDays(10));

    var closer = last(Duration.ofDays(30)).around(begin, begin.plus(Duration.ofHours(2)));

    assertEquals(begin.minus(Duration.ofHours(1)), closer.from());
    assertEquals(begin.plus(Duration.ofHours(3)), closer.to());
  }

  @Test
  void showsTenMinutesEvenOfAYoungerHistory() {
    var range = ViewRange.last(Duration.ofDays(1), NOW.minusSeconds(5), NOW);

    assertEquals(Duration.ofMinutes(10), range.span());
    assertEquals(NOW, range.to());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void staysWithinItsBoundsWhateverIsDone(long seed) {
    var random = new Random(seed);
    var range = last(Duration.ofDays(7));
    for (int n = 0; n < 500; n++) {
      range =
          random.nextBoolean()
              ? range.zoomed(Math.exp(random.nextGaussian()), random.nextDouble())
              : range.moved(random.nextGaussian());

      assertFalse(range.from().isBefore(BEGINNING));
      assertFalse(range.to().isAfter(NOW));
      assertTrue(range.span().compareTo(ViewRange.SHORTEST) >= 0);
      assertTrue(range.span().compareTo(ViewRange.LONGEST) <= 0);
    }
  }
}
