package app.uptick.desktop.tray;

import app.uptick.desktop.tray.TrayItem.Choice;
import app.uptick.model.MonitorControl;
import app.uptick.model.Mute;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

  /// A panel that starts together with us may take this long.
  private static final Duration HOST_PATIENCE = Duration.ofSeconds(3);

  private static final Duration AGEING = Duration.ofMinutes(1);
  private static final Duration QUIT_AFTER = Duration.ofMillis(300);
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final @Nullable DBusConnection bus;
  private final MonitorControl control;
  private final Clock clock;
  private final ZoneId zone;
  private final Consumer<String> say;
  private final TrayLook.Maker looks;
  private final ScheduledThreadPoolExecutor thread;
  private volatile StatusSnapshot snapshot;

  /// Only touched on our thread from here on.
  private @Nullable StatusNotifierBackend notifier;

  private @Nullable AwtBackend awt;
  private @Nullable TrayLook shown;
  private @Nullable ScheduledFuture<?> ageing;
  private @Nullable ScheduledFuture<?> fallingBack;
  private boolean registered;

  /// @param bus the session bus, null where there is none
  /// @param say tells the person that there is no tray; called at most once
  public Tray(
      @Nullable DBusConnection bus,
      MonitorControl control,
      StatusSnapshot initial,
      Clock clock,
      ZoneId zone,
      Consumer<String> say) {
    this.bus = bus;
    this.control = control;
    this.clock = clock;
    this.zone = zone;
    this.say = say;
    snapshot = initial;
    looks = new TrayLook.Maker(Locale.getDefault(), zone);
    thread =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("tray").factory());
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.execute(this::open);
  }

  @Override
  public void onSnapshot(StatusSnapshot now) {
    snapshot = now;
    if (!thread.isShutdown()) {
      thread.execute(this::refresh);
    }
  }

  private void open() {
    TrayLook first = looks.of(snapshot, clock.instant());
    if (bus != null) {
      try {
        notifier =
            new StatusNotifierBackend(
                bus, first, this::chosen, () -> thread.execute(this::register));
        register();
      } catch (DBusException e) {
        LOG.log(Level.WARNING, "showing the tray item: " + e);
      }
    }
    Duration patience = notifier == null ? Duration.ZERO : HOST_PATIENCE;
    fallingBack = thread.schedule(this::fallBack, patience.toMillis(), TimeUnit.MILLISECONDS);
    refresh();
  }

  private void register() {
    registered = notifier != null && notifier.register();
    if (registered && fallingBack != null) {
      fallingBack.cancel(false);
    }
    if (registered && awt != null) {
      awt.close();
      awt = null;
    }
  }

  private void fallBack() {
    fallingBack = null;
    if (registered) {
      return;
    }
    TrayLook look = looks.of(snapshot, clock.instant());
    awt = AwtBackend.open(look, this::chosen).orElse(null);
    if (awt == null) {
      say.accept(looks.text("no-tray"));
    }
  }

  private void refresh() {
    try {
      Instant now = clock.instant();
      TrayLook look = looks.of(snapshot, now);
      if (!look.equals(shown)) {
        shown = look;
        if (notifier != null) {
          notifier.show(look);
        }
        if (awt != null) {
          awt.show(look);
        }
      }
      scheduleAgeing(now);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "refreshing the tray", e);
    }
  }

  /// Without news the look changes with time: by the minute, and when the check becomes stale.
  private void scheduleAgeing(Instant now) {
    if (ageing != null) {
      ageing.cancel(false);
    }
    Duration wait = AGEING;
    if (snapshot.latest() != null) {
      Instant stale = snapshot.latest().endedAt().plus(snapshot.interval().multipliedBy(3));
      Duration untilStale = Duration.between(now, stale).plusMillis(50);
      if (untilStale.isPositive() && untilStale.compareTo(wait) < 0) {
        wait = untilStale;
      }
    }
    ageing = thread.schedule(this::refresh, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void chosen(Choice choice) {
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
    CompletableFuture.delayedExecutor(QUIT_AFTER.toMillis(), TimeUnit.MILLISECONDS)
        .execute(control::quit);
  }

  private Instant tomorrowMorning() {
    return clock
        .instant()
        .atZone(zone)
        .toLocalDate()
        .plusDays(1)
        .atTime(MORNING)
        .atZone(zone)
        .toInstant();
  }

  /// Takes the icon away; may be called twice.
  @Override
  public void close() {
    thread.shutdownNow();
    StatusNotifierBackend item = notifier;
    if (item != null) {
      item.close();
    }
    AwtBackend icon = awt;
    if (icon != null) {
      icon.close();
    }
  }
}
