package app.uptick.desktop.tray;

import app.uptick.desktop.tray.TrayItem.Choice;
import app.uptick.model.MonitorControl;
import app.uptick.model.Mute;
import app.uptick.model.ScreenPoint;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;

/// Keeps the tray icon true: follows the status, and lets it age where no news comes.
///
/// All work is done on one thread of its own. The icon is shown by the panel's StatusNotifierItem
/// host, else by AWT; where there is neither, the person is told once, and a panel that comes later
/// is still served.
public final class Tray implements StatusListener, AutoCloseable {

  private static final Logger LOG = System.getLogger(Tray.class.getName());

  /// A panel that starts together with us, or again, may take this long.
  private static final Duration HOST_PATIENCE = Duration.ofSeconds(3);

  /// Where nobody shows the icon, how often to look again.
  private static final Duration RETRY = Duration.ofMinutes(1);

  /// The thread's own clock stands still while the machine sleeps: this bounds for how long, after
  /// waking, a look from before is on the screen.
  private static final Duration AGEING = Duration.ofSeconds(20);

  private static final Duration QUIT_AFTER = Duration.ofMillis(300);
  private static final Duration CLOSING = Duration.ofSeconds(1);

  /// What panels send that do not know where the click was, as by keyboard.
  private static final ScreenPoint NOWHERE = new ScreenPoint(0, 0);

  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final @Nullable DBusConnection bus;
  private final MonitorControl control;
  private final Consumer<ScreenPoint> openNear;
  private final Clock clock;
  private final Supplier<ZoneId> zone;
  private final Consumer<String> say;
  private final Duration hostPatience;
  private final OldTray oldTray;
  private final TrayLook.Maker looks;
  private final ScheduledThreadPoolExecutor thread;
  private volatile StatusSnapshot snapshot;

  /// Only touched on our thread from here on.
  private TrayLook shown;

  private @Nullable StatusNotifierBackend notifier;
  private @Nullable TrayBackend old;
  private boolean registered;
  private boolean said;
  private volatile boolean unseen;
  private @Nullable ScheduledFuture<?> ageing;
  private @Nullable ScheduledFuture<?> settling;

  /// The way that is left where the session bus has no tray.
  interface OldTray {
    Optional<TrayBackend> open(
        TrayLook first, Consumer<Choice> chosen, Consumer<ScreenPoint> clicked);
  }

  /// @param bus the session bus, null where there is none; stays open when this is closed
  /// @param openNear opens the window beside a click, or raises the one there is
  /// @param rehearsal whether it is to say that nothing it shows is real
  /// @param say tells the person that there is no tray; called at most once, on the tray's thread
  public Tray(
      @Nullable DBusConnection bus,
      MonitorControl control,
      Consumer<ScreenPoint> openNear,
      StatusSnapshot initial,
      Clock clock,
      Supplier<ZoneId> zone,
      boolean rehearsal,
      Consumer<String> say) {
    this(
        bus,
        control,
        openNear,
        initial,
        clock,
        zone,
        rehearsal,
        say,
        HOST_PATIENCE,
        AwtBackend::open);
  }

  Tray(
      @Nullable DBusConnection bus,
      MonitorControl control,
      Consumer<ScreenPoint> openNear,
      StatusSnapshot initial,
      Clock clock,
      Supplier<ZoneId> zone,
      boolean rehearsal,
      Consumer<String> say,
      Duration hostPatience,
      OldTray oldTray) {
    this.bus = bus;
    this.control = control;
    this.openNear = openNear;
    this.clock = clock;
    this.zone = zone;
    this.say = say;
    this.hostPatience = hostPatience;
    this.oldTray = oldTray;
    snapshot = initial;
    looks = new TrayLook.Maker(Texts.load(TrayLook.TEXTS), zone, rehearsal);
    shown = looks.of(initial, clock.instant());
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("tray").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    soon("opening the tray", this::open);
  }

  /// Whether nobody shows the icon. A panel that is only just being started again does not count.
  public boolean isUnseen() {
    return unseen;
  }

  @Override
  public void onSnapshot(StatusSnapshot now) {
    snapshot = now;
    soon("refreshing the tray", this::refresh);
  }

  /// Does a step on our thread. None may end it, nor be heard of by whoever asked for it.
  private void soon(String doing, Runnable step) {
    thread.execute(() -> guarded(doing, step));
  }

