package app.uptick.cli;

import app.uptick.history.Decade;
import app.uptick.history.History;
import app.uptick.history.HistoryException;
import app.uptick.history.HistoryExport;
import app.uptick.history.HistoryReader;
import app.uptick.history.Incident;
import app.uptick.history.IncidentExport;
import app.uptick.history.IncidentReader;
import app.uptick.history.Retention;
import app.uptick.model.FunctionId;
import app.uptick.settings.Settings;
import app.uptick.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `uptick benchmark history`: does a history of ten years still answer at once? Makes one up, and
/// prints how long opening, every range of the chart and every export take.
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Makes up years of polls and measures how quickly they are read.")
final class HistoryBenchmarkCommand implements Callable<Integer> {

  private static final int MOST_POINTS = 500;
  private static final int WARM_UP_RUNS = 5;

  /// So many the window shows at first.
  private static final int NEWEST = 50;

  @Option(names = "--years", defaultValue = "10", description = "How many (default: 10).")
  private int years = 10;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description = "Between two polls (default: 60s).")
  private Duration interval = Duration.ofMinutes(1);

  @Option(names = "--runs", defaultValue = "25", description = "Of each reading (default: 25).")
  private int runs = 25;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Where to make it up, or find it; it stays there.")
  private Path folder = Path.of("");

  /// Something whose time is taken.
  private interface Work {
    void run() throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    boolean isKept = !folder.toString().isEmpty();
    Path data = isKept ? folder : Files.createTempDirectory("uptick-benchmark");
    Instant now = Instant.now();
    if (!new HistoryReader(data).isThere()) {
      makeUp(data, now);
    }
    measure(data, now);
    if (!isKept) {
      FileTrees.delete(data);
    }
    return ExitCode.OK;
  }

  private void makeUp(Path data, Instant now) throws IOException {
    Files.createDirectories(data);
    long start = System.nanoTime();
    Instant begin = now.minus(Duration.ofDays(365L * years));
    long polls = Decade.write(data, begin, now, interval, retention(), new Random(1));
    System.out.printf(
        Locale.ROOT, "%,d polls written in %.0f s%n", polls, (System.nanoTime() - start) / 1e9);
  }

  private static Retention retention() {
    Settings settings = SettingsFile.defaults();
    return new Retention(settings.historyRaw(), settings.historyLimit());
  }

  private void measure(Path data, Instant now) throws IOException {
    HistoryReader reader = new HistoryReader(data);
    System.out.printf(
        Locale.ROOT,
        "%-24s %8.1f MB, with its log; %.1f MB are allowed%n",
        "size",
        size(data) / 1e6,
        retention().limitBytes() / 1e6);
    timeOpening(data);
    for (int days : new int[] {1, 7, 30, 365, 365 * years}) {
      timeChart(reader, "chart, %d days".formatted(days), now, Duration.ofDays(days), now);
    }
    timeChart(reader, "zoom, 10 minutes", now, Duration.ofMinutes(10), now);
    timeChart(reader, "zoom, 3 days", now.minus(Duration.ofDays(2)), Duration.ofDays(3), now);
    timeChart(reader, "zoom, a day long ago", daysAgo(now, 200), Duration.ofDays(1), now);
    timeChart(reader, "zoom, 100 days", daysAgo(now, 73 * years), Duration.ofDays(100), now);
    time("beginning", reader::beginning);
    time("export, CSV", () -> HistoryExport.csv(reader, Instant.EPOCH, now, new StringBuilder()));
    time("export, JSON", () -> HistoryExport.json(reader, Instant.EPOCH, now, new StringBuilder()));
    time("incidents, marks", () -> reader.incidents(Instant.EPOCH, now));
    timeIncidents(new IncidentReader(data), now);
  }

  private void timeIncidents(IncidentReader reader, Instant now) throws IOException {
    System.out.printf(
        Locale.ROOT, "%-24s %,8d incidents%n", "all of", reader.since(Instant.EPOCH).size());
    time("incidents, list", () -> reader.newest(NEWEST));
    time(
        "incidents, CSV",
        () -> IncidentExport.csv(reader.outlinesSince(Instant.EPOCH), now, new StringBuilder()));
    time("incidents, JSON", () -> IncidentExport.json(all(reader), now, new StringBuilder()));
    time("incident, report", () -> IncidentExport.text(reader.newest(1), now, new StringBuilder()));
    time("all reports", () -> IncidentExport.text(all(reader), now, new StringBuilder()));
  }

  private static List<Incident> all(IncidentReader reader) throws HistoryException {
    return reader.since(Instant.EPOCH);
  }

  private static Instant daysAgo(Instant now, int days) {
    return now.minus(Duration.ofDays(days));
  }

  private void timeChart(HistoryReader reader, String what, Instant end, Duration span, Instant now)
      throws IOException {
    Instant begin = end.minus(span);
    time(what, () -> reader.view(begin, end, Optional.empty(), now, MOST_POINTS));
    time(
        "the same of a function",
        () -> reader.view(begin, end, Optional.of(FunctionId.FEED), now, MOST_POINTS));
  }

  private static long size(Path data) throws IOException {
    long size = 0;
    for (String name : new String[] {"history.db", "history.db-wal"}) {
      size += Files.exists(data.resolve(name)) ? Files.size(data.resolve(name)) : 0;
    }
    return size;
  }

  /// Without closing, which waits until all is written.
  private void timeOpening(Path data) throws IOException {
    double[] millis = new double[runs];
    for (int run = -WARM_UP_RUNS; run < runs; run++) {
      long start = System.nanoTime();
      History history = History.open(data, Clock.systemUTC(), retention(), _ -> {}).history();
      millis[Math.max(run, 0)] = since(start);
      history.close();
    }
    print("opening", millis);
  }

  private void time(String what, Work work) throws IOException {
    double[] millis = new double[runs];
    for (int run = -WARM_UP_RUNS; run < runs; run++) {
      long start = System.nanoTime();
      work.run();
      millis[Math.max(run, 0)] = since(start);
    }
    print(what, millis);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-24s %8.1f ms median, %8.1f worst%n",
        what,
        millis[millis.length / 2],
        millis[millis.length - 1]);
  }
}
