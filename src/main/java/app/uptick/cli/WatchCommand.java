package app.uptick.cli;

import app.uptick.link.LinkServer;
import app.uptick.model.StatusListener;
import app.uptick.settings.Durations;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    return watch(desktop, options, interval, json);
  }

  /// Watches until told to end.
  static int watch(
      Desktop desktop, GlobalOptions options, @Nullable Duration interval, boolean json)
      throws IOException, InterruptedException {
    options.settings();
    options.profile();
    PrintStream out = System.out;
    CheckText texts = new CheckText(Locale.getDefault());
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
    StatusListener told =
        link.isPresent()
            ? desktop.teller(session.dataFolder(), session.clock(), printer::onNotice)
            : desktop.forgetfulTeller(session.clock(), printer::onNotice);
    session.monitor().model().subscribe(told);
    session.start();
    int code = session.monitor().join() ? ExitCode.OK : ExitCode.INTERNAL;
    session.close();
    ending.isDone();
    return code;
  }
}
