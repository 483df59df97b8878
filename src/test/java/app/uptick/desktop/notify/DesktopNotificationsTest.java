package app.uptick.desktop.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.uptick.desktop.MovingClock;
import app.uptick.desktop.PrivateBus;
import app.uptick.desktop.notify.FakeDaemon.Message;
import app.uptick.model.MonitorControl;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.Notice.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real message bus, with a daemon that keeps what it is sent.
final class DesktopNotificationsTest {

  private final AtomicBoolean sound = new AtomicBoolean();

  @TempDir Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final Asked asked = new Asked();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private PrivateBus bus;
  private DesktopNotifications notifications;

  @BeforeEach
  void start() throws IOException, DBusException {
    bus = PrivateBus.start(folder);
    open.add(bus);
    notifications = program();
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  @Test
  void showsANoticeWithItsUrgencyAndItsActions() throws Exception {
    FakeDaemon daemon = daemon("body", "actions");

    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));

    Message shown = daemon.next();
    assertEquals(0, shown.replaces());
    assertEquals("TikTok is down", shown.title());
    assertEquals("Errors at A & B <all>", shown.body());
    assertEquals("", shown.icon());
    assertEquals(
        Map.of(
            "urgency",
            (byte) 2,
            "desktop-entry",
            "uptick",
            "category",
            "network",
            "suppress-sound",
            true),
        shown.hints());
    assertEquals(
        List.of("default", "Open", "back", "Tell me when it’s back", "mute", "Mute for 1 h"),
        shown.actions());
  }

  @Test
  void isHeardWhereThePersonWantsIt() throws Exception {
    FakeDaemon daemon = daemon("actions");
    sound.set(true);

    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));

    Map<String, Object> hints = daemon.next().hints();
    assertEquals("dialog-warning", hints.get("sound-name"));
    assertFalse(hints.containsKey("suppress-sound"));
  }

  @Test
  void wearsTheIconOfWhatWasTold() throws Exception {
    FakeDaemon daemon = daemon("actions");
    Path icon = Files.createFile(folder.resolve("up-48.png"));

    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));

    assertEquals(icon.toString(), daemon.next().icon());
  }

  @Test
  void putsLaterNoticesOfAThreadInThePlaceOfTheFirst() throws Exception {
    FakeDaemon daemon = daemon("actions");
    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));
    long place = daemon.next().id();

    notifications.onNotice(notice(Kind.CHANGE, "i1", "TikTok is overloaded"));
    Message change = daemon.next();
    notifications.onNotice(notice(Kind.RECOVERY, "i1", "TikTok is back"));
    Message recovery = daemon.next();

    assertEquals(place, change.replaces());
    assertEquals(place, recovery.replaces());
    assertEquals(List.of("default", "Open"), recovery.actions());
    assertEquals(15_000, recovery.expireMillis());
  }

  @Test
  void givesAnotherThreadAPlaceOfItsOwn() throws Exception {
    FakeDaemon daemon = daemon("actions");
    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));
    notifications.onNotice(notice(Kind.RECOVERY, "i1", "TikTok is back"));
    daemon.next();
    daemon.next();

    notifications.onNotice(notice(Kind.TROUBLE, "i2", "TikTok is down"));

    assertEquals(0, daemon.next().replaces());
  }

  @Test
  void writesTheBodySoThatADaemonThatReadsMarkupShowsItAsItIs() throws Exception {
    FakeDaemon daemon = daemon("body-markup");

    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));

    Message shown = daemon.next();
    assertEquals("Errors at A &amp; B &lt;all&gt;", shown.body());
    assertEquals(List.of(), shown.actions());
  }

  @Test
  void aClickOpensTheWindow() throws Exception {
    FakeDaemon daemon = daemon("actions");
    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));

    daemon.invoke(daemon.next().id(), "default");

    assertEquals("open", asked.next());
  }

  @Test
  void theButtonsMute() throws Exception {
    FakeDaemon daemon = daemon("actions");
    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));
    long id = daemon.next().id();

    daemon.invoke(id, "mute");
    assertEquals(new Mute.Until(Snapshots.NOON.plus(Duration.ofHours(1))), asked.next());
    daemon.invoke(id, "back");
    assertEquals(new Mute.UntilBack(), asked.next());
  }

  @Test
  void leavesClicksOnOtherMessagesAlone() throws Exception {
    FakeDaemon daemon = daemon("actions");
    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));
    long id = daemon.next().id();

    daemon.invoke(id + 1, "default");
    daemon.invoke(id, "mute");

    assertEquals(new Mute.Until(Snapshots.NOON.plus(Duration.ofHours(1))), asked.next());
  }

  @Test
  void holdsTheNewestNoticeUntilThereIsADaemon() throws Exception {
    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));
    notifications.onNotice(notice(Kind.CHANGE, "i1", "TikTok is overloaded"));
    settle();

    FakeDaemon daemon = daemon("actions");

    assertEquals("TikTok is overloaded", daemon.next().title());
  }

  @Test
  void dropsTroubleThatIsOverBeforeAnybodyCouldSeeIt() throws Exception {
    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));
    notifications.onNotice(notice(Kind.RECOVERY, "i1", "TikTok is back"));
    settle();

    FakeDaemon daemon = daemon("actions");
    notifications.onNotice(notice(Kind.TROUBLE, "i2", "TikTok is down again"));

    assertEquals("TikTok is down again", daemon.next().title());
  }

  @Test
  void findsItsMessageAgainAfterARestart() throws Exception {
    FakeDaemon daemon = daemon("actions");
    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));
    long place = daemon.next().id();
    settle();

    DesktopNotifications restarted = program();
    daemon.invoke(place, "default");
    assertEquals("open", asked.next());
    restarted.onNotice(notice(Kind.RECOVERY, "i1", "TikTok is back"));

    assertEquals(place, daemon.next().replaces());
  }

  @Test
  void takesNoPlaceThatAnotherDaemonGaveAway() throws Exception {
    FakeDaemon first = daemon("actions");
    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));
    first.next();
    settle();
    first.close();

    FakeDaemon second = daemon("actions");
    notifications.onNotice(notice(Kind.RECOVERY, "i1", "TikTok is back"));

    assertEquals(0, second.next().replaces());
  }

  @Test
  void saysOnlyOnceThatItKeepsWatching() throws Exception {
    FakeDaemon daemon = daemon("actions");

    notifications.sayThatItKeepsWatching();
    notifications.sayThatItKeepsWatching();
    settle();
    program().sayThatItKeepsWatching();
    notifications.onNotice(notice(Kind.TROUBLE, "i1", "TikTok is down"));

    assertEquals("Uptick keeps watching from the tray", daemon.next().title());
    assertEquals("TikTok is down", daemon.next().title());
  }

  /// Waits until all notices so far have been dealt with.
  private void settle() throws Exception {
    thread.submit(() -> {}).get();
  }

  private DesktopNotifications program() throws DBusException {
    DBusConnection connection = bus.connect();
    open.add(connection);
    DesktopNotifications program =
        new DesktopNotifications(
            connection,
            LastToldStore.in(folder),
            asked,
            new MovingClock(Snapshots.NOON),
            folder,
            sound::get,
            thread);
    open.add(program);
    return program;
  }

  private FakeDaemon daemon(String... capabilities) throws DBusException {
    FakeDaemon daemon = new FakeDaemon(bus.connect(), capabilities);
    open.add(daemon);
    return daemon;
  }

  private static Notice notice(Kind kind, String thread, String title) {
    return new Notice(
        Snapshots.NOON,
        kind,
        thread,
        title,
        "Errors at A & B <all>",
        kind == Kind.RECOVERY ? Notice.Urgency.NORMAL : Notice.Urgency.CRITICAL);
  }

  /// A monitor that keeps what it is asked for.
  private static final class Asked implements MonitorControl {

    private final BlockingQueue<Object> wishes = new LinkedBlockingQueue<>();

    Object next() throws InterruptedException {
      Object wish = wishes.poll(10, TimeUnit.SECONDS);
      return wish == null ? "nothing" : wish;
    }

    @Override
    public void checkNow() {}

    @Override
    public void mute(Mute mute) {
      wishes.add(mute);
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void openWindow() {
      wishes.add("open");
    }

    @Override
    public void watched(boolean watched) {}

    @Override
    public void quit() {}
  }
}
