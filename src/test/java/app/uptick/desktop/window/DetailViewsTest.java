package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.ChecklistItem;
import app.uptick.model.CircleView;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionState;
import app.uptick.model.Phase;
import app.uptick.model.Region;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the pages below the verdict say.
class DetailViewsTest {

  private final Texts texts = Texts.load(MainView.TEXTS, Locale.UK);
  private final TimeWords time = new TimeWords(texts, () -> ZoneOffset.UTC, Locale.UK);

  private List<PartView> parts(Seen seen) {
    return PartView.of(seen, Scenes.NOW, texts, time);
  }

  private static Seen live(StatusSnapshot snapshot) {
    return new Seen(Contact.LIVE, snapshot, 0);
  }

  @Test
  void saysOfAPartHowItDoesHowFastAndWhenItWasAsked() {
    var video = parts(live(Scenes.degraded())).get(3);

    assertEquals(FunctionId.VIDEO, video.id());
    assertEquals("Slow", video.stateWord());
    assertEquals("4,870 ms", video.millis());
    assertEquals("20 min ago", video.asked());
    assertEquals("Videos, Slow, 4,870 ms, 20 min ago", video.spoken());
  }

  private CircleLines circle(CircleView circle) {
    Seen seen = live(Scenes.down()).with(Optional.of(circle));
    return CircleLines.of(seen, Scenes.NOW, texts, time);
  }

  @Test
  void saysWhoOfTheCircleSeesWhatWhenAndWhere() {
    var lines = circle(Scenes.circle());

    assertEquals(
        List.of(
            new CircleLines.Line(Tone.DOWN, "Sees it down", "You (9f3e) · just now · Europe"),
            new CircleLines.Line(Tone.DOWN, "Sees it down", "Member 1a2b · 2 min ago · Europe"),
            new CircleLines.Line(
                Tone.UP, "Sees all well", "Member c4d5 · 5 min ago · Asia · new, not counted yet")),
        lines.members());
    assertEquals("", lines.note());
  }

  @Test
  void saysWhoLeftTheCircle() {
    var left =
        new CircleView(
            "broker.example:8883",
            CircleView.Contact.CONNECTED,
            Scenes.NOW,
            List.of(Scenes.member("1a2b", CircleView.Part.LEFT, State.UNKNOWN, Region.EUROPE, 3)),
            0,
            0);

    assertEquals(
        List.of(new CircleLines.Line(Tone.UNKNOWN, "Left", "Member 1a2b · 3 min ago")),
        circle(left).members());
  }

  @ParameterizedTest
  @EnumSource(CircleView.Contact.class)
  void saysWhyTheCircleCannotBeHeard(CircleView.Contact contact) {
    var circle = new CircleView("broker.example:8883", contact, Scenes.NOW, List.of(), 40, 2);

    var note = circle(circle).note();

    assertTrue(note.contains("40 more"), note);
    assertTrue(note.contains("2 messages"), note);
  }

  @Test
  void saysNothingWithoutACircle() {
    assertEquals(CircleLines.NONE, CircleLines.of(live(Scenes.down()), Scenes.NOW, texts, time));
  }

  @Test
  void keepsPhasesAddressAndFailureForTheDetails() {
    var pictures = parts(live(Scenes.degraded())).get(4);

    assertEquals("–", pictures.millis());
    assertTrue(pictures.details().contains(new PartView.Detail("Connecting", "20 ms", true)));
    assertTrue(
        pictures
            .details()
            .contains(new PartView.Detail("Failed", "Answer: 503 Service Unavailable", false)));
    assertTrue(pictures.details().contains(new PartView.Detail("Server", "192.0.2.7", false)));
  }

  @Test
  void saysOnlyTheUrlOfAPartThatWasNeverAsked() {
    var web = parts(live(Scenes.unknown())).getFirst();

    assertEquals("Not asked", web.stateWord());
    assertEquals("", web.asked());
    assertEquals(1, web.details().size());
  }

  @Test
  void doesNotCallAPartNotAskedThatWasAskedInVain() {
    var web = parts(live(Scenes.cutOff())).getFirst();

    assertEquals("Can’t tell", web.stateWord());
    assertNotEquals("", web.asked());
  }

  @Test
  void hasNothingToListBeforeTheFirstCheck() {
    var seen = live(Scenes.starting());

    assertEquals(List.of(), parts(seen));
    assertEquals(List.of(), StepView.of(seen, texts));
    assertEquals(List.of(), EvidenceView.of(seen, Scenes.NOW, texts, time));
  }

  @Test
  void groupsEvidenceByWhoSaysIt() {
    var evidence = EvidenceView.of(live(Scenes.down()), Scenes.NOW, texts, time);

    assertEquals(
        List.of(
            "What Uptick saw",
            "Seen from other networks",
            "Official word",
            "Outage trackers",
            "What people say"),
        evidence.stream().map(EvidenceView::family).toList());
    assertEquals(2, evidence.getFirst().items().size());
    assertEquals("TikTok status page · 6 min ago", evidence.get(2).items().getFirst().source());
  }

  @Test
  void saysOfWhichFamilyOfWitnessesNobodyWasAsked() {
    var evidence = EvidenceView.of(live(Scenes.up()), Scenes.NOW, texts, time);

    assertEquals(
        List.of("What Uptick saw", "Official word", "Outage trackers", "What people say"),
        evidence.stream().map(EvidenceView::family).toList());
    assertEquals(
        List.of(new EvidenceView.Item("Nobody was asked.", "")), evidence.getLast().items());
  }

  @Test
  void sumsTheChecklistUp() {
    var down = ChecklistView.of(live(Scenes.down()), texts).summary();
    var none = ChecklistView.of(Seen.NOTHING, texts).summary();
    var fine =
        StepView.summary(
            live(Scenes.down()),
            List.of(new StepView("a", ChecklistItem.Result.PASS, "A", "Fine", "")),
            texts);

    assertEquals("4 fine, 1 to look at, 2 for you to try.", down);
    assertEquals("The checklist fills itself during the first check.", none);
    assertEquals("1 fine, nothing to look at.", fine);
  }

  @ParameterizedTest
  @EnumSource(FunctionState.class)
  void hasAWordForEveryStateOfAPart(FunctionState state) {
    assertFalse(texts.get("part." + state.code()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void hasAWordForEveryPhase(Phase phase) {
    assertFalse(texts.get("phase." + phase.code()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(ChecklistItem.Result.class)
  void hasAWordForEveryResult(ChecklistItem.Result result) {
    assertFalse(texts.get("step." + result.code()).isEmpty());
  }
}
