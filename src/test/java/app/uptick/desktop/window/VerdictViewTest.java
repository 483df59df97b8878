package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.FixReport.Fix;
import app.uptick.model.Mute;
import app.uptick.model.Progress;
import app.uptick.model.Progress.Step;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import app.uptick.model.Symptom;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictViewTest {

  private static final Instant NOW = Scenes.NOW;

  private final Texts texts = Texts.load(MainView.TEXTS, Locale.UK);
  private final TimeWords time = new TimeWords(texts, () -> ZoneOffset.UTC, Locale.UK);

  private VerdictView live(StatusSnapshot snapshot) {
    return at(NOW, new Seen(Contact.LIVE, snapshot, 0));
  }

  private VerdictView at(Instant now, Seen seen) {
    return VerdictView.of(seen, now, texts, time);
  }

  @Test
  void saysAtOnceWhatSinceWhenForWhomWhyAndWhatToDo() {
    var verdict = live(Scenes.down());

    assertEquals(Tone.DOWN, verdict.tone());
    assertEquals("Down", verdict.stateWord());
    assertEquals("TikTok is down for everyone. It’s not you.", verdict.headline());
    assertEquals("Since 09:50 · 25\u00a0mins", verdict.since());
    assertEquals(
        List.of(
            new VerdictView.Fact("Why", "TikTok’s servers answer with errors"),
            new VerdictView.Fact("For whom", "Many people, in many places"),
            new VerdictView.Fact("You may see", "Error messages and missing videos or pictures"),
            new VerdictView.Fact("How sure", "Very sure (94%)")),
        verdict.facts());
    assertEquals(
        "Nothing to do but wait: Uptick tells you when it’s back.", verdict.advice().getFirst());
    assertTrue(verdict.trusted());
    assertEquals("", verdict.note());
  }

  @Test
  void asksForNoReasonWhenAllIsWell() {
    var verdict = live(Scenes.up());

    assertEquals(List.of(new VerdictView.Fact("How sure", "Very sure (97%)")), verdict.facts());
  }

  @Test
  void looksForTheMonitorBeforeItSaysThatNoneRuns() {
    var connecting = at(NOW, Seen.NOTHING);
    var none = at(NOW, Seen.NOTHING.with(Contact.LOST));

    assertEquals("Looking for Uptick’s monitor…", connecting.headline());
    assertTrue(connecting.busy());
    assertFalse(connecting.canStartMonitor());
    assertEquals("Uptick’s monitor is not running.", none.headline());
    assertTrue(none.canStartMonitor());
  }

  @Test
  void saysPlainlyThatContactIsLostAndTrustsNothing() {
    var verdict = at(NOW, new Seen(Contact.LOST, Scenes.down(), 0));

    assertEquals("Lost touch with Uptick’s monitor. What you see is from 10:15.", verdict.note());
    assertFalse(verdict.trusted());
    assertFalse(verdict.busy());
    assertFalse(verdict.actions().canCheck());
    assertEquals("Since 09:50", verdict.since());
  }

  @Test
  void trustsNoVerdictThatIsOlderThanThreeIntervals() {
    var seen = new Seen(Contact.LIVE, Scenes.up(), 0);

    var soon = at(NOW.plusSeconds(20), seen);
    var late = at(NOW.plusSeconds(40), seen);

    assertTrue(soon.trusted());
    assertFalse(late.trusted());
    assertEquals("There was no check since 10:15. What you see may have changed.", late.note());
  }

  @Test
  void offersToResumeWhilePaused() {
    var verdict = live(Scenes.with(Scenes.down(), Activity.PAUSED));

    assertEquals(Tone.PAUSED, verdict.tone());
    assertEquals("Paused", verdict.stateWord());
    assertEquals("_Resume", verdict.actions().pause());
    assertFalse(verdict.actions().canCheck());
    assertFalse(verdict.trusted());
  }

  @Test
  void keepsToWhatIsConfirmedWhileTheLatestCheckDisagrees() {
    var latest = Scenes.down().latest();
    var up = Scenes.up();
    var suspicious =
        new StatusSnapshot(
            up.standing(), latest, Activity.CHECKING, Mute.OFF, up.interval(), false);

    var verdict = live(suspicious);

    assertEquals(Tone.UP, verdict.tone());
    assertEquals("Working · the last check failed, making sure", verdict.stateWord());
    assertEquals("", verdict.note());
    assertEquals(List.of(), verdict.advice());
    assertEquals(List.of(), verdict.facts());
    assertTrue(verdict.busy());
  }

  @Test
  void saysOfTroubleWhatItSaidBeforeUntilItsEndIsSure() {
    var down = new Seen(Contact.LIVE, Scenes.down(), 0);
    var up = Scenes.up();
    var better =
        new StatusSnapshot(
            Scenes.down().standing(),
            up.latest(),
            Activity.WATCHING,
            Mute.OFF,
            up.interval(),
            false);

    var before = at(NOW, down);
    var verdict = at(NOW, down.with(better));

    assertEquals(before.facts(), verdict.facts());
    assertEquals(before.advice(), verdict.advice());
    assertEquals(before.headline(), verdict.headline());
    assertEquals(before.note(), verdict.note());
    assertEquals("Down · seems to be back, making sure", verdict.stateWord());
  }

  @ParameterizedTest
  @CsvSource({
    "0.9, Very sure (90%)",
    "0.89, Fairly sure (89%)",
    "0.75, Fairly sure (75%)",
    "0.5, Not very sure (50%)",
    "0.49, Little more than a guess (49%)"
  })
  void saysHowSureInWords(double confidence, String words) {
    var down = Scenes.down();
    var verdict = live(Scenes.watching(down.standing(), Scenes.sure(confidence)));

    assertEquals(words, verdict.facts().getLast().value());
  }

  @Test
  void namesTheEndOfAMuteUntilItIsOver() {
    var muted = Scenes.with(Scenes.up(), new Mute.Until(NOW.plusSeconds(3_600)));
    var seen = new Seen(Contact.LIVE, muted, 0);

    assertEquals("Muted until 11:15", at(NOW, seen).actions().mute());
    assertTrue(at(NOW, seen).actions().muted());
    assertEquals("Mute", at(NOW.plusSeconds(3_600), seen).actions().mute());
    assertFalse(at(NOW.plusSeconds(3_600), seen).actions().muted());
  }

  @Test
  void saysThatThePersonWillBeToldWhenTikTokIsBack() {
    var verdict = live(Scenes.with(Scenes.down(), new Mute.UntilBack()));

    assertTrue(verdict.actions().canAwait());
    assertTrue(verdict.actions().awaited());
    assertEquals("Mute", verdict.actions().mute());
  }

  @Test
  void neverCountsTimeBackwards() {
    var early = at(NOW.minus(Duration.ofHours(5)), new Seen(Contact.LIVE, Scenes.down(), 0));

    assertEquals("Since 09:50", early.since());
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void hasAWordForEveryState(State state) {
    assertFalse(texts.get("state." + state.code()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void hasAReasonForEveryCause(Cause cause) {
    assertFalse(texts.get("cause." + cause.code()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void hasAWordForEveryScope(Scope scope) {
    assertFalse(texts.get("scope." + scope.code()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Symptom.class)
  void hasAWordForEverySymptom(Symptom symptom) {
    assertFalse(texts.get("symptom." + symptom.code()).isEmpty());
  }

  @Test
  void keepsTheVerdictWhileItIsLookedAtAgain() {
    var checking = Scenes.with(Scenes.down(), Activity.CHECKING);

    var verdict = at(NOW, new Seen(Contact.LIVE, checking, 0).with(asking(Step.SERVICE)));

    assertEquals("Down · checking again", verdict.stateWord());
    assertEquals("TikTok is down for everyone. It’s not you.", verdict.headline());
    assertEquals("Asking TikTok and other sites…", verdict.lastCheck());
  }

  @Test
  void advisesTheSwitchThatHelpsBeforeAllElse() {
    var blocked = new Seen(Contact.LIVE, Scenes.blocked(), 0);
    var helps = HealingTest.report(NOW.minusSeconds(60), Fix.OTHER_DNS);
    var helpsNot = HealingTest.report(NOW.minusSeconds(60), Fix.NONE);

    assertEquals(
        "Use another DNS server, such as 1.1.1.1: with one, TikTok answers.",
        at(NOW, blocked.with(helps)).advice().getFirst());
    assertEquals(at(NOW, blocked).advice(), at(NOW, blocked.with(helpsNot)).advice());
  }

  @Test
  void advisesNothingWhereNobodyWatches() {
    var paused = new Seen(Contact.LIVE, Scenes.with(Scenes.down(), Activity.PAUSED), 0);
    var lost = new Seen(Contact.LOST, Scenes.down(), 0);

    assertEquals(List.of(), at(NOW, paused).advice());
    assertEquals(List.of(), at(NOW, lost).advice());
  }

  @Test
  void saysWhoIsStillBeingAsked() {
    var few = new Seen(Contact.LIVE, Scenes.down(), 0).with(asking(Step.WITNESSES, "A", "B"));
    var many = few.with(asking(Step.WITNESSES, "A", "B", "C", "D"));

    assertEquals("Asking A and B…", at(NOW, few).lastCheck());
    assertEquals("Asking A, B and 2 others…", at(NOW, many).lastCheck());
  }

  private static Progress asking(Step step, String... whom) {
    return new Progress(step, List.of(whom));
  }
}
