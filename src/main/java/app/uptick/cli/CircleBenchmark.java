package app.uptick.cli;

import app.uptick.circle.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `uptick benchmark circle`: what does each member of a large circle cost its broker and the
/// others?
@Command(
    name = "circle",
    mixinStandardHelpOptions = true,
    description = "Fills a circle with made-up members, and measures what each costs.")
final class CircleBenchmark implements Callable<Integer> {

  /// Of the clock by which Linux counts processor time (proc(5), `CLK_TCK`).
  private static final int TICKS_PER_SECOND = 100;

  @Option(names = "--members", defaultValue = "1000", description = "How many (default: 1000).")
  private int members = 1000;

  @Option(
      names = "--broker",
      defaultValue = "mqtt://127.0.0.1:1883",
      description = "Of your own: it gets a million messages (default: mqtt://127.0.0.1:1883).")
  private String broker = "mqtt://127.0.0.1:1883";

  @Option(
      names = "--broker-pid",
      description = "Its process on this machine, to measure memory and processor time.")
  private long pid;

  @Option(
      names = "--within",
      converter = DurationConverter.class,
      defaultValue = "100s",
      description = "The time in which everybody speaks once (default: 100s).")
  private Duration within = Duration.ofSeconds(100);

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Rehearsal rehearsal = new Rehearsal(broker)) {
      long before = kilobytes();
      rehearsal.come(members);
      rehearsal.speak(within);
      long after = kilobytes();
      double cpuBefore = cpuSeconds();
      Duration took = rehearsal.speak(within);
      double cpu = cpuSeconds() - cpuBefore;
      rehearsal.read();
      report(rehearsal, took, (after - before) / (double) members, cpu);
    }
    return ExitCode.OK;
  }

  private void report(Rehearsal rehearsal, Duration took, double kilobytesEach, double cpu) {
    double deliveries = (double) members * (members - 1);
    double usual = (members - 1) / (double) Rehearsal.heartbeat().toSeconds();
    double bytes = rehearsal.bytesPerReport();
    say("members                              %10d", members);
    say("a report, as a packet (bytes)        %10.0f", bytes);
    say("reports delivered                    %10.0f", deliveries);
    say("  in (s)                             %10.1f", took.toMillis() / 1000.0);
    say("  a second                           %10.0f", deliveries * 1000 / took.toMillis());
    say("reading a report (ms)                %10.2f", rehearsal.read().toNanos() / 1e6);
    say("a member hears, a second             %10.2f", usual);
    say("  in a day (MB)                      %10.1f", usual * bytes * 86_400 / 1e6);
    say("the broker passes on, a second       %10.0f", usual * members);
    if (pid != 0) {
      say("the broker's memory, each (KB)       %10.1f", kilobytesEach);
      say("the broker's time, each 1000 (ms)    %10.1f", cpu * 1e6 / deliveries);
      say("the broker's processor (%%)           %10.1f", cpu / deliveries * usual * members * 100);
    }
  }

  private static void say(String line, Object... values) {
    System.out.printf(Locale.ROOT, line + "%n", values);
  }

  private long kilobytes() throws IOException {
    if (pid == 0) {
      return 0;
    }
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private double cpuSeconds() throws IOException {
    if (pid == 0) {
      return 0;
    }
    String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_SECOND;
  }
}
