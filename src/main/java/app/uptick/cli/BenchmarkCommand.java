package app.uptick.cli;

import app.uptick.model.Observation;
import app.uptick.model.PhaseTimes;
import app.uptick.model.ServiceProfile.Method;
import app.uptick.probe.Internet;
import app.uptick.probe.Limits;
import app.uptick.probe.ProbeRequest;
import app.uptick.probe.Prober;
import app.uptick.probe.SocketScope;
import app.uptick.probe.Warmup;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `uptick benchmark`: are our phases true? Asks one page by turns with our probe and with curl,
/// and prints the median of each phase side by side.
@Command(
    name = "benchmark",
    hidden = true,
    subcommands = HistoryBenchmarkCommand.class,
    mixinStandardHelpOptions = true,
    description = "Compares the times of our probe's phases with curl's.")
final class BenchmarkCommand implements Callable<Integer> {

  private static final List<String> PHASES = List.of("dns", "connect", "tls", "firstByte", "total");
  private static final int WARM_UP_RUNS = 3;
  private static final String CURL_FORMAT =
      "%{time_namelookup} %{time_connect} %{time_appconnect} %{time_pretransfer}"
          + " %{time_starttransfer} %{time_total}";

  @Parameters(arity = "0..1", paramLabel = "URL", description = "An https page.")
  private URI url = URI.create("https://www.tiktok.com/robots.txt");

  @Option(names = "--runs", defaultValue = "50", description = "Requests each (default: 50).")
  private int runs = 50;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Warmup.once();
    Prober prober = new Prober(Internet.real(null), Clock.systemUTC());
    List<double[]> ours = new ArrayList<>();
    List<double[]> curls = new ArrayList<>();
    for (int run = -WARM_UP_RUNS; run < runs; run++) {
      double[] mine = ask(prober);
      double[] curl = askByCurl();
      if (run >= 0) {
        ours.add(mine);
        curls.add(curl);
      }
    }
    System.out.printf("%-10s %10s %10s %10s%n", "median ms", "uptick", "curl", "apart");
    for (int phase = 0; phase < PHASES.size(); phase++) {
      double mine = median(ours, phase);
      double curl = median(curls, phase);
      System.out.printf(
          Locale.ROOT, "%-10s %10.1f %10.1f %+10.1f%n", PHASES.get(phase), mine, curl, mine - curl);
    }
    return ExitCode.OK;
  }

  private double[] ask(Prober prober) throws IOException {
    try (SocketScope scope = new SocketScope()) {
      Observation seen = prober.observe(ProbeRequest.of(url, Method.GET, Limits.PATIENT), scope);
      if (seen.failure() != null) {
        throw new IOException("asking " + url + ": " + seen.failure().detail());
      }
      PhaseTimes times = seen.times();
      return Stream.of(times.dns(), times.connect(), times.tls(), times.firstByte(), times.total())
          .mapToDouble(BenchmarkCommand::millis)
          .toArray();
    }
  }

  private static double millis(@Nullable Duration time) {
    return time == null ? Double.NaN : time.toNanos() / 1e6;
  }

  /// curl's times all count from the start.
  private double[] askByCurl() throws IOException, InterruptedException {
    Process curl =
        new ProcessBuilder(
                "curl",
                "--silent",
                "--show-error",
                "--http1.1",
                "--output",
                "/dev/null",
                "--write-out",
                CURL_FORMAT,
                url.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (curl.waitFor() != 0) {
      throw new IOException("curl could not ask " + url);
    }
    double[] at =
        Stream.of(printed.split(" ")).mapToDouble(s -> 1000 * Double.parseDouble(s)).toArray();
    return new double[] {at[0], at[1] - at[0], at[2] - at[1], at[4] - at[3], at[5]};
  }

  private static double median(List<double[]> runs, int phase) {
    double[] sorted =
        runs.stream().flatMapToDouble(r -> DoubleStream.of(r[phase])).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
