package app.uptick.cli;

import app.uptick.history.HistoryException;
import app.uptick.history.HistoryExport;
import app.uptick.history.HistoryReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `uptick history`: what was recorded, oldest first.
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Prints what was recorded, oldest first.")
final class HistoryCommand implements Callable<Integer> {

  /// The forms of the contract, spelled as on the command line.
  enum Format {
    csv,
    json
  }

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      defaultValue = "24h",
      converter = DurationConverter.class,
      description = "How far to go back (default: 24h).")
  private Duration since = Duration.ofDays(1);

  @Option(names = "--format", defaultValue = "csv", description = "csv or json (default: csv).")
  private Format format = Format.csv;

  @Override
  public Integer call() throws IOException {
    options.settings();
    HistoryReader reader = new HistoryReader(options.existingDataFolder());
    Instant from = Instant.now().minus(since);
    try {
      if (!reader.isThere()) {
        System.err.println(new CheckText().text("history.none"));
      }
      switch (format) {
        case csv -> HistoryExport.csv(reader, from, System.out);
        case json -> HistoryExport.json(reader, from, System.out);
      }
    } catch (HistoryException e) {
      System.err.println("uptick: " + e.getMessage());
      return ExitCode.INTERNAL;
    }
    System.out.flush();
    return ExitCode.OK;
  }
}
