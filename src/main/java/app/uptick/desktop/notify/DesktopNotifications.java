package app.uptick.desktop.notify;

import app.uptick.desktop.notify.LastTold.Calm;
import app.uptick.desktop.notify.LastTold.Trouble;
import app.uptick.desktop.notify.LastToldStore.Shown;
import app.uptick.model.MonitorControl;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.State;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/// Shows notices by the desktop's notification daemon; a click on one opens the window.
///
/// One message per thread: later notices take the place of the first. Where no daemon runs, the
/// newest notice waits for one, and is dropped when it has become pointless. All talk with the
/// daemon is on a thread of its own, so that a slow one holds nothing up.
public final class DesktopNotifications implements StatusListener, AutoCloseable {

  private static final Logger LOG = System.getLogger(DesktopNotifications.class.getName());
  private static final Duration MUTE = Duration.ofHours(1);
  static final int BY_THE_DAEMON = -1;
  private static final int UNTIL_CLOSED = 0;
  private static final int RECOVERY_MILLIS = 15_000;
  static final UInt32 NEW = new UInt32(0);

  private final DBusConnection bus;
  private final LastToldStore store;
  private final MonitorControl control;
  private final Clock clock;
  private final Path icons;
  private final BooleanSupplier sound;
  private final Texts texts = Texts.load(NoticeTexts.BUNDLE);
  private final ExecutorService thread;
  private final List<AutoCloseable> subscriptions = new ArrayList<>();

  /// This and the next only touched on our thread.
  private @Nullable Shown shown;

  private @Nullable Notice waiting;

  /// @param icons the folder with `<state>-48.png`; without it messages have no icon
  /// @param sound whether a notice is to be heard
  public DesktopNotifications(
      DBusConnection bus,
      LastToldStore store,
      MonitorControl control,
      Clock clock,
      Path icons,
      BooleanSupplier sound)
      throws DBusException {
    this(bus, store, control, clock, icons, sound, soleThread());
  }

  DesktopNotifications(
      DBusConnection bus,
      LastToldStore store,
      MonitorControl control,
      Clock clock,
      Path icons,
      BooleanSupplier sound,
      ExecutorService thread)
      throws DBusException {
    this.bus = bus;
    this.thread = thread;
    this.store = store;
    this.control = control;
    this.clock = clock;
    this.icons = icons;
    this.sound = sound;
    this.shown = store.shown().orElse(null);
    subscriptions.add(
        bus.addSigHandler(
            DBusMatchRuleBuilder.create().withType(Notifications.ActionInvoked.class).build(),
            (Notifications.ActionInvoked signal) -> thread.execute(() -> act(signal))));
    subscriptions.add(
        bus.addSigHandler(
            DBusMatchRuleBuilder.create()
                .withType(DBus.NameOwnerChanged.class)
                .withArg0123(0, Notifications.NAME)
                .build(),
            (DBus.NameOwnerChanged signal) -> onOwner(signal)));
  }

  @Override
  public void onSnapshot(StatusSnapshot snapshot) {}

  @Override
  public void onNotice(Notice notice) {
    thread.execute(() -> show(notice));
  }

  /// Says that Uptick goes on without its window, unless that was ever said before.
  public void sayThatItKeepsWatching() {
    thread.execute(this::keepsWatching);
  }

  /// Leaves what is shown on the screen. May be called twice.
  @Override
  public void close() {
    thread.shutdown();
    for (AutoCloseable subscription : subscriptions) {
      try {
        subscription.close();
      } catch (Exception e) {
        LOG.log(Level.DEBUG, "leaving the session bus: " + e);
      }
    }
    subscriptions.clear();
  }

  private void show(Notice notice) {
    waiting = null;
    if (isPointless(notice)) {
      return;
    }
    try {
      send(notice);
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(Level.DEBUG, "no notification daemon takes the message, it waits: " + e);
      waiting = notice;
    }
  }

  /// Nobody waits for the end of trouble that was never on the screen.
  private boolean isPointless(Notice notice) {
    return notice.kind() == Notice.Kind.RECOVERY
        && !notice.isAskedFor()
        && store.shown(notice.thread()).isEmpty();
  }

  private void send(Notice notice) throws DBusException {
    Notifications daemon =
        bus.getRemoteObject(Notifications.NAME, Notifications.PATH, Notifications.class);
    List<String> capabilities = daemon.GetCapabilities();
    String incarnation = incarnation();
    UInt32 id =
        daemon.Notify(
            "Uptick",
            placeOf(notice, incarnation),
            icon(),
            notice.title(),
            capabilities.contains("body-markup") ? escape(notice.body()) : notice.body(),
            capabilities.contains("actions") ? actions(notice) : List.of(),
            hints(notice),
            lasting(notice));
    Shown place = new Shown(notice.thread(), incarnation, id.longValue());
    shown = place;
    store.keep(place);
  }

