package app.uptick.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "the next check, 60, 60, 60, ",
    "a check that is late, 179, 179, 179, ",
    "a night, 28800, 30, 28800, ASLEEP",
    "a nap between two checks, 120, 60, 120, ASLEEP",
    "two clocks read one after the other, 60, 59, 60, ",
    "a clock set forward, 3660, 60, 60, CLOCK",
    "a clock set back, -3540, 60, 60, ",
    "a night in which the clock was set back, 21600, 30, 28800, ASLEEP",
    "a program that was stopped, 3600, 3600, 3600, ",
  })
  void tellsSleepFromAClockThatWasSet(
      String what, long seconds, long awake, long powered, Unobserved why) {
    Moment before = new Moment(NOON, Duration.ofDays(1), Optional.of(Duration.ofDays(2)));

    Moment now =
        new Moment(
            NOON.plusSeconds(seconds),
            Duration.ofDays(1).plusSeconds(awake),
            Optional.of(Duration.ofDays(2).plusSeconds(powered)));

    assertEquals(Optional.ofNullable(why), now.absenceSince(before, MINUTE), what);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "the next check, 60, 60, ",
    "a night by a clock that stops in sleep, 28800, 30, ASLEEP",
    "a night by a clock that does not, 28800, 28800, ASLEEP",
    "a clock set back, -3540, 60, ",
  })
  void takesLongSilenceForSleepWhereTheSystemDoesNotTell(
      String what, long seconds, long awake, Unobserved why) {
    Moment before = new Moment(NOON, Duration.ofDays(1), Optional.empty());

    Moment now =
        new Moment(
            NOON.plusSeconds(seconds), Duration.ofDays(1).plusSeconds(awake), Optional.empty());

    assertEquals(Optional.ofNullable(why), now.absenceSince(before, MINUTE), what);
  }

  @Test
  void readsTheClocksOfThisDevice() {
    Moment one = Moment.now(Clock.systemUTC());
    Moment next = Moment.now(Clock.systemUTC());

    assertTrue(next.awake().compareTo(one.awake()) >= 0);
    assertTrue(next.absenceSince(one, Duration.ofHours(1)).isEmpty());
  }
}
