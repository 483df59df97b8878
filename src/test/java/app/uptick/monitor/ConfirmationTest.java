package app.uptick.monitor;

import static app.uptick.model.Cause.CAPTIVE_PORTAL;
import static app.uptick.model.Cause.NO_INTERNET;
import static app.uptick.model.Cause.NO_NETWORK;
import static app.uptick.model.Cause.OVERLOAD;
import static app.uptick.model.Cause.SERVER_ERROR;
import static app.uptick.model.Cause.UNREACHABLE;
import static app.uptick.model.State.BLOCKED;
import static app.uptick.model.State.DEGRADED;
import static app.uptick.model.State.DOWN;
import static app.uptick.model.State.UNKNOWN;
import static app.uptick.model.State.UP;
import static app.uptick.model.State.YOUR_SIDE;
import static app.uptick.monitor.Diagnoses.at;
import static app.uptick.monitor.Diagnoses.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Cause;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import app.uptick.monitor.Confirmation.Step;
import app.uptick.monitor.Confirmation.Unfinished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConfirmationTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final List<StatusChange> changes = new ArrayList<>();
  private Confirmation confirmation = of(MINUTE, null);

  @BeforeEach
  void beginWell() {
    round(0, UP, Cause.NONE);
    changes.clear();
  }

  // ---- trouble begins

  @Test
  void staysQuietUntilThirdFailure() {
    round(60, DOWN, SERVER_ERROR);
    round(62, DOWN, SERVER_ERROR);

    assertEquals(List.of(), told());

    round(65, DOWN, SERVER_ERROR);

    assertEquals(List.of("up>down"), told());
  }

  @Test
  void threeFailuresWithinFiveSecondsAreNotEnough() {
    round(60, DOWN, SERVER_ERROR);
    round(61, DOWN, SERVER_ERROR);
    round(62, DOWN, SERVER_ERROR);
    round(63, DOWN, SERVER_ERROR);

    assertEquals(List.of(), told());
  }

  @Test
  void blipOfThreeSecondsIsNothing() {
    round(60, DOWN, SERVER_ERROR);
    round(62, DOWN, SERVER_ERROR);
    Step step = round(65, UP, Cause.NONE);

    assertEquals(List.of(), told());
    assertEquals(UP, step.standing().state());
    assertNull(step.lookAgainIn());
  }

  @Test
  void suspicionOfLightRoundCountsAsTheFirstFailure() {
    confirmation.suspect(at(60));
    round(60.3, DOWN, SERVER_ERROR);
    round(62, DOWN, SERVER_ERROR);
    round(65, DOWN, SERVER_ERROR);

    assertEquals(List.of("up>down"), told());
    assertEquals(at(60), changes.getFirst().incidentSince());
  }

  /// A request of a light round that ran out of time is no word about this device's side.
  @Test
  void suspicionIsNoStepTowardsTroubleOfYourSide() {
    confirmation.suspect(at(60));
    round(68, YOUR_SIDE, NO_INTERNET);
    round(70, YOUR_SIDE, NO_INTERNET);
    round(73, YOUR_SIDE, NO_INTERNET);

    assertEquals(List.of(), told());

    round(78, YOUR_SIDE, NO_INTERNET);

    assertEquals(List.of("up>your-side"), told());
  }

  @Test
  void suspicionThatCameToNothingCountsForNothing() {
    confirmation.suspect(at(60));
    round(60.3, UP, Cause.NONE);
    round(120, DOWN, SERVER_ERROR);
    round(122, DOWN, SERVER_ERROR);

    assertEquals(List.of(), told());
  }

  @Test
  void looksAgainAfterTwoFiveAndTenSeconds() {
    assertEquals(Duration.ofMillis(1800), round(60, DOWN, SERVER_ERROR).lookAgainIn());
    assertEquals(Duration.ofMillis(2800), round(62, DOWN, SERVER_ERROR).lookAgainIn());
    assertNull(round(65, DOWN, SERVER_ERROR).lookAgainIn(), "confirmed: back to the usual pace");
  }

  @Test
  void whatWavesBetweenWorseAndLessBadIsTrouble() {
    round(60, DEGRADED, OVERLOAD);
    round(62, DOWN, SERVER_ERROR);
    round(65, DEGRADED, SERVER_ERROR);

    assertEquals(List.of("up>degraded"), told());
  }

  @Test
  void yourSideNeedsTenSeconds() {
    round(60, YOUR_SIDE, NO_INTERNET);
    round(62, YOUR_SIDE, NO_INTERNET);
    round(65, YOUR_SIDE, NO_INTERNET);

    assertEquals(List.of(), told());

    round(70, YOUR_SIDE, NO_INTERNET);

    assertEquals(List.of("up>your-side"), told());
  }

  @Test
  void troubleOfYourSideIsNoStepTowardsTroubleOfTheServices() {
    round(60, YOUR_SIDE, NO_INTERNET);
    round(62, YOUR_SIDE, NO_INTERNET);
    round(65, DOWN, SERVER_ERROR);
    round(67, DOWN, SERVER_ERROR);

    assertEquals(List.of(), told());
  }

  // ---- trouble goes on

  @Test
  void worseWithinAnIncidentIsTheSameIncident() {
    goDown(60, DEGRADED, OVERLOAD);
    String incident = changes.getFirst().incident();
    changes.clear();

    round(130, DOWN, SERVER_ERROR);
    round(190, DOWN, SERVER_ERROR);
    round(251, DOWN, SERVER_ERROR);

    assertEquals(List.of("degraded>down"), told());
    assertNotNull(incident);
    assertEquals(incident, changes.getFirst().incident());
  }

  @Test
  void anotherStateForAMomentIsNoChange() {
    goDown(60, DOWN, SERVER_ERROR);
    changes.clear();

    round(130, DEGRADED, OVERLOAD);
    round(190, DOWN, SERVER_ERROR);
    round(250, DEGRADED, OVERLOAD);

    assertEquals(List.of(), told());
  }

  @Test
  void anotherCauseIsTheSameIncidentOnceItHasLasted() {
    goDown(60, DOWN, UNREACHABLE);
    changes.clear();

    round(130, DOWN, SERVER_ERROR);
    round(190, DOWN, SERVER_ERROR);
    assertEquals(List.of(), told());
    round(251, DOWN, SERVER_ERROR);

    assertEquals(List.of("down>down"), told());
    assertEquals(SERVER_ERROR, changes.getFirst().cause());
  }

  @Test
  void confirmedTroubleGoesBackToTheUsualPace() {
    goDown(60, DOWN, SERVER_ERROR);

    assertNull(round(130, DOWN, SERVER_ERROR).lookAgainIn());
  }

  // ---- trouble ends

  @Test
  void recoveryNeedsThreeGoodRoundsOverAMinute() {
    goDown(60, DOWN, SERVER_ERROR);
    changes.clear();

    Step first = round(300, UP, Cause.NONE);
    round(320, UP, Cause.NONE);
    round(340, UP, Cause.NONE);
    assertEquals(List.of(), told());
    round(360, UP, Cause.NONE);

    assertEquals(Duration.ofSeconds(20), first.lookAgainIn());
    assertEquals(List.of("down>up"), told());
    assertEquals(at(60), changes.getFirst().incidentSince());
    assertNull(confirmation.standing().incident());
    assertEquals(at(300), confirmation.standing().since(), "well since the first good round");
  }

  @Test
  void recoveryIsQuickerForThoseWhoLookOften() {
    confirmation = of(Duration.ofSeconds(5), null);
    round(0, UP, Cause.NONE);
    goDown(60, DOWN, SERVER_ERROR);
    changes.clear();

    round(100, UP, Cause.NONE);
    round(105, UP, Cause.NONE);
    round(110, UP, Cause.NONE);
    assertEquals(List.of(), told());
    round(115, UP, Cause.NONE);

    assertEquals(List.of("down>up"), told());
  }

  @Test
  void outageWithGapsIsOneOutage() {
    goDown(60, DOWN, SERVER_ERROR);
    changes.clear();

    for (int minute = 2; minute < 20; minute += 2) {
      round(minute * 60, UP, Cause.NONE);
      round(minute * 60 + 20, UP, Cause.NONE);
      round(minute * 60 + 50, DOWN, SERVER_ERROR);
    }

    assertEquals(List.of(), told());
  }

  @Test
  void recoveryThatDidNotLastMakesTheNextOneProveItselfLonger() {
    confirmation = of(Duration.ofSeconds(5), null);
    round(0, UP, Cause.NONE);
    goDown(60, DOWN, SERVER_ERROR);
    goUp(100, 15);
    goDown(120, DOWN, SERVER_ERROR);
    changes.clear();

    round(140, UP, Cause.NONE);
    round(147, UP, Cause.NONE);
    round(156, UP, Cause.NONE);
    assertEquals(List.of(), told(), "16 s were enough the first time");
    round(163, UP, Cause.NONE);

    assertEquals(List.of("down>up"), told());
  }

  @Test
  void nextOutageIsAnotherIncident() {
    goDown(60, DOWN, SERVER_ERROR);
    goUp(300, 60);
    goDown(3000, DOWN, SERVER_ERROR);

    assertEquals(List.of("up>down", "down>up", "up>down"), told());
    assertNotEquals(changes.getFirst().incident(), changes.getLast().incident());
  }

  // ---- not knowing

  @Test
  void unknownChangesNothing() {
    round(60, DOWN, SERVER_ERROR);
    round(62, UNKNOWN, Cause.UNCLEAR);
    round(65, DOWN, SERVER_ERROR);
    assertEquals(List.of(), told());
    round(70, DOWN, SERVER_ERROR);
    assertEquals(List.of("up>down"), told());
    changes.clear();

    for (int second = 80; second < 2000; second += 60) {
      round(second, UNKNOWN, Cause.UNCLEAR);
    }

    assertEquals(List.of(), told());
    assertEquals(DOWN, confirmation.standing().state());
  }

  @Test
  void whileNothingCanBeToldNobodyHurriesForLong() {
    round(60, DOWN, SERVER_ERROR);

    assertEquals(Duration.ofSeconds(2), round(80, UNKNOWN, Cause.UNCLEAR).lookAgainIn());
    assertNull(round(95, UNKNOWN, Cause.UNCLEAR).lookAgainIn(), "back to the usual pace");
  }

  // ---- starting, sleeping, moving

  @Test
  void startingWithoutNetworkIsSilentUntilOthersAnswer() {
    confirmation = of(MINUTE, null);

    for (int second = 0; second < 30; second += 3) {
      Step step = round(second, YOUR_SIDE, NO_NETWORK);
      assertEquals(Duration.ofSeconds(3), step.lookAgainIn());
    }
    assertNull(round(30, YOUR_SIDE, NO_NETWORK).lookAgainIn(), "back to the usual pace");
    assertEquals(List.of(), told());
    assertEquals(YOUR_SIDE, confirmation.standing().state(), "the icon may say so");
    assertNull(confirmation.standing().incident());

    round(60, UP, Cause.NONE);

    assertEquals(List.of("unknown>up"), told());
    assertNull(changes.getFirst().incident(), "there is nothing to tell anybody");
  }

  @Test
  void startingWithoutNetworkIsToldWhenItLasts() {
    confirmation = of(MINUTE, null);

    for (int second = 0; second <= 90; second += 30) {
      round(second, YOUR_SIDE, NO_NETWORK);
    }
    assertEquals(List.of(), told());
    round(120, YOUR_SIDE, NO_NETWORK);
    round(122, YOUR_SIDE, NO_NETWORK);
    round(130, YOUR_SIDE, NO_NETWORK);

    assertEquals(1, changes.size());
    assertNotNull(changes.getFirst().incident());
  }

  @Test
  void startingIntoAnOutageTellsOfItOnceItIsConfirmed() {
    confirmation = of(MINUTE, null);

    round(0, YOUR_SIDE, NO_NETWORK);
    round(3, DOWN, SERVER_ERROR);
    round(6, DOWN, SERVER_ERROR);
    assertEquals(List.of(), told());
    round(9, DOWN, SERVER_ERROR);

    assertEquals(List.of("unknown>down"), told());
  }

  @Test
  void portalThatComesAfterOthersAnsweredIsTold() {
    round(60, YOUR_SIDE, CAPTIVE_PORTAL);
    round(62, YOUR_SIDE, CAPTIVE_PORTAL);
    round(65, YOUR_SIDE, CAPTIVE_PORTAL);
    round(70, YOUR_SIDE, CAPTIVE_PORTAL);

    assertEquals(List.of("up>your-side"), told());
  }

  @Test
  void resumingIsSilentUntilOthersAnswer() {
    confirmation.resumed();

    for (int second = 3600; second < 3630; second += 3) {
      round(second, YOUR_SIDE, NO_NETWORK);
    }
    round(3630, UP, Cause.NONE);

    assertFalse(changes.stream().anyMatch(each -> each.to().isTrouble()));
    assertEquals(UP, confirmation.standing().state());
  }

  @Test
  void sleepInAnOutageKeepsTheIncident() {
    goDown(60, DOWN, SERVER_ERROR);
    String incident = changes.getFirst().incident();
    changes.clear();

    confirmation.resumed();
    round(3600, YOUR_SIDE, NO_NETWORK);
    round(3603, YOUR_SIDE, NO_NETWORK);
    goUp(3606, 60);

    assertEquals(List.of("down>up"), told());
    assertEquals(incident, changes.getFirst().incident());
  }

  @Test
  void sleepForgetsWhatWasSuspected() {
    round(60, DOWN, SERVER_ERROR);
    round(62, DOWN, SERVER_ERROR);
    confirmation.resumed();
    round(3600, DOWN, SERVER_ERROR);
    round(3602, DOWN, SERVER_ERROR);

    assertEquals(List.of(), told());
  }

  @Test
  void anotherNetworkForgetsWhatWasSuspected() {
    round(60, BLOCKED, Cause.DNS_TAMPERING);
    round(62, BLOCKED, Cause.DNS_TAMPERING);
    confirmation.networkChanged();
    round(65, BLOCKED, Cause.DNS_TAMPERING);

    assertEquals(List.of(), told());
  }

  // ---- an earlier process

  @Test
  void incidentLeftOpenGoesOnUnderItsId() {
    confirmation = of(MINUTE, new Unfinished("20261122-090000", at(-10_800)));

    goDown(0, DOWN, SERVER_ERROR);

    assertEquals(List.of("unknown>down"), told());
    assertEquals("20261122-090000", changes.getFirst().incident());
    assertEquals(at(-10_800), changes.getFirst().incidentSince());
    assertEquals("20261122-090000", confirmation.standing().incident());
  }

  @Test
  void incidentLeftOpenEndsUnderItsId() {
    confirmation = of(MINUTE, new Unfinished("20261122-090000", at(-10_800)));

    round(0, UP, Cause.NONE);

    assertEquals(List.of("unknown>up"), told());
    assertEquals("20261122-090000", changes.getFirst().incident());
    assertNull(confirmation.standing().incident());
  }

  @Test
  void incidentLeftOpenStandsSinceItBeganWhileTheGroundIsAwaited() {
    confirmation = of(MINUTE, new Unfinished("20261122-090000", at(-10_800)));

    round(0, YOUR_SIDE, NO_NETWORK);
    assertEquals(at(-10_800), confirmation.standing().since());

    for (int second = 3; second <= 120; second += 3) {
      round(second, YOUR_SIDE, NO_NETWORK);
      assertEquals(at(-10_800), confirmation.standing().since());
    }
    assertEquals(List.of("unknown>your-side"), told());
  }

  @Test
  void onceEndedTheEarlierIncidentIsOver() {
    confirmation = of(MINUTE, new Unfinished("20261122-090000", at(-10_800)));
    round(0, UP, Cause.NONE);

    goDown(60, DOWN, SERVER_ERROR);

    assertNotEquals("20261122-090000", changes.getLast().incident());
    assertTrue(changes.getLast().to().isTrouble());
  }

  // ---- the story

  private static Confirmation of(Duration interval, @Nullable Unfinished unfinished) {
    Standing initial = new Standing(UNKNOWN, Cause.UNCLEAR, "", at(0), null);
    return new Confirmation(interval, initial, unfinished);
  }

  private Step round(double seconds, State state, Cause cause) {
    Step step = confirmation.take(check(seconds, state, cause));
    if (step.change() != null) {
      changes.add(step.change());
    }
    return step;
  }

  private void goDown(double seconds, State state, Cause cause) {
    round(seconds, state, cause);
    round(seconds + 2, state, cause);
    round(seconds + 5, state, cause);
  }

  private void goUp(double seconds, double span) {
    round(seconds, UP, Cause.NONE);
    round(seconds + span / 2, UP, Cause.NONE);
    round(seconds + span, UP, Cause.NONE);
  }

  private List<String> told() {
    return changes.stream().map(each -> each.from().code() + ">" + each.to().code()).toList();
  }
}
