package app.uptick.cli;

import app.uptick.link.LinkClient;
import app.uptick.link.LinkServer;
import app.uptick.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

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
    Metrics shown = new Metrics(Uptick.NUMBER);
    MetricsServer metrics = metrics(session.settings(), shown);
    if (metrics != null) {
      session.monitor().model().subscribe(shown);
    }
    session.start();
    int code = session.monitor().join() ? ExitCode.OK : ExitCode.INTERNAL;
    tray.close();
    session.close();
    if (metrics != null) {
      metrics.close();
    }
    ending.isDone();
    return code;
  }

  /// An address that is taken costs the metrics, not the icon.
  private @Nullable MetricsServer metrics(Settings settings, Metrics shown) {
    String address = settings.metrics();
    if (address == null) {
      return null;
    }
    try {
      return new MetricsServer(new AddressConverter().convert(address), shown::text);
    } catch (IOException | TypeConversionException e) {
      System.err.println(texts.get().text("no-metrics", address, String.valueOf(e.getMessage())));
      return null;
    }
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
