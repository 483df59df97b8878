package app.uptick.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Cause;
import app.uptick.model.Device;
import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.Facts;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.model.Testimony;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reported;
import app.uptick.model.Testimony.Word;
import app.uptick.witness.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class HearsayTest {

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Set<Pace> SLOW = EnumSet.of(Pace.TEN_MINUTES, Pace.SIX_HOURS);

  private final List<String> asked = new ArrayList<>();
  private final Deque<Runnable> beside = new ArrayDeque<>();
  private final Set<Pace> resting = EnumSet.noneOf(Pace.class);
  private final List<Boolean> forAPerson = new ArrayList<>();
  private int arrivals;
  private int forgotten;
  private boolean metered;
  private Word official = new Quiet();
  private final Hearsay hearsay = new Hearsay(new Town(), beside::add, () -> arrivals++);

  @Test
  void asksOnlySlowSourcesWhileAllIsWell() {
    see(State.UP, 0);

    assertEquals(List.of("in peace " + SLOW), asked);
  }

  @Test
  void asksSlowSourcesAgainAtTheirOwnPace() {
    for (int minute = 0; minute <= 721; minute++) {
      see(State.UP, minute);
    }

    assertEquals(73, asked.size());
    assertEquals(3, asked.stream().filter(("in peace " + SLOW)::equals).count());
  }

  @Test
  void leavesThoseWhomAnEarlierProgramAskedUntilTheyHaveRested() {
    resting.add(Pace.SIX_HOURS);
    see(State.UP, 0);
    see(State.UP, 1);
    resting.clear();
    see(State.UP, 2);

    assertEquals(List.of("in peace [TEN_MINUTES]", "in peace [SIX_HOURS]"), asked);
  }

  @Test
  void asksEveryoneOnSuspicionWhomeverAnEarlierProgramAsked() {
    resting.addAll(SLOW);

    see(State.DOWN, 0);

    assertEquals(List.of("everyone " + EnumSet.allOf(Pace.class)), asked);
  }

  @Test
  void restsLongerTheLongerTheSameTroubleLasts() {
    List<Integer> minutes = new ArrayList<>();
    for (int minute = 0; minute <= 240; minute++) {
      int before = timesEveryone();
      see(State.BLOCKED, minute);
      if (timesEveryone() > before) {
        minutes.add(minute);
      }
    }

    assertEquals(List.of(0, 10, 40, 100, 160, 220), minutes);
  }

  @Test
  void keepsThePaceOfPeaceWithThoseWhoAreAskedInPeace() {
    for (int minute = 0; minute <= 721; minute++) {
      see(State.DOWN, minute);
    }

    assertEquals(73, asked.stream().filter(each -> each.contains("TEN_MINUTES")).count());
    assertEquals(3, asked.stream().filter(each -> each.contains("SIX_HOURS")).count());
  }

  @Test
  void asksEveryoneAtOnceWhenTheStateChanges() {
    see(State.DOWN, 0);
    see(State.DOWN, 10);
    see(State.DOWN, 15);
    see(State.BLOCKED, 16);
    see(State.UP, 20);
    see(State.DOWN, 26);

    assertEquals(4, timesEveryone());
  }

  @Test
  void asksNoOftenerThanInPeaceWhileTheServiceComesAndGoes() {
    for (int minute = 0; minute < 60; minute++) {
      see(minute % 2 == 0 ? State.DOWN : State.UP, minute);
    }

    assertTrue(timesEveryone() <= 7, () -> "asked everyone " + timesEveryone() + " times");
    assertEquals(1, asked.stream().filter(each -> each.contains("SIX_HOURS")).count());
  }

  @Test
  void keepsWhatSlowSourcesSaidThoughTheyAreNotAskedAgain() {
    see(State.DOWN, 0);
    see(State.DOWN, 10);

    assertEquals(List.of("crowd", "official", "slow"), sources(State.DOWN));
  }

  @Test
  void asksSlowSourcesSoonAfterTheNetworkChanged() {
    see(State.UP, 0);
    hearsay.forget();
    see(State.UP, 5);
    see(State.UP, 10);

    assertEquals(List.of("in peace " + SLOW, "in peace " + SLOW), asked);
  }

  @Test
  void asksNobodyWhileThisDeviceIsOffline() {
    see(State.YOUR_SIDE, 0);
    see(State.UNKNOWN, 1);

    assertEquals(List.of(), asked);
  }

  @Test
  void asksEveryoneForAPersonThoughAllIsWell() {
    hearsay.consider(facts(0), seen(State.UP), true);

    assertEquals(List.of("crowd", "official", "slow"), sources(State.UP));
  }

  @Test
  void asksNobodyTwiceInTwoMinutesHoweverOftenAPersonWantsIt() {
    for (int second = 0; second < 120; second++) {
      hearsay.consider(factsAt(START.plusSeconds(second)), seen(State.DOWN), true);
      answer();
    }

    assertEquals(1, timesEveryone());
  }

  @Test
  void asksEveryoneWhenAnOfficialPageTellsOfTrouble() {
    official = new Reported("TikTok posts are delayed", START);
    see(State.UP, 0);
    see(State.UP, 1);

    assertEquals(List.of("in peace " + SLOW, "everyone [TEN_MINUTES, NEVER]"), asked);
  }

  @Test
  void saysNothingUntilOthersHaveAnswered() {
    hearsay.consider(facts(0), seen(State.DOWN), false);

    assertEquals(List.of(), hearsay.said(seen(State.DOWN)));
    assertEquals(0, arrivals);

    answer();
    assertEquals(List.of("crowd", "official", "slow"), sources(State.DOWN));
    assertEquals(1, arrivals);
  }

  @Test
  void doesNotAskAgainWhileOthersAreStillThinking() {
    hearsay.consider(facts(0), seen(State.DOWN), false);
    hearsay.consider(facts(30), seen(State.DOWN), false);
    answer();

    assertEquals(1, timesEveryone());
  }

  @Test
  void whatCrowdsSaidInAnOutageCountsNoMoreOnceItIsOver() {
    see(State.DOWN, 0);

    assertEquals(List.of(), sources(State.UP));
    assertEquals(List.of("crowd", "official", "slow"), sources(State.DOWN));
  }

  @Test
  void keepsOfficialWordsOfPeaceWhenTroubleBegins() {
    see(State.UP, 0);

    assertEquals(List.of("official"), sources(State.DOWN));
  }

  @Test
  void forgetsWhatWasHeardOnAnotherNetwork() {
    see(State.DOWN, 0);
    hearsay.forget();

    assertEquals(List.of(), sources(State.DOWN));
    see(State.DOWN, 1);
    assertEquals(2, timesEveryone());
  }

  @Test
  void takesNoAnswerToAQuestionOfBefore() {
    hearsay.consider(facts(0), seen(State.DOWN), false);
    hearsay.forget();
    answer();

    assertEquals(List.of(), hearsay.said(seen(State.DOWN)));
    assertEquals(0, arrivals);
  }

  @Test
  void asksSlowSourcesBeforeLongOnceTheyMayBeAsked() {
    metered = true;
    see(State.UP, 0);
    metered = false;
    see(State.UP, 9);
    assertEquals(List.of(), asked);

    see(State.UP, 10);

    assertEquals(List.of("in peace " + SLOW), asked);
  }

  @Test
  void tellsOthersWhetherAPersonWantsToKnow() {
    hearsay.consider(facts(0), seen(State.DOWN), false);
    answer();
    hearsay.consider(facts(3), seen(State.DOWN), true);
    answer();

    assertEquals(List.of(false, true), forAPerson);
  }

  @Test
  void letsOthersForgetTheOldNetworkToo() {
    hearsay.forget();

    assertEquals(1, forgotten);
  }

  @Test
  void doesNotAskForOldWordsOfTrouble() {
    official = new Reported("TikTok posts are delayed", START);
    see(State.UP, 0);
    hearsay.consider(facts(1), seen(State.UP), false);
    answer();
    asked.clear();
    for (int minute = 32; minute < 40; minute++) {
      official = new Quiet();
      see(State.UP, minute);
    }

    assertEquals(List.of("in peace [TEN_MINUTES]"), asked);
  }

  @Test
  void asksForAPersonOnceAnEarlierQuestionIsAnswered() {
    boolean first = hearsay.consider(facts(0), seen(State.UP), false);
    boolean wanted = hearsay.consider(facts(1), seen(State.UP), true);
    answer();
    boolean again = hearsay.consider(facts(2), seen(State.UP), true);

    assertEquals(List.of(true, false, true), List.of(first, wanted, again));
    assertEquals(List.of("crowd", "official", "slow"), sources(State.UP));
  }

  @Test
  void hearsNoMoreOfThoseWhoAreAskedNoMore() {
    see(State.DOWN, 0);

    hearsay.turnTo(new Town("crowd"), false);

    assertEquals(List.of("official", "slow"), sources(State.DOWN));
  }

  @Test
  void takesNoLateAnswerOfThoseWhoAreAskedNoMore() {
    hearsay.consider(facts(0), seen(State.DOWN), false);

    hearsay.turnTo(new Town("crowd"), false);

    assertEquals(List.of("official", "slow"), sources(State.DOWN));
  }

  @Test
  void asksOthersAtOnceInTroubleButNobodyTwiceInTwoMinutes() {
    see(State.DOWN, 0);
    hearsay.turnTo(new Town(), false);
    see(State.DOWN, 1);
    assertEquals(1, timesEveryone());

    see(State.DOWN, 2);

    assertEquals(2, timesEveryone());
  }

  @Test
  void asksNobodyOftenerInPeaceThoughOthersAreToBeAsked() {
    for (int minute = 0; minute < 10; minute++) {
      hearsay.turnTo(new Town(), false);
      see(State.UP, minute);
    }

    assertEquals(List.of("in peace " + SLOW), asked);
  }

  @Test
  void forgetsWhatWasSaidOfAnotherPlaceAndAnswersOfIt() {
    see(State.DOWN, 0);
    hearsay.consider(facts(10), seen(State.DOWN), false);

    hearsay.turnTo(new Town(), true);

    assertEquals(List.of(), sources(State.DOWN));
  }

  @Test
  void goesOnAfterOthersCouldNotBeAsked() {
    hearsay.consider(factsAt(Instant.MAX.minusSeconds(1)), seen(State.DOWN), false);
    beside.clear();
    Hearsay fails =
        new Hearsay(
            new Town() {
              @Override
              public List<Testimony> everyone(Facts facts, boolean wanted) {
                super.everyone(facts, wanted);
                throw new IllegalStateException("no more threads");
              }
            },
            task -> {
              try {
                task.run();
              } catch (IllegalStateException _) {
                arrivals = -1;
              }
            },
            () -> {});
    fails.consider(facts(0), seen(State.DOWN), false);
    fails.consider(facts(10), seen(State.DOWN), false);

    assertEquals(2, timesEveryone());
    assertEquals(-1, arrivals);
  }

  // ---- what is needed to tell it

  private int timesEveryone() {
    return (int) asked.stream().filter(each -> each.startsWith("everyone")).count();
  }

  private void see(State state, int minute) {
    hearsay.consider(facts(minute), seen(state), false);
    answer();
  }

  private void answer() {
    while (!beside.isEmpty()) {
      beside.remove().run();
    }
  }

  private List<String> sources(State state) {
    answer();
    return List.copyOf(
        new TreeSet<>(hearsay.said(seen(state)).stream().map(Testimony::source).toList()));
  }

  private static Facts facts(int minute) {
    return factsAt(START.plus(Duration.ofMinutes(minute)));
  }

  private static Facts factsAt(Instant at) {
    Device device = new Device(true, true, Device.Gateway.UNKNOWN, null, null, List.of());
    return new Facts(at, device, List.of(), List.of(), List.of(), List.of());
  }

  private static Diagnosis seen(State state) {
    return new Diagnosis(
        state,
        cause(state),
        Set.of(),
        Scope.UNCLEAR,
        0.8,
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Cause cause(State state) {
    return switch (state) {
      case UP -> Cause.NONE;
      case DEGRADED, UNKNOWN -> Cause.UNCLEAR;
      case DOWN -> Cause.UNREACHABLE;
      case BLOCKED -> Cause.CONNECTION_FILTERED;
      case YOUR_SIDE -> Cause.NO_INTERNET;
    };
  }

  /// Others, who say of what they were asked.
  private class Town implements Bystanders {

    private final List<String> gone;

    /// @param gone those who are asked no more
    Town(String... gone) {
      this.gone = List.of(gone);
    }

    @Override
    public boolean areAsked(String source) {
      return !gone.contains(source);
    }

    @Override
    public Set<Pace> rested(Set<Pace> due, Instant now) {
      due.removeAll(resting);
      return due;
    }

    @Override
    public void forget() {
      forgotten++;
    }

    @Override
    public List<Testimony> everyone(
        Facts facts, boolean wanted, Set<Pace> paces, Consumer<List<String>> whom) {
      List<Testimony> said = new ArrayList<>(everyone(facts, wanted));
      asked.set(asked.size() - 1, "everyone " + paces);
      if (paces.contains(Pace.SIX_HOURS)) {
        said.add(new Testimony(Evidence.Kind.TRACKER, "slow", facts.at(), new Quiet()));
      }
      return said;
    }

    @Override
    public List<Testimony> everyone(Facts facts, boolean wanted) {
      asked.add("everyone");
      forAPerson.add(wanted);
      return List.of(
          new Testimony(Evidence.Kind.OFFICIAL, "official", facts.at(), official),
          new Testimony(Evidence.Kind.CROWD, "crowd", facts.at(), new Quiet()));
    }

    @Override
    public List<Testimony> inPeace(Facts facts, Set<Pace> paces) {
      if (metered) {
        return List.of();
      }
      asked.add("in peace " + paces);
      return List.of(new Testimony(Evidence.Kind.OFFICIAL, "official", facts.at(), official));
    }
  }
}
