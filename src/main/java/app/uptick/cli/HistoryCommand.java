package app.uptick.cli;

import app.uptick.history.History;
import app.uptick.history.HistoryException;
import app.uptick.history.HistoryExport;
import app.uptick.history.HistoryImport;
import app.uptick.history.HistoryReader;
import app.uptick.history.IncidentExport;
import app.uptick.history.IncidentReader;
import app.uptick.history.Retention;
import app.uptick.link.LinkServer;
import app.uptick.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `uptick history`: what was recorded, oldest first.
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Prints what was recorded, oldest first.",
    footer = {
      "",
      "One line or object for each check. Where single checks are gone, hours and days",
      "stand for them, with a spanMs. Time in which nobody looked has a spanMs, too, and",
      "says why: unobserved is asleep, off, paused, or clock where that was set forward."
    })
final class HistoryCommand implements Callable<Integer> {

  /// The forms of the contract, spelled as on the command line.
  enum Format {
    csv,
    json,
    /// Of incidents alone: reports that can be shown to anyone.
    text
  }

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How far to go back (default: 24h; with --incidents, all).")
  private @Nullable Duration since;

  @Option(
      names = "--format",
      defaultValue = "csv",
      description = {
        "csv or json (default: csv).",
        "With --incidents also text: reports without addresses and names of your network."
      })
  private Format format = Format.csv;

  @Option(names = "--incidents", description = "Print the incidents instead of the checks.")
  private boolean incidents;

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description = {
        "Take in what uptick history printed on another machine: checks, CSV or JSON,",
        "or incidents in JSON."
      })
  private @Nullable Path imported;

  @Override
  public Integer call() throws IOException {
    options.speakAsSet();
    Path file = imported;
    if (file != null) {
      return takeIn(file);
    }
    if (format == Format.text && !incidents) {
      throw new ParameterException(
          spec.commandLine(), "--format text is for --incidents, want csv or json");
    }
    HistoryReader reader = new HistoryReader(options.existingDataFolder());
    Instant now = Instant.now();
    try {
      if (!reader.isThere()) {
        System.err.println(new CheckText().text("history.none"));
      }
      if (incidents) {
        printIncidents(now);
      } else {
        printChecks(reader, now.minus(since == null ? Duration.ofDays(1) : since), now);
      }
    } catch (HistoryException e) {
      System.err.println("uptick: " + e.getMessage());
      return ExitCode.INTERNAL;
    }
    return ExitCode.OK;
  }

  /// The history has one writer, so that a monitor must not be at work on it.
  private int takeIn(Path file) throws IOException {
    CheckText texts = new CheckText();
    Clock clock = Clock.systemUTC();
    Optional<LinkServer> claim = options.claim(clock);
    if (claim.isEmpty()) {
      System.err.println(texts.text("history.busy"));
      return ExitCode.INTERNAL;
    }
    Settings settings = options.settings();
    Retention retention = new Retention(settings.historyRaw(), settings.historyLimit());
    try (LinkServer _ = claim.get()) {
      HistoryImport.Contents found = HistoryImport.read(file);
      History.Opened opened =
          History.open(options.dataFolder(), clock, retention, System.err::println);
      opened.putAside().ifPresent(System.err::println);
      try (History history = opened.history()) {
        System.out.println(takeIn(found, history, texts));
      }
    } catch (IOException | CompletionException e) {
      System.err.println("uptick: " + e.getMessage());
      return ExitCode.INTERNAL;
    }
    return ExitCode.OK;
  }

  private static String takeIn(HistoryImport.Contents found, History history, CheckText texts) {
    if (!found.incidents().isEmpty()) {
      int taken = history.takeInIncidents(found.incidents()).join();
      return texts.text("history.imported.incidents", taken, found.incidents().size() - taken);
    }
    int taken = history.takeIn(found.checks()).join();
    return texts.text("history.imported", taken, found.checks().size() - taken, found.summaries());
  }

  private void printChecks(HistoryReader reader, Instant from, Instant now) throws IOException {
    switch (format) {
      case csv -> HistoryExport.csv(reader, from, now, System.out);
      case json -> HistoryExport.json(reader, from, now, System.out);
      case text -> throw new IllegalStateException("checks have no such form");
    }
  }

  private void printIncidents(Instant now) throws IOException {
    IncidentReader reader = new IncidentReader(options.existingDataFolder());
    Instant from = since == null ? Instant.EPOCH : now.minus(since);
    switch (format) {
      case csv -> IncidentExport.csv(reader.outlinesSince(from), now, System.out);
      case json -> IncidentExport.json(reader.since(from), now, System.out);
      case text -> IncidentExport.text(reader.since(from), now, System.out);
    }
  }
}
