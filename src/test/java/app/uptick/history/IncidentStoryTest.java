package app.uptick.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.MovingClock;
import app.uptick.history.Incident.Step;
import app.uptick.history.Incident.Told;
import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.Notice;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentStoryTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
  private final MovingClock clock = new MovingClock(NOON.minus(Duration.ofDays(2)));

  @Test
  void tellsWhatHappenedOnWhatEvidenceAndWhatWasTold() throws IOException {
    Check first = check(NOON, State.DEGRADED, Cause.OVERLOAD, "503 from here");
    Check second = check(minute(9), State.DOWN, Cause.SERVER_ERROR, "503 from everywhere");
    try (History history = open()) {
      history.record(change(NOON, State.DEGRADED, Cause.OVERLOAD, "i1"), first);
      history.told(notice(minute(1), Notice.Kind.TROUBLE, "i1", "TikTok has trouble"));
      history.record(change(minute(9), State.DOWN, Cause.SERVER_ERROR, "i1"), second);
      history.note("i1", "The boss asked.");
      history.record(change(minute(30), State.UP, Cause.NONE, "i1"), first);
      history.told(notice(minute(31), Notice.Kind.RECOVERY, "i1", "TikTok is back"));
    }

    Incident told = only();

    assertEquals(
        List.of(
            new Step(
                NOON,
                State.DEGRADED,
                Cause.OVERLOAD,
                Scope.WIDESPREAD,
                "degraded now",
                first.diagnosis().evidence()),
            new Step(
                minute(9),
                State.DOWN,
                Cause.SERVER_ERROR,
                Scope.WIDESPREAD,
                "down now",
                second.diagnosis().evidence())),
        told.steps());
    assertEquals(told.steps().getLast(), told.essence());
    assertEquals(
        List.of(
            new Told(minute(1), "TikTok has trouble", "body"),
            new Told(minute(31), "TikTok is back", "body")),
        told.told());
    assertEquals("The boss asked.", told.note());
    assertEquals(Scope.WIDESPREAD, told.scope());
    assertEquals(MINUTE.multipliedBy(30), told.lasted(minute(99)));
    assertEquals(List.of(), troubles);
  }

  @Test
  void addsNoStepThatSaysTheSame() throws IOException {
    try (History history = open()) {
      history.record(change(NOON, State.DOWN, Cause.OVERLOAD, "i1"));
      history.record(change(minute(5), State.DOWN, Cause.OVERLOAD, "i1"));
      history.record(change(minute(6), State.UNKNOWN, Cause.UNCLEAR, "i1"));
      history.record(change(minute(7), State.DOWN, Cause.OVERLOAD, "i1"));
    }

    assertEquals(
        List.of(NOON, minute(6), minute(7)), only().steps().stream().map(Step::at).toList());
  }

  @Test
  void takesNoEvidenceOfAnotherVerdict() throws IOException {
    try (History history = open()) {
      history.record(
          change(NOON, State.DOWN, Cause.OVERLOAD, "i1"),
          check(NOON, State.UP, Cause.NONE, "All is well."));
    }

    Step step = only().steps().getFirst();

    assertEquals(List.of(), step.evidence());
    assertEquals(Scope.UNCLEAR, step.scope());
  }

  @Test
  void keepsAStoryBounded() throws IOException {
    String[] findings = new String[40];
    java.util.Arrays.setAll(findings, n -> "finding " + n + " ".repeat(2_000) + ".");
    try (History history = open()) {
      for (int n = 0; n < 200; n++) {
        Cause cause = n % 2 == 0 ? Cause.OVERLOAD : Cause.SERVER_ERROR;
        history.record(
            change(minute(n), State.DOWN, cause, "i1"),
            check(minute(n), State.DOWN, cause, findings));
        if (n % 50 == 0) {
          settle(history);
        }
      }
      history.note("i1", "x".repeat(100_000));
    }

    Incident told = only();

    assertEquals(Stories.MOST_STEPS, told.steps().size());
    assertEquals(3, told.steps().getFirst().evidence().size());
    assertEquals(400, told.steps().getFirst().evidence().getFirst().finding().length());
    assertEquals(Stories.MOST_NOTE, told.note().length());
  }

  @Test
  void tellsAMessageOfALaterIncidentWithBoth() throws IOException {
    try (History history = open()) {
      history.record(change(NOON, State.DOWN, Cause.OVERLOAD, "i1"));
      history.told(notice(minute(1), Notice.Kind.TROUBLE, "i1", "Down"));
      history.record(change(minute(20), State.DOWN, Cause.OVERLOAD, "i2", minute(20)));
      history.told(notice(minute(30), Notice.Kind.RECOVERY, "i1", "Back"));
    }

    List<Incident> told = reader().newest(10);

    assertEquals(List.of("i2", "i1"), told.stream().map(Incident::id).toList());
    assertEquals(List.of("Back"), told.getFirst().told().stream().map(Told::title).toList());
    assertEquals(List.of("Down", "Back"), told.getLast().told().stream().map(Told::title).toList());
  }

  @Test
  void listsTheNewestFirstAndNoMoreThanAskedFor() throws IOException {
    try (History history = open()) {
      for (int n = 0; n < 9; n++) {
        history.record(change(minute(n), State.DOWN, Cause.OVERLOAD, "i" + n, minute(n)));
      }
    }

    assertEquals(List.of("i8", "i7"), reader().newest(2).stream().map(Incident::id).toList());
    assertEquals(Optional.of("i4"), reader().incident("i4").map(Incident::id));
    assertEquals(Optional.empty(), reader().incident("none"));
    assertEquals(4, reader().since(minute(6)).size());
  }

  @Test
  void saysHowLongNobodyLooked() throws IOException {
    try (History history = open()) {
      history.record(change(NOON, State.DOWN, Cause.OVERLOAD, "i1"));
      history.span(Unobserved.ASLEEP, minute(10), minute(40));
      history.span(Unobserved.PAUSED, minute(30), minute(50));
      history.span(Unobserved.ASLEEP, minute(55), minute(90));
      history.record(change(minute(60), State.UP, Cause.NONE, "i1"));
    }

    assertEquals(MINUTE.multipliedBy(45), only().unwatched());
  }

  @Test
  void saysHowLongItUsuallyLasts() throws IOException {
    try (History history = open()) {
      trouble(history, "a", 0, 10, Cause.OVERLOAD);
      trouble(history, "b", 100, 130, Cause.OVERLOAD);
      trouble(history, "c", 200, 250, Cause.UNREACHABLE);
      trouble(history, "now", 300, 360, Cause.OVERLOAD);
    }

    Usual overload = reader().usual(State.DEGRADED, Cause.OVERLOAD, "now");
    Usual unreachable = reader().usual(State.DOWN, Cause.UNREACHABLE, "now");

    assertEquals(
        new Usual(2, 2, Duration.ofMinutes(135), Duration.ofMinutes(10), Duration.ofHours(20)),
        overload);
    assertTrue(overload.isEnough());
    assertEquals(1, unreachable.count());
    assertFalse(unreachable.isEnough());
  }

  @Test
  void leavesOutTroubleWhoseEndNobodySaw() throws IOException {
    try (History history = open()) {
      trouble(history, "a", 0, 600, Cause.UNREACHABLE);
      history.span(Unobserved.ASLEEP, minute(20), minute(599));
      trouble(history, "b", 700, 730, Cause.UNREACHABLE);
      history.span(Unobserved.PAUSED, minute(705), minute(708));
    }

    assertEquals(
        new Usual(1, 0, MINUTE.multipliedBy(30), MINUTE.multipliedBy(30), MINUTE.multipliedBy(30)),
        reader().usual(State.DOWN, Cause.UNREACHABLE, "now"));
  }

  @Test
  void knowsPastOutagesWithWhoReportedThem() {
    assertEquals(7, PastOutages.all().size());
    assertTrue(PastOutages.all().stream().allMatch(each -> each.cause().goesWith(each.state())));
    assertTrue(PastOutages.all().stream().noneMatch(each -> each.source().isBlank()));
    assertEquals(3, PastOutages.lengths(State.DOWN, Cause.SERVER_ERROR).size());
  }

  @Test
  void saysInOneWhatHappenedMeanwhile() throws IOException {
    try (History history = open()) {
      trouble(history, "before", 0, 10, Cause.OVERLOAD);
      trouble(history, "across", 50, 70, Cause.OVERLOAD);
      trouble(history, "within", 100, 115, Cause.OVERLOAD);
      history.record(change(minute(190), State.DOWN, Cause.OVERLOAD, "on", minute(190)));
      history.span(Unobserved.ASLEEP, minute(120), minute(180));
    }

    Meanwhile meanwhile = reader().meanwhile(minute(60), minute(200));

    assertEquals(
        List.of("across", "within"), meanwhile.ended().stream().map(Incident::id).toList());
    assertEquals(MINUTE.multipliedBy(25), meanwhile.trouble());
    assertEquals(Duration.ofHours(1), meanwhile.unwatched());
    assertTrue(reader().meanwhile(minute(116), minute(189)).isEmpty());
  }

  @Test
  void remembersUpToWhenThePersonHasSeenIt() throws IOException {
    assertEquals(Optional.empty(), reader().seenUntil());
    try (History history = open()) {
      history.seen(minute(9));
      history.seen(minute(5));
    }

    assertEquals(Optional.of(minute(9)), reader().seenUntil());
  }

  @Test
  void remembersWhatANetworkHasShown() throws IOException {
    try (History history = open()) {
      on(history, "home", minute(0), State.UP);
      on(history, "home", minute(1), State.DOWN);
      on(history, "café", minute(2), State.BLOCKED);
      on(history, "café", minute(3), State.UNKNOWN);
      on(history, "café", minute(4), State.BLOCKED);
      history.record(check(minute(5), State.DOWN, Cause.OVERLOAD), Optional::empty);
    }

    assertEquals(
        Optional.of(new NetworkPast(minute(2), 2, 0, null, minute(0))),
        reader().network(minute(5), MINUTE));
    assertEquals(Optional.empty(), reader().network(minute(6), MINUTE));
    try (History history = open()) {
      on(history, "home", minute(7), State.DEGRADED);
    }
    assertEquals(
        Optional.of(new NetworkPast(minute(0), 3, 2, minute(7), null)),
        reader().network(minute(7), MINUTE));
  }

  @Test
  void deletesAllButTroubleThatIsNotOver() throws IOException {
    try (History history = open()) {
      for (int n = 0; n < 600; n++) {
        history.record(check(minute(n), State.UP, Cause.NONE), MINUTE);
        if (n % 100 == 0) {
          settle(history);
        }
      }
      settle(history);
      on(history, "home", minute(600), State.UP);
      trouble(history, "over", 10, 20, Cause.OVERLOAD);
      history.record(change(minute(190), State.DOWN, Cause.OVERLOAD, "on", minute(190)));
      history.told(notice(minute(191), Notice.Kind.TROUBLE, "on", "Down"));
      history.told(notice(minute(11), Notice.Kind.TROUBLE, "over", "Down before"));
    }
    Path file = folder.resolve(Database.FILE);
    long before = Files.size(file);

    try (History history = open()) {
      history.erase().join();
      assertTrue(Files.size(file) < before, () -> before + " bytes before");
      history.record(check(minute(601), State.UP, Cause.NONE), MINUTE);
    }

    Incident left = only();
    assertEquals("on", left.id());
    assertEquals(1, left.steps().size());
    assertEquals(List.of("Down"), left.told().stream().map(Told::title).toList());
    assertEquals(Optional.empty(), reader().network(minute(601), Duration.ofDays(1)));
    List<Instant> checks = new ArrayList<>();
    new HistoryReader(folder).each(Instant.EPOCH, row -> checks.add(row.at()));
    assertEquals(List.of(minute(601)), checks);
    assertEquals(List.of(), troubles);
  }

  @Test
  void readsNothingFromNothing() throws IOException {
    assertEquals(List.of(), reader().newest(9));
    assertEquals(Optional.empty(), reader().network(NOON, MINUTE));
    assertEquals(0, reader().usual(State.DOWN, Cause.UNREACHABLE, "").count());
    assertTrue(reader().meanwhile(NOON, minute(9)).isEmpty());
  }

  private static void on(History history, String network, Instant at, State state) {
    history.record(check(at, state, Rounds.cause(state)), () -> Optional.of(network));
  }

  private static void trouble(History history, String id, int from, int to, Cause cause) {
    history.record(change(minute(from), State.DOWN, cause, id, minute(from)));
    history.record(change(minute(to), State.UP, Cause.NONE, id, minute(from)));
  }

  private static void settle(History history) {
    var written = new java.util.concurrent.CountDownLatch(1);
    history.afterWriting(written::countDown);
    try {
      written.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Closed long after all that happens, since the time from then on is off.
  private History open() throws IOException {
    Retention retention = new Retention(Duration.ofDays(7), 50_000_000);
    History history = History.open(folder, clock, retention, troubles::add).history();
    clock.advance(Duration.ofDays(2).plusHours(20));
    return history;
  }

  private IncidentReader reader() {
    return new IncidentReader(folder);
  }

  private Incident only() throws IOException {
    List<Incident> all = reader().since(Instant.EPOCH);
    assertEquals(1, all.size());
    return all.getFirst();
  }

  static Instant minute(int n) {
    return NOON.plus(MINUTE.multipliedBy(n));
  }

  private static StatusChange change(Instant at, State to, Cause cause, String incident) {
    return change(at, to, cause, incident, NOON);
  }

  private static StatusChange change(
      Instant at, State to, Cause cause, String incident, @Nullable Instant since) {
    return new StatusChange(at, State.UP, to, cause, to.code() + " now", incident, since);
  }

  private static Notice notice(Instant at, Notice.Kind kind, String thread, String title) {
    return new Notice(at, kind, thread, title, "body", Notice.Urgency.NORMAL);
  }

  private static Check check(Instant at, State state, Cause cause, String... findings) {
    return new Check(
        at,
        Duration.ofMillis(500),
        new Diagnosis(
            state,
            cause,
            Set.of(),
            Scope.WIDESPREAD,
            0.9,
            "headline",
            List.of(),
            java.util.Arrays.stream(findings)
                .map(each -> new Evidence(Evidence.Kind.PROBE, "TikTok", each, at))
                .toList(),
            List.of(),
            List.of()));
  }
}
