package app.uptick.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Notice;
import app.uptick.model.State;
import app.uptick.monitor.SimulatedWatch.Told;
import app.uptick.monitor.Spell.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is told, and above all what is not, of things that happen to a laptop: by the monitor's own
/// loop, and a clock that runs as fast as it can.
final class SilenceTest {

  private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");
  private static final int SEED = 7;

  /// Begun at every third second of an interval, so that it meets each part of a round and a burst.
  private static final int STARTS = 66;

  private static final int STEP = 3;

  // ---- silence

  @Test
  void oneLostPacketIsNothing() {
    assertSilentWhereverItBegins(Kind.LOST_PACKET, Duration.ofSeconds(60));
  }

  @Test
  void threeSecondsOfErrorsAreNothing() {
    assertSilentWhereverItBegins(Kind.SERVICE_BLIP, Duration.ofSeconds(3));
  }

  @Test
  void threeSecondsOfErrorsThatWantToBeLeftAloneAreNothing() {
    assertSilentWhereverItBegins(Kind.ANNOUNCED_BLIP, Duration.ofSeconds(3));
  }

  @Test
  void threeSecondsWithoutInternetAreNothing() {
    assertSilentWhereverItBegins(Kind.NO_INTERNET, Duration.ofSeconds(3));
  }

  @Test
  void wifiBlipIsNothing() {
    assertSilentWhereverItBegins(Kind.WIFI_BLIP, Duration.ofSeconds(7));
  }

  @Test
  void oneDeadHostIsNothing() {
    for (int host = 0; host < 14; host++) { // which host is dead goes by when it begins
      Instant from = MORNING.plusSeconds(600).plusMillis(host);

      SimulatedWatch watch = hours(3, new Spell(Kind.ONE_HOST_DEAD, from, from.plusSeconds(7200)));

      assertEquals(List.of(), watch.told());
    }
  }

  @Test
  void oneDeadHostIsAskedNoOftenerThanAnyOther() {
    SimulatedWatch watch = hours(3, spell(Kind.ONE_HOST_DEAD, 600, 9000));

    assertTrue(watch.asking().fullRounds() < 8, () -> watch.asking().fullRounds() + " full rounds");
  }

  /// Every host is asked in turn meanwhile, so that fifty minutes see all of them many times.
  @ParameterizedTest
  @EnumSource(names = {"ERRORS", "REFUSALS", "LATE_ANSWERS", "LOGIN_FAILS", "VIDEOS_FAIL"})
  void lastingOutageIsAskedAboutNoOftenerThanPeace(Kind kind) {
    Instant from = MORNING.plusSeconds(600);
    Instant confirmed = from.plusSeconds(600);

    SimulatedWatch watch = hours(2, new Spell(kind, from, from.plusSeconds(6000)));

    long asked = watch.asking().between(confirmed, confirmed.plusSeconds(50 * 60));
    assertTrue(asked <= 100, () -> asked + " requests in fifty minutes");
    assertTrue(asked >= 60, () -> asked + " requests in fifty minutes");
  }

  @Test
  void oneDeadControlIsNothing() {
    assertEquals(List.of(), hours(3, spell(Kind.ONE_CONTROL_DEAD, 600, 7200)).told());
  }

  @Test
  void challengePageIsNothing() {
    SimulatedWatch watch = hours(3, spell(Kind.ROBOT_CHECKS, 600, 7200));

    assertEquals(List.of(), watch.told());
    assertEquals(State.UP, watch.last().standing().state());
  }

  @Test
  void hourOfTwoPercentLossIsNothing() {
    for (int seed = 0; seed < 20; seed++) {
      SimulatedWatch watch = watch(seed, 2, spell(Kind.LOSS, 600, 3600));

      assertEquals(List.of(), watch.told(), "by seed " + seed);
    }
  }

  @Test
  void eightHoursOfSleepAreNothing() {
    for (int second = 0; second < STARTS; second += STEP) {
      SimulatedWatch watch = hours(10, spell(Kind.ASLEEP, 600 + second, 8 * 3600));

      assertEquals(List.of(), watch.told());
    }
  }

  @Test
  void networkThatComesAfterWakingIsNothing() {
    for (int second = 0; second < STARTS; second += STEP) {
      Spell sleep = spell(Kind.ASLEEP, 600 + second, 8 * 3600);
      Spell without = spell(Kind.MOVING, 600 + second + 8 * 3600, 45);

      SimulatedWatch watch = hours(10, sleep, without);

      assertEquals(List.of(), watch.told());
      assertEquals(State.UP, watch.last().standing().state());
    }
  }

  /// A portal that nobody has logged in at yet, or a router that still starts.
  @Test
  void networkWithoutInternetAfterWakingIsNothing() {
    for (int second = 0; second < STARTS; second += STEP) {
      Spell sleep = spell(Kind.ASLEEP, 600 + second, 8 * 3600);
      Spell without = spell(Kind.NO_INTERNET, 600 + second + 8 * 3600, 45);

      assertEquals(List.of(), hours(10, sleep, without).told());
    }
  }

  @Test
  void sleepDuringRoundDropsIt() {
    Instant round = hours(1).checkedAt().get(10);

    SimulatedWatch watch =
        hours(3, new Spell(Kind.ASLEEP, round.plusMillis(50), round.plusSeconds(3600)));

    assertFalse(watch.checkedAt().contains(round));
    assertEquals(List.of(), watch.told());
  }

