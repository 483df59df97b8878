package app.uptick.desktop.notify;

import static app.uptick.desktop.notify.Snapshots.NOON;
import static app.uptick.desktop.notify.Snapshots.down;
import static app.uptick.desktop.notify.Snapshots.flapping;
import static app.uptick.desktop.notify.Snapshots.muted;
import static app.uptick.desktop.notify.Snapshots.seenBy;
import static app.uptick.desktop.notify.Snapshots.trouble;
import static app.uptick.desktop.notify.Snapshots.unknown;
import static app.uptick.desktop.notify.Snapshots.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.MovingClock;
import app.uptick.model.Cause;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.Notice.Kind;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import app.uptick.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TellerTest {

  private static final Instant LATER = NOON.plus(Duration.ofMinutes(65));

  @TempDir Path folder;

  private final MovingClock clock = new MovingClock(NOON);
  private final List<Notice> told = new ArrayList<>();
  private Teller teller;

  @BeforeEach
  void start() {
    teller = new Teller(LastToldStore.in(folder), clock, told::add);
  }

  @Test
  void saysNothingWhileAllIsWell() {
    teller.onSnapshot(up(NOON));

    assertEquals(List.of(), told);
  }

  @Test
  void tellsOfTroubleOnceHoweverOftenItIsPublished() {
    StatusSnapshot down = seenBy(down(Cause.SERVER_ERROR, NOON, "i1"), Scope.WIDESPREAD);

    teller.onSnapshot(down);
    teller.onSnapshot(down);

    assertEquals(
        List.of(
            new Notice(
                NOON,
                Kind.TROUBLE,
                "i1",
                "TikTok is down",
                "TikTok's servers answer with errors. Many people are affected.",
                Notice.Urgency.CRITICAL)),
        told);
  }

  @Test
  void tellsOfTheRecoveryAndHowLongItTook() {
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));
    clock.advance(Duration.ofMinutes(66));

    teller.onSnapshot(up(LATER));

    assertEquals(List.of(Kind.TROUBLE, Kind.RECOVERY), kinds());
    assertEquals("TikTok is back", last().title());
    assertEquals("The trouble lasted 1 hr, 5 min.", last().body());
    assertEquals("i1", last().thread());
  }

  @Test
  void countsTheTroubleFromItsBeginningThoughItsCauseChanged() {
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));
    teller.onSnapshot(down(Cause.OVERLOAD, NOON.plusSeconds(1800), "i1"));

    teller.onSnapshot(up(LATER));

    assertEquals("The trouble lasted 1 hr, 5 min.", last().body());
  }

  @Test
  void tellsOfAnotherCauseInTheSameThread() {
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));

    teller.onSnapshot(down(Cause.MAINTENANCE, NOON, "i1"));

    assertEquals(List.of(Kind.TROUBLE, Kind.CHANGE), kinds());
    assertEquals("TikTok is down for maintenance", last().title());
    assertEquals("i1", last().thread());
  }

  @Test
  void keepsToTheThreadThatThePersonKnowsWhenAnotherIncidentFollowsUnseen() {
    teller.onSnapshot(down(Cause.OVERLOAD, NOON, "i1"));

    teller.onSnapshot(down(Cause.OVERLOAD, LATER, "i2"));
    teller.onSnapshot(up(LATER.plusSeconds(40)));

    assertEquals(List.of(Kind.TROUBLE, Kind.CHANGE, Kind.RECOVERY), kinds());
    assertEquals(List.of("i1", "i1", "i1"), told.stream().map(Notice::thread).toList());
    assertEquals("The trouble lasted 40 sec.", last().body());
  }

  @Test
  void blamesTheConnectionInWordsOfItsOwn() {
    teller.onSnapshot(trouble(State.YOUR_SIDE, Cause.NO_INTERNET, NOON, "i1"));
    teller.onSnapshot(up(LATER));

    assertEquals("It’s your connection, not TikTok", told.getFirst().title());
    assertEquals("You are back, and TikTok answers", last().title());
  }

  @Test
  void notKnowingIsNeitherTroubleNorItsEnd() {
    teller.onSnapshot(unknown());
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));
    teller.onSnapshot(unknown());
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));
    teller.onSnapshot(unknown());
    teller.onSnapshot(up(LATER));

    assertEquals(List.of(Kind.TROUBLE, Kind.RECOVERY), kinds());
  }

  @Test
  void troubleWithoutAnIncidentIsNotConfirmed() {
    teller.onSnapshot(Snapshots.standing(State.DOWN, Cause.OVERLOAD, "Errors.", NOON, null));

    assertEquals(List.of(), told);
  }

  @Test
  void tellsOfTheRecoveryAfterARestart() {
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));

    start();
    teller.onSnapshot(unknown());
    teller.onSnapshot(up(LATER));

    assertEquals(List.of(Kind.TROUBLE, Kind.RECOVERY), kinds());
    assertEquals("i1", last().thread());
  }

  @Test
  void doesNotRepeatItselfAfterARestart() {
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));

    start();
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));

    assertEquals(List.of(Kind.TROUBLE), kinds());
  }

  @Test
  void hasWrittenDownWhatItSaysBeforeSayingIt() {
    List<LastTold> onDisk = new ArrayList<>();
    teller =
        new Teller(
            LastToldStore.in(folder),
            clock,
            notice -> onDisk.add(LastToldStore.in(folder).lastTold()));

    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));
    teller.onSnapshot(up(LATER));

    assertEquals(
        List.of(
            new LastTold.Trouble("i1", "i1", NOON, State.DOWN, Cause.SERVER_ERROR, false, NOON),
            LastTold.CALM),
        onDisk);
  }

  @Test
  void isSilentWhileMutedAndThenSaysOnceWhatStands() {
    Mute mute = new Mute.Until(NOON.plusSeconds(3600));
    teller.onSnapshot(muted(down(Cause.SERVER_ERROR, NOON, "i1"), mute));
    teller.onSnapshot(muted(down(Cause.OVERLOAD, NOON, "i1"), mute));
    assertEquals(List.of(), told);

    clock.advance(Duration.ofHours(1));
    teller.onSnapshot(muted(down(Cause.OVERLOAD, NOON, "i1"), mute));

    assertEquals(List.of(Kind.TROUBLE), kinds());
    assertEquals("TikTok is overloaded", last().title());
  }

  @Test
  void staysSilentAfterAMuteDuringWhichTroubleCameAndWent() {
    Mute mute = new Mute.Until(NOON.plusSeconds(3600));
    teller.onSnapshot(muted(down(Cause.SERVER_ERROR, NOON, "i1"), mute));
    teller.onSnapshot(muted(up(NOON.plusSeconds(60)), mute));

    clock.advance(Duration.ofHours(1));
    teller.onSnapshot(up(NOON.plusSeconds(60)));

    assertEquals(List.of(), told);
  }

  @Test
  void tellsAfterAMuteOfTheRecoveryThatItHeldBack() {
    Mute mute = new Mute.Until(NOON.plusSeconds(3600));
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));
    teller.onSnapshot(muted(up(NOON.plusSeconds(300)), mute));

    clock.advance(Duration.ofHours(1));
    teller.onSnapshot(muted(up(NOON.plusSeconds(300)), mute));

    assertEquals(List.of(Kind.TROUBLE, Kind.RECOVERY), kinds());
    assertEquals("The trouble lasted 5 min.", last().body());
  }

  @Test
  void aMuteUntilBackHoldsChangesBackAndLetsTheRecoveryThrough() {
    Mute mute = new Mute.UntilBack();
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));
    teller.onSnapshot(muted(down(Cause.OVERLOAD, NOON, "i1"), mute));
    teller.onSnapshot(muted(unknown(), mute));

    teller.onSnapshot(muted(up(LATER), mute));

    assertEquals(List.of(Kind.TROUBLE, Kind.RECOVERY), kinds());
  }

  @Test
  void saysOnceThatTheStateComesAndGoesAndThenHowItSettled() {
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));
    teller.onSnapshot(flapping(up(NOON.plusSeconds(60))));
    teller.onSnapshot(flapping(down(Cause.OVERLOAD, NOON.plusSeconds(120), "i2")));
    teller.onSnapshot(flapping(up(NOON.plusSeconds(180))));

    teller.onSnapshot(up(NOON.plusSeconds(180)));

    assertEquals(
        List.of("TikTok is down", "TikTok comes and goes", "TikTok is steady again"),
        told.stream().map(Notice::title).toList());
    assertEquals("It came and went for 3 min.", last().body());
  }

  @Test
  void whatSettlesAsTroubleIsToldAsAChange() {
    teller.onSnapshot(flapping(up(NOON)));
    teller.onSnapshot(flapping(down(Cause.OVERLOAD, NOON.plusSeconds(60), "i1")));

    teller.onSnapshot(down(Cause.OVERLOAD, NOON.plusSeconds(60), "i1"));

    assertEquals(List.of(Kind.TROUBLE, Kind.CHANGE), kinds());
    assertEquals("TikTok is overloaded", last().title());
    assertEquals(1, told.stream().map(Notice::thread).distinct().count());
  }

  @Test
  void takesAnUnreadableMemoryForNothingToldAndKeepsItAside() throws IOException {
    Files.writeString(folder.resolve("last-told.json"), "{\"told\":{\"thread\":7");

    start();
    teller.onSnapshot(up(NOON));
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));

    assertEquals(List.of(Kind.TROUBLE), kinds());
    assertTrue(Files.exists(folder.resolve("last-told.json.unreadable")));
  }

  @Test
  void tellsThoughItsMemoryCannotBeWritten() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");
    teller = new Teller(LastToldStore.in(notAFolder), clock, told::add);

    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));
    teller.onSnapshot(up(LATER));

    assertEquals(List.of(Kind.TROUBLE, Kind.RECOVERY), kinds());
  }

  private List<Kind> kinds() {
    return told.stream().map(Notice::kind).toList();
  }

  private Notice last() {
    return told.getLast();
  }

  @Test
  void holdsBackInQuietHoursAndSaysAfterwardsWhatStillHolds() throws IOException {
    teller = teller("notifications.quiet-hours: 11:00-13:00");
    StatusSnapshot down = down(Cause.SERVER_ERROR, NOON, "i1");
    teller.onSnapshot(down);
    assertEquals(List.of(), told);
    clock.advance(Duration.ofMinutes(61));

    teller.onSnapshot(down);

    assertEquals(List.of(Kind.TROUBLE), kinds());
  }

  @Test
  void saysNothingOfTroubleThatCameAndWentInQuietHours() throws IOException {
    teller = teller("notifications.quiet-hours: 23:00-13:00");
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i1"));
    clock.advance(Duration.ofMinutes(66));

    teller.onSnapshot(up(LATER));

    assertEquals(List.of(), told);
  }

  @Test
  void tellsOnlyOfTroubleThatLasts() throws IOException {
    teller = teller("notifications.only-after: 5m");
    StatusSnapshot down = down(Cause.SERVER_ERROR, NOON, "i1");
    clock.advance(Duration.ofSeconds(299));
    teller.onSnapshot(down);
    assertEquals(List.of(), told);
    clock.advance(Duration.ofSeconds(1));

    teller.onSnapshot(down);

    assertEquals(List.of(Kind.TROUBLE), kinds());
  }

  @Test
  void tellsOnlyOfWhatIsWanted() throws IOException {
    teller = teller("notifications.about: [down]");

    teller.onSnapshot(trouble(State.YOUR_SIDE, Cause.NO_INTERNET, NOON, "i1"));
    teller.onSnapshot(up(NOON));
    teller.onSnapshot(down(Cause.SERVER_ERROR, NOON, "i2"));
    teller.onSnapshot(up(LATER));
    teller.onSnapshot(down(Cause.SERVER_ERROR, LATER, "i3"));

    assertEquals(List.of(Kind.TROUBLE, Kind.TROUBLE), kinds());
    assertEquals("i3", last().thread());
  }

  @Test
  void tellsThatItIsBackForCertainWhereThatWasAsked() throws IOException {
    teller = teller("notifications: {about: [down], quiet-hours: 11:00-14:00}");
    StatusSnapshot down = down(Cause.SERVER_ERROR, NOON, "i1");
    teller.onSnapshot(down);
    teller.onSnapshot(muted(down, new Mute.UntilBack()));
    clock.advance(Duration.ofMinutes(66));

    teller.onSnapshot(up(LATER));
    teller.onSnapshot(up(LATER));

    assertEquals(List.of(Kind.RECOVERY), kinds());
    assertTrue(last().isAskedFor());
    assertEquals("The trouble lasted 1 hr, 5 min.", last().body());
  }

  @Test
  void remembersOverARestartThatItWasAsked() throws IOException {
    StatusSnapshot down = down(Cause.SERVER_ERROR, NOON, "i1");
    teller.onSnapshot(down);
    teller.onSnapshot(muted(down, new Mute.UntilBack()));
    teller = teller("notifications.about: none");
    teller.onSnapshot(muted(unknown(), new Mute.UntilBack()));

    teller.onSnapshot(up(LATER));

    assertEquals(List.of(Kind.TROUBLE, Kind.RECOVERY), kinds());
    assertTrue(last().isAskedFor());
  }

  @Test
  void askingMayBeTakenBack() throws IOException {
    teller = teller("notifications.about: none");
    StatusSnapshot down = down(Cause.SERVER_ERROR, NOON, "i1");
    teller.onSnapshot(down);
    teller.onSnapshot(muted(down, new Mute.UntilBack()));
    teller.onSnapshot(down);

    teller.onSnapshot(up(LATER));

    assertEquals(List.of(), told);
  }

  /// One by a person's settings, in a place where noon is noon.
  private Teller teller(String settings) throws IOException {
    Path file = Files.writeString(folder.resolve("config.yaml"), settings);
    return new Teller(
        LastToldStore.in(folder),
        clock,
        () -> SettingsFile.load(file),
        () -> ZoneOffset.UTC,
        told::add);
  }
}
