package app.uptick.cli;

import app.uptick.link.LinkServer;
import app.uptick.model.Notice;
import app.uptick.model.StatusListener;
import app.uptick.settings.Durations;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `uptick watch`: polls until interrupted, and prints one line per event.
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Watches TikTok until interrupted, and prints one line per event.")
final class WatchCommand implements Callable<Integer> {

  private static final Duration SHORTEST = Duration.ofSeconds(5);

  private final Desktop desktop;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Option(names = "--json", description = "Print JSON Lines instead of text.")
  private boolean json;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Time between rounds, from 5s (default: the settings' poll.interval).")
  private @Nullable Duration interval;

  @Option(
      names = "--metrics",
      paramLabel = "ADDRESS",
      converter = AddressConverter.class,
      description = "Give Prometheus metrics at http://ADDRESS/metrics, such as 127.0.0.1:9477.")
  private @Nullable InetSocketAddress metrics;

  WatchCommand(Desktop desktop) {
    this.desktop = desktop;
  }

  @Override
  public Integer call() throws Exception {
    if (interval != null && interval.compareTo(SHORTEST) < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--interval is %s, want 5s or more".formatted(Durations.format(interval)));
    }
    InetSocketAddress address = metrics;
    Metrics shown = new Metrics(Uptick.NUMBER);
    if (address == null) {
      return watch(desktop, options, interval, json, shown, true);
    }
    try (MetricsServer _ = listen(address, shown)) {
      return watch(desktop, options, interval, json, shown, false);
    }
  }

  private MetricsServer listen(InetSocketAddress address, Metrics shown) {
    try {
      return new MetricsServer(address, shown::text);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--metrics can't listen at %s:%d: %s"
              .formatted(address.getHostString(), address.getPort(), e.getMessage()));
    }
  }

  /// Watches until told to end.
  static int watch(Desktop desktop, GlobalOptions options)
      throws IOException, InterruptedException {
    return watch(desktop, options, null, false, new Metrics(Uptick.NUMBER), true);
  }

  /// @param bySettings whether the settings say where metrics are given, not the command line
  private static int watch(
      Desktop desktop,
      GlobalOptions options,
      @Nullable Duration interval,
      boolean json,
      Metrics metrics,
      boolean bySettings)
      throws IOException, InterruptedException {
    options.speakAsSet();
    options.profile();
    PrintStream out = System.out;
    CheckText texts = new CheckText();
    Ending ending = new Ending();
    Optional<LinkServer> link = options.claim(Clock.systemUTC());
    if (link.isEmpty()) {
      System.err.println(texts.text("second-watch"));
    }
    MonitorSession session =
        MonitorSession.open(options, interval, link.orElse(null), System.err::println);
    ending.cleansUp(session::close);
    WatchPrinter printer = new WatchPrinter(out, json, session.monitor()::quit);
    session.monitor().model().subscribe(printer);
    MetricsByTheSettings given = null;
    if (bySettings && link.isPresent()) {
      given = MetricsByTheSettings.of(session, metrics, System.err::println);
    } else {
      session.monitor().model().subscribe(metrics);
    }
    Consumer<Notice> tell =
        notice -> {
          printer.onNotice(notice);
          metrics.onNotice(notice);
          session.told(notice);
        };
    StatusListener told =
        link.isPresent()
            ? desktop.teller(session.dataFolder(), session.clock(), tell)
            : desktop.forgetfulTeller(session.clock(), tell);
    session.monitor().model().subscribe(told);
    session.start();
    int code = session.monitor().join() ? ExitCode.OK : ExitCode.INTERNAL;
    session.close();
    if (given != null) {
      given.close();
    }
    ending.isDone();
    return code;
  }
}