  @Test
  void changeOfNetworkDuringRoundDropsIt() {
    Instant round = hours(1).checkedAt().get(10);

    SimulatedWatch watch =
        hours(1, new Spell(Kind.MOVING, round.plusMillis(50), round.plusSeconds(5)));

    assertFalse(watch.checkedAt().contains(round));
    assertEquals(List.of(), watch.told());
    assertEquals(State.UP, watch.last().standing().state());
  }

  @Test
  void bootBeforeNetworkIsSilentThenUp() {
    SimulatedWatch watch = hours(1, spell(Kind.MOVING, 0, 40));

    assertEquals(List.of(), watch.told());
    assertEquals(State.UP, watch.last().standing().state());
  }

  @Test
  void hourOfNothingIsSilentAndPolite() {
    SimulatedWatch watch = hours(1);

    assertEquals(List.of(), watch.told());
    assertEquals(1, watch.asking().fullRounds());
    assertTrue(watch.asking().idleRequests() <= 120);
  }

  // ---- words

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {
        "ERRORS",
        "REFUSALS",
        "OVERLOAD",
        "LATE_ANSWERS",
        "LOGIN_FAILS",
        "VIDEOS_FAIL",
        "NAMES_DENIED",
        "NO_INTERNET",
        "NO_NAMES",
        "PORTAL"
      })
  void outageAndRecoveryAreToldOnceEach(Kind kind) {
    SimulatedWatch watch = hours(3, spell(kind, 600, 3600));

    List<Told> told = watch.told().stream().filter(each -> !isChange(each)).toList();
    assertEquals(List.of(Notice.Kind.TROUBLE, Notice.Kind.RECOVERY), kinds(told));
    assertEquals(kind.truth(), told.getFirst().state());
    assertTrue(told.getLast().at().isAfter(MORNING.plusSeconds(4200)));
    assertTrue(told.getLast().at().isBefore(MORNING.plusSeconds(4200 + 360)));
  }

  @Test
  void cleanOutageIsToldWithinOneIntervalAndFifteenSecondsWheneverItBegins() {
    for (Kind kind : List.of(Kind.ERRORS, Kind.REFUSALS)) {
      for (int second = 0; second < STARTS; second += STEP) {
        Spell outage = spell(kind, 600 + second, 1800);

        Told first = hours(1, outage).told().getFirst();

        assertTrue(first.at().isBefore(outage.from().plusSeconds(66 + 15)), first::toString);
      }
    }
  }

  @Test
  void politeInCleanOutage() {
    SimulatedWatch watch = hours(3, spell(Kind.REFUSALS, 600, 7200));

    assertTrue(watch.asking().mostWithin(Duration.ofSeconds(20)) <= 20);
  }

  @Test
  void outageIsToldAfterWaking() {
    SimulatedWatch watch =
        hours(10, spell(Kind.ASLEEP, 600, 8 * 3600), spell(Kind.ERRORS, 7200, 8 * 3600));

    assertEquals(List.of(Notice.Kind.TROUBLE), kinds(watch.told()));
    assertEquals(State.DOWN, watch.told().getFirst().state());
    assertTrue(watch.told().getFirst().at().isBefore(MORNING.plusSeconds(600 + 8 * 3600 + 81)));
  }

  @Test
  void recoveryThatWasSleptThroughIsToldOnce() {
    SimulatedWatch watch =
        hours(10, spell(Kind.ERRORS, 300, 3600), spell(Kind.ASLEEP, 1800, 8 * 3600));

    assertEquals(List.of(Notice.Kind.TROUBLE, Notice.Kind.RECOVERY), kinds(watch.told()));
  }

  @Test
  void stateThatOscillatesIsToldOnceAsUnstableAndHeld() {
    List<Spell> spells = new ArrayList<>();
    IntStream.range(0, 20).forEach(each -> spells.add(spell(Kind.ERRORS, 600 + each * 300, 120)));

    SimulatedWatch watch = watch(SEED, 5, spells.toArray(Spell[]::new));

    List<Told> told = watch.told();
    long unstable = told.stream().filter(Told::flapping).count();
    assertEquals(1, unstable, told::toString);
    assertTrue(told.size() <= 10, () -> told.size() + " notices of 20 outages: " + told);
    assertEquals(Notice.Kind.RECOVERY, told.getLast().kind());
    assertEquals(State.UP, watch.last().standing().state());
  }

  // ---- how it is told here

  private static void assertSilentWhereverItBegins(Kind kind, Duration length) {
    for (int second = 0; second < STARTS; second += STEP) {
      SimulatedWatch watch = hours(1, spell(kind, 600 + second, length.toSeconds()));

      assertEquals(List.of(), watch.told(), "begun after " + second + " s");
    }
  }

  private static boolean isChange(Told told) {
    return told.kind() == Notice.Kind.CHANGE;
  }

  private static List<Notice.Kind> kinds(List<Told> told) {
    return told.stream().map(Told::kind).toList();
  }

  private static Spell spell(Kind kind, long afterSeconds, long seconds) {
    Instant from = MORNING.plusSeconds(afterSeconds);
    return new Spell(kind, from, from.plusSeconds(seconds));
  }

  /// Nothing goes wrong but what is said.
  private static SimulatedWatch hours(int hours, Spell... spells) {
    return watch(SEED, hours, spells);
  }

  private static SimulatedWatch watch(int seed, int hours, Spell... spells) {
    Instant end = MORNING.plus(Duration.ofHours(hours));
    return new SimulatedWatch(MORNING, end, List.of(spells), 0, new Random(seed));
  }
}