  /// What no daemon took is said another time.
  private void keepsWatching() {
    if (store.toldOfTray()) {
      return;
    }
    Map<String, Variant<?>> hints = new LinkedHashMap<>();
    hints.put("urgency", new Variant<>(level(Notice.Urgency.LOW)));
    hints.put("desktop-entry", new Variant<>("uptick"));
    hints.put("suppress-sound", new Variant<>(true));
    try {
      bus.getRemoteObject(Notifications.NAME, Notifications.PATH, Notifications.class)
          .Notify(
              "Uptick",
              NEW,
              picture("uptick"),
              texts.get("keeps.title"),
              texts.get("keeps.body"),
              List.of(),
              hints,
              BY_THE_DAEMON);
      store.keepToldOfTray();
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(Level.DEBUG, "no notification daemon takes the message: " + e);
    }
  }

  private static int lasting(Notice notice) {
    if (notice.isAskedFor()) {
      return UNTIL_CLOSED;
    }
    return notice.kind() == Notice.Kind.RECOVERY ? RECOVERY_MILLIS : BY_THE_DAEMON;
  }

  private String icon() {
    String state =
        switch (store.lastTold()) {
          case Calm() -> State.UP.code();
          case Trouble told -> (told.unstable() ? State.DEGRADED : told.state()).code();
        };
    return picture(state);
  }

  private String picture(String name) {
    Path file = icons.resolve(name + "-48.png");
    return Files.exists(file) ? file.toAbsolutePath().toString() : "";
  }

  /// The daemon and its bus, by names that no later daemon has.
  private String incarnation() throws DBusException {
    DBus driver = bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
    return driver.GetId() + driver.GetNameOwner(Notifications.NAME);
  }

  private UInt32 placeOf(Notice notice, String incarnation) {
    return store
        .shown(notice.thread())
        .filter(place -> place.daemon().equals(incarnation))
        .map(place -> new UInt32(place.id()))
        .orElse(NEW);
  }

  private List<String> actions(Notice notice) {
    List<String> actions = new ArrayList<>(List.of("default", texts.get("action.open")));
    if (notice.kind() != Notice.Kind.RECOVERY) {
      actions.addAll(List.of("back", texts.get("action.back")));
      actions.addAll(List.of("mute", texts.get("action.mute")));
    }
    return actions;
  }

  private Map<String, Variant<?>> hints(Notice notice) {
    Map<String, Variant<?>> hints = new LinkedHashMap<>();
    hints.put("urgency", new Variant<>(level(notice.urgency())));
    hints.put("desktop-entry", new Variant<>("uptick"));
    hints.put("category", new Variant<>("network"));
    if (sound.getAsBoolean()) {
      hints.put("sound-name", new Variant<>(soundOf(notice)));
    } else {
      hints.put("suppress-sound", new Variant<>(true));
    }
    return hints;
  }

  /// Names of the freedesktop sound naming specification.
  private static String soundOf(Notice notice) {
    return notice.kind() == Notice.Kind.RECOVERY ? "complete" : "dialog-warning";
  }

  private static byte level(Notice.Urgency urgency) {
    return switch (urgency) {
      case LOW -> 0;
      case NORMAL -> 1;
      case CRITICAL -> 2;
    };
  }

  static String escape(String body) {
    return body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void act(Notifications.ActionInvoked signal) {
    Shown place = shown;
    if (place == null || place.id() != signal.id.longValue()) {
      return;
    }
    switch (signal.key) {
      case "default" -> control.openWindow();
      case "back" -> control.mute(new Mute.UntilBack());
      case "mute" -> control.mute(new Mute.Until(clock.instant().plus(MUTE)));
      default -> LOG.log(Level.DEBUG, "an action that was not offered: " + signal.key);
    }
  }

  private void onOwner(DBus.NameOwnerChanged signal) {
    if (!signal.newOwner.isEmpty()) {
      thread.execute(this::showWaiting);
    }
  }

  private void showWaiting() {
    Notice notice = waiting;
    if (notice != null) {
      waiting = null;
      show(notice);
    }
  }

  /// Notices are rare: between them there is no thread. What comes after the end is dropped.
  private static ExecutorService soleThread() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("notifications").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
