package app.uptick.desktop.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.tray.TrayItem.Action;
import app.uptick.desktop.tray.TrayItem.Choice;
import app.uptick.desktop.tray.TrayItem.Headline;
import app.uptick.desktop.tray.TrayItem.Separator;
import app.uptick.desktop.tray.TrayItem.Submenu;
import app.uptick.model.Activity;
import app.uptick.model.Mute;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TrayLookTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant SINCE = NOW.minus(Duration.ofHours(2));
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final TrayLook.Maker looks =
      new TrayLook.Maker(Texts.load(TrayLook.TEXTS, Locale.UK), () -> BERLIN, false);

  @ParameterizedTest(name = "{0}")
  @MethodSource("icons")
  void everyLookOfARehearsalSaysSo(String name, StatusSnapshot snapshot, TrayIconName icon) {
    TrayLook.Maker rehearsing =
        new TrayLook.Maker(Texts.load(TrayLook.TEXTS, Locale.UK), () -> BERLIN, true);

    TrayLook look = rehearsing.of(snapshot, NOW);

    String usual = looks.of(snapshot, NOW).title();
    assertEquals("Rehearsal: " + usual, look.title());
    assertEquals(new TrayItem.Headline("Rehearsal: " + usual), look.menu().getFirst());
    assertTrue(look.brief().startsWith("Rehearsal: "), look.brief());
    assertEquals(icon, look.icon());
  }

  static Stream<Arguments> icons() {
    StatusSnapshot up = status(State.UP, 0);
    StatusSnapshot unknown = status(State.UNKNOWN, 0);
    StatusSnapshot old = status(State.UP, 181);
    StatusSnapshot remembered = Statuses.of(State.UP, SINCE, null);
    return Stream.of(
        Arguments.of("up", up, TrayIconName.UP),
        Arguments.of("degraded", status(State.DEGRADED, 0), TrayIconName.DEGRADED),
        Arguments.of("down", status(State.DOWN, 0), TrayIconName.DOWN),
        Arguments.of("blocked", status(State.BLOCKED, 0), TrayIconName.BLOCKED),
        Arguments.of("your side", status(State.YOUR_SIDE, 0), TrayIconName.YOUR_SIDE),
        Arguments.of("unknown", unknown, TrayIconName.UNKNOWN),
        Arguments.of("no flicker", Statuses.with(Activity.CHECKING, up), TrayIconName.UP),
        Arguments.of("at three intervals", status(State.UP, 180), TrayIconName.UP),
        Arguments.of("after three intervals", old, TrayIconName.STALE),
        Arguments.of("stale trouble", status(State.DOWN, 181), TrayIconName.STALE),
        Arguments.of("paused", Statuses.with(Activity.PAUSED, up), TrayIconName.PAUSED),
        Arguments.of("paused for long", Statuses.with(Activity.PAUSED, old), TrayIconName.PAUSED),
        Arguments.of("only remembered", remembered, TrayIconName.CHECKING),
        Arguments.of("starting", Statuses.with(Activity.STARTING, unknown), TrayIconName.CHECKING));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("icons")
  void showsIcon(String name, StatusSnapshot snapshot, TrayIconName icon) {
    assertEquals(icon, looks.of(snapshot, NOW).icon());
  }

  @Test
  void tellsHeadlineSinceWhenAndAge() {
    TrayLook look = looks.of(status(State.DOWN, 150), NOW);

    assertEquals("TikTok is down for everyone: its servers answer with errors.", look.title());
    assertEquals("Since 11:00\nChecked 2 min ago", look.detail());
    assertEquals("TikTok down since 11:00, checked 2 min ago", look.brief());
  }

  @ParameterizedTest
  @CsvSource({"0, just now", "89, just now", "90, 1 min ago", "3599, 59 min ago"})
  @CsvSource({"3600, 1 hr ago", "86399, 23 hr ago", "86400, 1 day ago", "-5, just now"})
  void roundsAgeDown(long seconds, String age) {
    TrayLook look = looks.of(status(State.UP, seconds), NOW);

    assertTrue(look.detail().endsWith("Checked " + age), look.detail());
  }

  @Test
  void namesTheDayThatIsNotToday() {
    StatusSnapshot yesterday = Statuses.of(State.UP, Instant.parse("2026-02-28T22:59:00Z"), NOW);

    assertEquals("Since Sat 28 Feb, 23:59\nChecked just now", looks.of(yesterday, NOW).detail());
  }

  @Test
  void doesNotPassOldNewsForNew() {
    TrayLook look = looks.of(status(State.UP, 600), NOW);

    assertEquals("No check for a while: what is known is old", look.title());
    assertEquals("Last known: TikTok answers as usual.\nChecked 10 min ago", look.detail());
  }

  @Test
  void claimsNothingBeforeTheFirstCheck() {
    TrayLook look = looks.of(Statuses.of(State.UP, SINCE, null), NOW);

    assertEquals("Checking TikTok …", look.title());
    assertEquals("", look.detail());
  }

  @Test
  void saysThatChangesAreHeldBack() {
    TrayLook look = looks.of(Statuses.flapping(status(State.DEGRADED, 0)), NOW);

    assertTrue(look.detail().endsWith("Comes and goes: changes are not told one by one"));
  }

  @Test
  void offersEverythingInOrder() {
    TrayLook look = looks.of(status(State.DOWN, 0), NOW);

    assertEquals(
        List.of(
            new Headline("TikTok is down for everyone: its servers answer with errors."),
            new Headline("Since 11:00 · Checked just now"),
            new Separator(),
            new Action(Choice.OPEN, "Open", true),
            new Action(Choice.CHECK_NOW, "Check now", true),
            new Separator(),
            new Action(Choice.MUTE_UNTIL_BACK, "Tell me when it’s back", true),
            new Submenu(
                "Mute",
                List.of(
                    new Action(Choice.MUTE_HOUR, "For 1 hour", true),
                    new Action(Choice.MUTE_TOMORROW, "Until tomorrow", true))),
            new Action(Choice.PAUSE, "Pause", true),
            new Separator(),
            new Action(Choice.QUIT, "Quit", true)),
        look.menu());
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void waitsForTheEndOfTroubleOnlyInTrouble(State state) {
    Action untilBack =
        looks.of(status(state, 0), NOW).menu().stream()
            .filter(Action.class::isInstance)
            .map(Action.class::cast)
            .filter(action -> action.choice() == Choice.MUTE_UNTIL_BACK)
            .findFirst()
            .orElseThrow();

    assertEquals(state.isTrouble(), untilBack.enabled());
  }

  static Stream<Arguments> mutes() {
    Instant soon = NOW.plus(Duration.ofMinutes(30));
    return Stream.of(
        Arguments.of(new Mute.Until(soon), "Unmute (until 13:30)"),
        Arguments.of(
            new Mute.Until(Instant.parse("2026-03-02T07:00:00Z")),
            "Unmute (until Mon 2 Mar, 08:00)"),
        Arguments.of(new Mute.UntilBack(), "Don’t tell me when it’s back"));
  }

  @ParameterizedTest
  @MethodSource("mutes")
  void offersTheEndOfAMute(Mute mute, String label) {
    TrayLook look = looks.of(Statuses.with(mute, status(State.DOWN, 0)), NOW);

    assertTrue(look.menu().contains(new Action(Choice.UNMUTE, label, true)), look.toString());
    boolean offersMore = look.menu().stream().anyMatch(Submenu.class::isInstance);
    assertEquals(mute instanceof Mute.UntilBack, offersMore);
    assertEquals(
        mute instanceof Mute.Until, look.detail().contains("Notifications are muted until "));
  }

  @Test
  void forgetsAMuteThatHasEnded() {
    StatusSnapshot up = status(State.UP, 0);

    assertEquals(looks.of(up, NOW), looks.of(Statuses.with(new Mute.Until(NOW), up), NOW));
  }

  @Test
  void offersToGoOnWhilePaused() {
    List<TrayItem> menu = looks.of(Statuses.with(Activity.PAUSED, status(State.UP, 0)), NOW).menu();

    assertTrue(menu.contains(new Action(Choice.RESUME, "Resume", true)));
    assertTrue(menu.contains(new Action(Choice.CHECK_NOW, "Check now", false)));
    assertFalse(menu.contains(new Action(Choice.PAUSE, "Pause", true)));
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void keepsTheShortLineWithinWhatOldTraysShow(State state) {
    StatusSnapshot longAgo = Statuses.of(state, NOW.minus(Duration.ofDays(3)), NOW);

    assertTrue(looks.of(longAgo, NOW).brief().length() <= 64);
  }

  @Test
  void knowsWhenTimeAloneChangesTheIcon() {
    Instant end = NOW.plus(Duration.ofHours(1));
    StatusSnapshot muted = Statuses.with(new Mute.Until(end), status(State.UP, 0));

    assertEquals(List.of(NOW.plusSeconds(180), end), looks.turningPoints(muted));
  }

  private static StatusSnapshot status(State state, long secondsAgo) {
    return Statuses.of(state, SINCE, NOW.minusSeconds(secondsAgo));
  }
}
