package app.uptick;

import app.uptick.cli.Desktop;
import app.uptick.cli.MonitorSession;
import app.uptick.desktop.notify.LastToldStore;
import app.uptick.desktop.notify.Teller;
import app.uptick.desktop.window.WindowApp;
import app.uptick.history.HistoryReader;
import app.uptick.model.Notice;
import app.uptick.model.StatusListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

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
  public StatusListener teller(Path dataFolder, Clock clock, Consumer<Notice> out) {
    return new Teller(LastToldStore.in(dataFolder), clock, out);
  }

  @Override
  public StatusListener forgetfulTeller(Clock clock, Consumer<Notice> out) {
    return new Teller(LastToldStore.inMemory(), clock, out);
  }

  @Override
  public AutoCloseable showInTray(MonitorSession session, Consumer<String> sayOnce) {
    return () -> {};
  }

  @Override
  public int showWindow(Path dataFolder, Runnable startMonitor) {
    HistoryReader history = new HistoryReader(dataFolder);
    try {
      return WindowApp.run(dataFolder, history::view, startMonitor);
    } catch (IOException e) {
      System.err.println("uptick: opening the window: " + e.getMessage());
      return 70;
    }
  }
}
