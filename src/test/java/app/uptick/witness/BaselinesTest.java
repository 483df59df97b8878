package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.witness.Baselines.Usual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselinesTest {

  /// A Wednesday.
  private static final Instant NOW = Instant.parse("2026-11-18T20:00:00Z");

  private static final Duration SPAN = Duration.ofMinutes(10);

  @TempDir private Path folder;
  private final Baselines baselines = Baselines.inMemory();

  @Test
  void goesByTheDayBeforeWhereNothingElseIsKnown() {
    assertEquals(new Usual(7, 2), usual(7));
  }

  @Test
  void takesTheMeanOfLikeHours() {
    keep(NOW.minus(Duration.ofDays(2)), 10);
    keep(NOW.minus(Duration.ofDays(5)).minus(Duration.ofHours(1)), 13);

    assertEquals(new Usual(10, 2), usual(7));
  }

  @Test
  void leavesOtherHoursAndTheWeekendOut() {
    keep(NOW.minus(Duration.ofDays(2)).minus(Duration.ofHours(5)), 100);
    keep(NOW.minus(Duration.ofDays(3)), 100);
    keep(NOW.minus(Duration.ofMinutes(30)), 100);

    assertEquals(new Usual(7, 2), usual(7));
  }

  @Test
  void leavesPastTroubleOut() {
    keep(NOW.minus(Duration.ofDays(2)), 10);
    keep(NOW.minus(Duration.ofDays(5)), 500);
    baselines.trouble(NOW.minus(Duration.ofDays(5)).plus(Duration.ofHours(1)));
    baselines.trouble(NOW.minus(Duration.ofDays(1)));

    assertEquals(new Usual(10, 2), usual(350));
  }

  @Test
  void hasNothingToCompareWithWhereTheOnlyLikeHourWasTrouble() {
    baselines.trouble(NOW.minus(Duration.ofDays(1)));

    assertEquals(new Usual(5, 2, false), usual(350));
  }

  @Test
  void isNotMovedByAnHourOfTroubleThatNobodyNoted() {
    for (int day = 2; day <= 30; day++) {
      keep(NOW.minus(Duration.ofDays(day)), day == 5 ? 4000 : 10);
    }

    assertEquals(new Usual(10, 10), usual(10));
  }

  @Test
  void boundsWhatIsReadInAnHourAndInADay() throws IOException {
    Path file = folder.resolve("talk.properties");
    for (int hour = 0; hour < 4; hour++) {
      Instant at = NOW.plus(Duration.ofHours(hour));
      assertTrue(Baselines.in(file).budget().left(at) > 0, "hour " + hour);
      Baselines.in(file).budget().spend(at, ByteBudget.PER_HOUR);
      assertTrue(Baselines.in(file).budget().left(at.plusSeconds(3500)) <= 0, "hour " + hour);
    }

    assertTrue(Baselines.in(file).budget().left(NOW.plus(Duration.ofHours(10))) <= 0);
    assertEquals(
        ByteBudget.PER_HOUR, Baselines.in(file).budget().left(NOW.plus(Duration.ofHours(28))));
  }

  @Test
  void usesTheSpreadOfManyLikeHours() {
    for (int week = 1; week <= 4; week++) {
      keep(NOW.minus(Duration.ofDays(7L * week)), 10);
      keep(NOW.minus(Duration.ofDays(7L * week + 1)), 10 + week);
    }
    Usual even = usual(10);

    assertEquals(10, even.dispersion());
  }

  @Test
  void scalesShorterStretches() {
    Usual half = baselines.usual("Bluesky", NOW, SPAN.dividedBy(2), 4);

    assertEquals(4, half.mean(), 1e-9);
  }

  @Test
  void remembersOverRestartsAndForgetsABrokenFile() throws IOException {
    Path file = folder.resolve("talk.properties");
    Baselines.in(file).keep("Bluesky", NOW.minus(Duration.ofDays(2)), SPAN, 11);
    assertEquals(9, Baselines.in(file).usual("Bluesky", NOW, SPAN, 7).mean());

    Files.writeString(file, "Bluesky 2026-11-16T20\\:00\\:00Z=NaN\nBluesky x=1\n\\u12");

    assertEquals(7, Baselines.in(file).usual("Bluesky", NOW, SPAN, 7).mean());
  }

  @Test
  void keepsNoMoreThanItNeeds() throws IOException {
    Path file = folder.resolve("talk.properties");
    Baselines many = Baselines.in(file);
    for (int minute = 0; minute < 400; minute++) {
      many.keep("Bluesky", NOW.plus(Duration.ofMinutes(minute)), SPAN, 1);
    }

    assertTrue(Files.readAllLines(file).size() <= 303);
  }

  private Usual usual(int dayBefore) {
    return baselines.usual("Bluesky", NOW, SPAN, dayBefore);
  }

  private void keep(Instant at, int people) {
    baselines.keep("Bluesky", at, SPAN, people);
  }
}
