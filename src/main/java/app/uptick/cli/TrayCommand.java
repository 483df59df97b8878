package app.uptick.cli;

import app.uptick.link.LinkClient;
import app.uptick.link.LinkServer;
import app.uptick.settings.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// `uptick` without a command: the desktop tray monitor.
final class TrayCommand {

  private final Desktop desktop;
  private final GlobalOptions options;

  /// Loaded when the language that the person chose is known.
  private final Lazily<CheckText> texts = new Lazily<>(CheckText::new);

  TrayCommand(Desktop desktop, GlobalOptions options) {
    this.desktop = desktop;
    this.options = options;
  }

  int call() throws Exception {
    try {
      return watch();
    } catch (ConfigurationException e) {
      if (desktop.hasDisplay()) {
        desktop.sayNoStart(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private int watch() throws Exception {
    options.speakAsSet();
    options.profile();
    if (!desktop.hasDisplay()) {
      System.err.println(texts.get().text("no-display"));
      return WatchCommand.watch(desktop, options);
    }
    Ending ending = new Ending();
    Optional<LinkServer> link = options.claim(Clock.systemUTC());
    if (link.isEmpty()) {
      return raiseOther(options.dataFolder());
    }
    MonitorSession session = MonitorSession.open(options, null, link.get(), System.err::println);
    ending.cleansUp(session::close);
    AutoCloseable tray = desktop.showInTray(session, System.err::println);
    MetricsByTheSettings metrics =
        MetricsByTheSettings.of(session, new Metrics(Uptick.NUMBER), System.err::println);
    session.start();
    int code = session.monitor().join() ? ExitCode.OK : ExitCode.INTERNAL;
    tray.close();
    session.close();
    metrics.close();
    ending.isDone();
    return code;
  }

  private int raiseOther(Path dataFolder) throws IOException {
    Optional<LinkClient> other = LinkClient.connect(dataFolder);
    if (other.isPresent()) {
      try (LinkClient client = other.get()) {
        client.openWindow();
      }
    }
    System.err.println(texts.get().text("raised"));
    return ExitCode.OK;
  }
}
