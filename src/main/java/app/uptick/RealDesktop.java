package app.uptick;

import app.uptick.circle.Joining;
import app.uptick.cli.Desktop;
import app.uptick.cli.MonitorSession;
import app.uptick.desktop.atspi.Accessibility;
import app.uptick.desktop.notify.DesktopNotifications;
import app.uptick.desktop.notify.LastToldStore;
import app.uptick.desktop.notify.StartTrouble;
import app.uptick.desktop.notify.Teller;
import app.uptick.desktop.portal.PortalAppearance;
import app.uptick.desktop.tray.SessionBus;
import app.uptick.desktop.tray.Tray;
import app.uptick.desktop.window.HistorySource;
import app.uptick.desktop.window.WindowApp;
import app.uptick.history.HistoryReader;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.ScreenPoint;
import app.uptick.model.StatusListener;
import app.uptick.monitor.Monitor;
import app.uptick.settings.Autostart;
import app.uptick.text.SystemZone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;

/// The desktop that this process runs on.
final class RealDesktop implements Desktop {

  private final Map<String, String> environment;

  RealDesktop(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public boolean hasDisplay() {
    return !isLinux()
        || environment.containsKey("DISPLAY")
        || environment.containsKey("WAYLAND_DISPLAY");
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").startsWith("Linux");
  }

  @Override
  public void sayNoStart(String problem) {
    SessionBus.connect(environment)
        .ifPresent(bus -> {
          StartTrouble.show(bus, problem);
          bus.disconnect();
        });
  }

  @Override
  public StatusListener teller(Path dataFolder, Clock clock, Consumer<Notice> out) {
    return new Teller(LastToldStore.in(dataFolder), clock, out);
  }

  @Override
  public StatusListener forgetfulTeller(Clock clock, Consumer<Notice> out) {
    return new Teller(LastToldStore.inMemory(), clock, out);
  }

  /// The bus carries the icon and the notifications; without it there may still be an icon. Who is
  /// new here sees the window at once: an icon may be hidden, or there may be none.
  @Override
  public AutoCloseable showInTray(MonitorSession session, Consumer<String> sayOnce) {
    Monitor monitor = session.monitor();
    DBusConnection bus = SessionBus.connect(environment).orElse(null);
    Tray tray =
        new Tray(
            bus,
            monitor,
            session::openWindowNear,
            monitor.model().current(),
            session.clock(),
            SystemZone::current,
            session.isRehearsal(),
            sayOnce);
    monitor.model().subscribe(tray);
    LastToldStore store = LastToldStore.in(session.dataFolder());
    DesktopNotifications sender = bus == null ? null : sender(bus, store, session);
    if (session.link() != null) {
      session.link().onWindowClosed(() -> afterWindow(tray, sender, session));
    }
    Consumer<Notice> out =
        decided -> {
          Notice notice = session.worded(decided);
          if (sender != null && (session.settings().notifications() || notice.isAskedFor())) {
            sender.onNotice(notice);
            session.told(notice);
          }
          if (session.link() != null) {
            session.link().onNotice(notice);
          }
        };
    monitor
        .model()
        .subscribe(new Teller(store, session.clock(), session::settings, SystemZone::current, out));
    if (!session.isRehearsal() && WindowApp.greets(session.dataFolder())) {
      monitor.openWindow();
    }
    return () -> {
      tray.close();
      if (sender != null) {
        sender.close();
      }
      if (bus != null) {
        bus.close();
      }
    };
  }

  /// Where there is an icon it is said, once, that watching goes on. Where there is none, nothing
  /// would be left to see or to end: closing ends it all, unless the person asked to be told when
  /// the service is back.
  private static void afterWindow(
      Tray tray, @Nullable DesktopNotifications sender, MonitorSession session) {
    if (tray.isUnseen()) {
      if (!(session.monitor().model().current().mute() instanceof Mute.UntilBack)) {
        session.monitor().quit();
      }
    } else if (sender != null && session.settings().notifications() && !session.isRehearsal()) {
      sender.sayThatItKeepsWatching();
    }
  }

  private static @Nullable DesktopNotifications sender(
      DBusConnection bus, LastToldStore store, MonitorSession session) {
    try {
      Path icons = Path.of(System.getProperty("uptick.home", ""), "icons").toAbsolutePath();
      return new DesktopNotifications(
          bus, store, session.monitor(), session.clock(), icons, () -> session.settings().sound());
    } catch (DBusException e) {
      return null;
    }
  }

  private Autostart autostart() {
    String program = System.getProperty("uptick.home");
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    Path config = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
    return new Autostart(
        config.isAbsolute() ? config : home.resolve(".config"),
        program == null ? "uptick" : Path.of(program, "bin", "uptick").toString());
  }

  /// Who reads the screen to the person; empty where nobody can.
  private Optional<Consumer<String>> screenReaders() {
    return SessionBus.connect(environment)
        .flatMap(session -> {
          try (session) {
            return Accessibility.join(session, SessionBus::connectTo);
          } catch (IOException _) {
            return Optional.empty();
          }
        })
        .map(joined -> joined::announce);
  }

  @Override
  public int showWindow(
      Path dataFolder,
      Path settingsFile,
      boolean rehearsal,
      @Nullable ScreenPoint click,
      Function<Started, CompletableFuture<?>> starter) {
    HistorySource past = new RecordedPast(new HistoryReader(dataFolder));
    try {
      return WindowApp.run(
          dataFolder,
          settingsFile,
          autostart(),
          past,
          new CircleAtBroker(new Joining(dataFolder, Clock.systemUTC())),
          rehearsal,
          click,
          told ->
              SessionBus.connect(environment).ifPresent(bus -> PortalAppearance.follow(bus, told)),
          this::screenReaders,
          () -> {
            var _ = starter.apply(Started.MONITOR);
          },
          () -> starter.apply(Started.REHEARSAL));
    } catch (IOException e) {
      System.err.println("uptick: opening the window: " + e.getMessage());
      return 70;
    }
  }
}
