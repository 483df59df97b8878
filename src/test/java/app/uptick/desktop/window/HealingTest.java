package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.ChecklistItem;
import app.uptick.model.ChecklistItem.Result;
import app.uptick.model.Diagnosis;
import app.uptick.model.FixReport;
import app.uptick.model.FixReport.Fix;
import app.uptick.model.FixReport.Outcome;
import app.uptick.model.FixReport.Try;
import app.uptick.model.FixReport.Way;
import app.uptick.model.Scope;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the checklist says, remembers, and hands out for others.
class HealingTest {

  private static final Instant NOW = Scenes.NOW;

  private final Texts texts = Texts.load(MainView.TEXTS, Locale.UK);
  private final TimeWords time = new TimeWords(texts, () -> ZoneOffset.UTC, Locale.UK);
  private final SharedText shared = new SharedText(texts, time);

  private static Seen live(StatusSnapshot snapshot) {
    return new Seen(Contact.LIVE, snapshot, 0);
  }

  static FixReport report(Instant at, Fix fix) {
    return new FixReport(
        at,
        fix,
        List.of(
            new Try(Way.AS_SET, Outcome.FAILS, Duration.ofSeconds(3)),
            new Try(Way.IPV6, Outcome.ABSENT, null),
            new Try(Way.OTHER_DNS, Outcome.WORKS, Duration.ofMillis(84))));
  }

  private FixView fix(Seen seen) {
    return FixView.of(seen, NOW, texts, time);
  }

  @Test
  void namesTheSwitchAndListsTheWays() {
    var view = fix(live(Scenes.blocked()).with(report(NOW.minusSeconds(60), Fix.OTHER_DNS)));

    assertTrue(view.canFind());
    assertEquals(
        "Use another DNS server, such as 1.1.1.1: with one, TikTok answers.", view.sentence());
    assertEquals("Tried at 10:14", view.when());
    assertEquals(
        List.of(
            new FixView.Row("As this device is set up", Outcome.FAILS, "Fails", "–"),
            new FixView.Row("Over IPv6", Outcome.ABSENT, "Not here", "–"),
            new FixView.Row("Another DNS server, IPv4", Outcome.WORKS, "Works", "84 ms")),
        view.rows());
  }

  @Test
  void letsNobodyAskAgainTooSoon() {
    var view = fix(live(Scenes.blocked()).with(report(NOW.minusSeconds(29), Fix.NONE)));

    assertFalse(view.canFind());
  }

  @Test
  void doesNotGoOnTryingForEver() {
    var view = fix(live(Scenes.blocked()).with(report(NOW.minusSeconds(31), Fix.SEARCHING)));

    assertTrue(view.canFind());
    assertEquals("", view.sentence());
  }

  @Test
  void forgetsTheSwitchOnceTikTokAnswersAgain() {
    var before = report(NOW.minusSeconds(8_000), Fix.OTHER_DNS);

    assertEquals("", fix(live(Scenes.up()).with(before)).sentence());
  }