  private ScheduledFuture<?> later(Duration delay, String doing, Runnable step) {
    return thread.schedule(() -> guarded(doing, step), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void guarded(String doing, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, doing, e);
    }
  }

  private void open() {
    if (bus != null) {
      try {
        notifier =
            new StatusNotifierBackend(
                bus,
                shown,
                this::onChoice,
                this::onClick,
                came -> soon("changing panels", () -> onHost(came)));
      } catch (DBusException e) {
        LOG.log(Level.WARNING, "making the tray item", e);
      }
    }
    registered = notifier != null && notifier.register();
    if (!registered) {
      settleIn(notifier == null ? Duration.ZERO : hostPatience);
    }
    refresh();
  }

  private void onHost(boolean came) {
    if (came) {
      settle();
    } else {
      registered = false;
      settleIn(hostPatience);
    }
  }

  private void settleIn(Duration delay) {
    cancel(settling);
    settling = later(delay, "looking for a tray", this::settle);
  }

  /// Finds out who shows the icon: a panel over the bus, else AWT, else nobody, for now.
  private void settle() {
    cancel(settling);
    registered = notifier != null && notifier.register();
    if (registered) {
      unseen = false;
      closeOld();
      return;
    }
    if (old == null) {
      old = oldTray.open(shown, this::onChoice, this::onClick).orElse(null);
    }
    unseen = old == null;
    if (unseen) {
      sayOnce();
      settleIn(RETRY);
    }
  }

  private void sayOnce() {
    if (!said) {
      said = true;
      say.accept(looks.text("no-tray"));
    }
  }

  private void closeOld() {
    if (old != null) {
      old.close();
      old = null;
    }
  }

  private void refresh() {
    if (registered && bus != null && !bus.isConnected()) {
      onHost(false);
    }
    StatusSnapshot current = snapshot;
    Instant now = clock.instant();
    cancel(ageing);
    ageing = later(untilNextLook(current, now), "ageing the tray", this::refresh);
    show(looks.of(current, now));
  }

  private void show(TrayLook look) {
    if (look.equals(shown)) {
      return;
    }
    shown = look;
    if (notifier != null) {
      notifier.show(look);
    }
    if (old != null) {
      old.show(look);
    }
  }

  /// A millisecond more than is left, since a check is stale only after that moment.
  private Duration untilNextLook(StatusSnapshot current, Instant now) {
    return looks.turningPoints(current).stream()
        .filter(point -> !point.isBefore(now))
        .map(point -> Duration.between(now, point).plusMillis(1))
        .filter(delay -> delay.compareTo(AGEING) < 0)
        .min(Duration::compareTo)
        .orElse(AGEING);
  }

  private static void cancel(@Nullable ScheduledFuture<?> task) {
    if (task != null) {
      task.cancel(false);
    }
  }

  private void onChoice(Choice choice) {
    soon("choosing " + choice, () -> carryOut(choice));
  }

  private void onClick(ScreenPoint click) {
    soon(
        "opening near " + click,
        () -> {
          if (click.equals(NOWHERE)) {
            control.openWindow();
          } else {
            openNear.accept(click);
          }
        });
  }

  private void carryOut(Choice choice) {
    switch (choice) {
      case OPEN -> control.openWindow();
      case CHECK_NOW -> control.checkNow();
      case MUTE_HOUR -> control.mute(new Mute.Until(clock.instant().plus(Duration.ofHours(1))));
      case MUTE_TOMORROW -> control.mute(new Mute.Until(tomorrowMorning()));
      case MUTE_UNTIL_BACK -> control.mute(new Mute.UntilBack());
      case UNMUTE -> control.mute(Mute.OFF);
      case PAUSE -> control.pause();
      case RESUME -> control.resume();
      case QUIT -> quitSoon();
    }
  }

  /// The panel still has the menu to close, and would complain of one that is gone.
  private void quitSoon() {
    ScheduledFuture<?> _ = later(QUIT_AFTER, "quitting", control::quit);
  }

  private Instant tomorrowMorning() {
    return clock
        .instant()
        .atZone(zone.get())
        .toLocalDate()
        .plusDays(1)
        .atTime(MORNING)
        .atZone(zone.get())
        .toInstant();
  }

  /// Takes the icon away, and waits a little for that; may be called twice.
  @Override
  public void close() {
    soon("closing the tray", this::takeAway);
    thread.shutdown();
    try {
      thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeAway() {
    closeOld();
    if (notifier != null) {
      notifier.close();
      notifier = null;
    }
  }
}
