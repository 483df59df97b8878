package app.uptick.monitor;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Notice;
import app.uptick.monitor.SimulatedWatch.Told;
import app.uptick.monitor.Spell.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A year of polls, with all that goes wrong by itself, ends without a false alarm, and with every
/// real outage told.
final class YearSimulationTest {

  /// One interval of a minute and a tenth, and fifteen seconds.
  private static final Duration SOON = Duration.ofSeconds(66 + 15);

  @Test
  void tellsEveryRealOutageAndNothingElse() {
    SimulatedYear year = SimulatedYear.shared();

    System.out.println(year.table());

    assertAll(
        () -> assertEquals(List.of(), year.falseAlarms(), "false alarms"),
        () -> assertEquals(List.of(), year.falseRecoveries(), "false recoveries"),
        () -> assertEquals(List.of(), year.missed(), "missed"),
        () -> assertTrue(year.real().size() > 100, "too little happened"));
  }

  @Test
  void troubleAndRecoveryAlternate() {
    SimulatedYear.shared().months().forEach(YearSimulationTest::assertTroubleAndRecoveryAlternate);
  }

  private static void assertTroubleAndRecoveryAlternate(SimulatedWatch month) {
    boolean trouble = false;
    for (Told each : month.told()) {
      boolean recovers = each.kind() == Notice.Kind.RECOVERY;
      boolean begins = each.kind() == Notice.Kind.TROUBLE;
      assertTrue(recovers ? trouble : begins != trouble, () -> each + " at the wrong time");
      trouble = !recovers;
    }
  }

  @Test
  void cleanOutageIsToldWithinOneIntervalAndFifteenSeconds() {
    for (Kind clean : List.of(Kind.ERRORS, Kind.REFUSALS)) {
      Duration worst = SimulatedYear.shared().timesToTell(clean).getLast();

      assertTrue(worst.compareTo(SOON) <= 0, () -> clean + " was told after " + worst);
    }
  }

  @Test
  void asksPolitely() {
    SimulatedYear year = SimulatedYear.shared();

    int most = year.mostWithin(Duration.ofSeconds(20));

    assertTrue(year.idlePerMinute() <= 2);
    assertTrue(most <= 20, () -> most + " requests in a burst");
  }
}