  @ParameterizedTest
  @EnumSource(Fix.class)
  void hasASentenceForEveryFix(Fix fix) {
    assertTrue(texts.get("fix." + fix.code()).length() > 20);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void hasAWordForEveryWay(Way way) {
    assertFalse(texts.get("way." + way.code()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void hasAWordForEveryOutcome(Outcome outcome) {
    assertFalse(texts.get("outcome." + outcome.code()).isEmpty());
  }

  @Test
  void listsWhatIsWrongFirstThenWhatToTry() {
    var steps = StepView.of(live(Scenes.yourSide()), texts);

    assertEquals(
        List.of("internet", "app", "other-network", "network", "clock", "dns", "speed"),
        steps.stream().map(StepView::id).toList());
  }

  @Test
  void foldsAwayWhatCannotHelpWhereTheTroubleIsTheServices() {
    var items =
        List.of(
            new ChecklistItem("network", "On a network", Result.PASS, ""),
            new ChecklistItem("restart-app", "Restart the app", Result.MANUAL, ""),
            new ChecklistItem("ask-friend", "Ask a friend", Result.MANUAL, ""));
    var down =
        seen(
            State.DOWN, Cause.SERVER_ERROR, "TikTok is down.", items.toArray(ChecklistItem[]::new));
    var here =
        seen(State.YOUR_SIDE, Cause.NO_INTERNET, "It is you.", items.toArray(ChecklistItem[]::new));

    assertEquals(List.of("ask-friend", "network"), ids(ChecklistView.of(down, texts).steps()));
    assertEquals(List.of("restart-app"), ids(ChecklistView.of(down, texts).needless()));
    assertEquals(
        List.of("restart-app", "ask-friend", "network"),
        ids(ChecklistView.of(here, texts).steps()));
  }

  @Test
  void offersWhatOneCanTryUntilTheEndIsSure() {
    var trouble =
        seen(
            State.YOUR_SIDE,
            Cause.NO_INTERNET,
            "It is you.",
            new ChecklistItem("internet", "Others answer", Result.FAIL, ""),
            new ChecklistItem("restart-router", "Restart", Result.MANUAL, ""));
    var well =
        seen(
            State.UP,
            Cause.NONE,
            "TikTok works.",
            new ChecklistItem("internet", "Others answer", Result.PASS, ""),
            new ChecklistItem("restart-router", "Restart", Result.SKIP, ""));

    var recovering = trouble.with(standingAs(trouble, well));

    assertEquals(
        List.of(Result.MANUAL, Result.PASS),
        StepView.of(recovering, texts).stream().map(StepView::result).toList());
  }

  private static StatusSnapshot standingAs(Seen one, Seen other) {
    var standing = Objects.requireNonNull(one.snapshot());
    var latest = Objects.requireNonNull(other.snapshot());
    return new StatusSnapshot(
        standing.standing(),
        latest.latest(),
        latest.activity(),
        latest.mute(),
        latest.interval(),
        false);
  }

  private static List<String> ids(List<StepView> steps) {
    return steps.stream().map(StepView::id).toList();
  }

  @Test
  void stopsWhenTikTokAnswers() {
    var well =
        seen(
            State.UP,
            Cause.NONE,
            "TikTok works.",
            new ChecklistItem("network", "On a network", Result.PASS, ""),
            new ChecklistItem("restart-app", "Restart the app", Result.SKIP, ""));

    var view = ChecklistView.of(well, texts);

    assertEquals("TikTok answers: nothing more to do.", view.summary());
    assertEquals(List.of("network"), view.steps().stream().map(StepView::id).toList());
  }

  @Test
  void remembersTicksForTheIncident(@TempDir Path folder) {
    var file = folder.resolve("ticks.txt");
    var ticks = new Ticks(file, Runnable::run);
    ticks.follow("i-1");
    ticks.tick("restart-app", true);
    ticks.tick("clear-cache", true);
    ticks.tick("clear-cache", false);

    var later = new Ticks(file, Runnable::run);
    later.follow("i-1");
    later.follow("");

    assertTrue(later.isTicked("restart-app"));
    assertFalse(later.isTicked("clear-cache"));
  }

  @Test
  void forgetsTicksWithTheNextIncident(@TempDir Path folder) {
    var file = folder.resolve("ticks.txt");
    var ticks = new Ticks(file, Runnable::run);
    ticks.follow("i-1");
    ticks.tick("restart-app", true);

    ticks.follow("i-2");
    boolean now = ticks.isTicked("restart-app");
    var later = new Ticks(file, Runnable::run);
    later.follow("i-2");

    assertFalse(now);
    assertFalse(later.isTicked("restart-app"));
  }

  @Test
  void asksAFriendInOneSentence() {
    assertEquals(
        "Hi! It’s 10:15 and TikTok has trouble for me with: Pictures. Does it work for you?",
        shared.forFriend(live(Scenes.degraded()), NOW));
    assertEquals(
        "Hi! It’s 10:15 and TikTok doesn’t work for me. Does it work for you?",
        shared.forFriend(live(Scenes.down()), NOW));
    assertEquals(
        "Hi! It’s 10:15 and TikTok works for me. Does it work for you, too?",
        shared.forFriend(live(Scenes.up()), NOW));
  }

  @Test
  void reportsWithoutAddressesAndNames() {
    var odd =
        seen(
            State.YOUR_SIDE,
            Cause.DNS_RESOLVER,
            "The name server 192.168.1.1 (router.smith.example) does not answer.",
            new ChecklistItem(
                "dns", "Names are found", Result.FAIL, "fe80::1 and /etc/jo/hosts say otherwise."),
            new ChecklistItem("clock", "Clock is right", Result.PASS, "Asked time.smith.example."));

    var text = shared.report(odd.with(report(NOW, Fix.OTHER_DNS)), NOW);

    assertEquals(
        """
        TikTok at 10:15: The name server (an address) ((a name)) does not answer.
        Since 10:00 · 15\u00a0mins
        Why: Your network can’t look up addresses
        For whom: Only this device or network
        How sure: Very sure (90%)
        Names are found: (an address) and (a file) say otherwise.
        Use another DNS server, such as 1.1.1.1: with one, TikTok answers.
        As this device is set up: Fails
        Over IPv6: Not here
        Another DNS server, IPv4: Works
        Written by Uptick, without addresses and names of the network.\
        """,
        text);
  }

  private static Seen seen(State state, Cause cause, String headline, ChecklistItem... steps) {
    var since = NOW.minusSeconds(930);
    var diagnosis =
        new Diagnosis(
            state,
            cause,
            Set.of(),
            Scope.LOCAL,
            0.9,
            headline,
            List.of(),
            List.of(),
            List.of(),
            List.of(steps));
    var standing = new Standing(state, cause, headline, since, "i-1");
    var check = new Check(NOW.minusSeconds(20), Duration.ofSeconds(1), diagnosis);
    return live(
        new StatusSnapshot(
            standing,
            check,
            Scenes.up().activity(),
            Scenes.up().mute(),
            Duration.ofMinutes(1),
            false));
  }
}
