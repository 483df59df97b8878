package app.uptick.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Which network is this device on: by its router's hardware address, and where that is not known
/// (a tunnel, a mobile connection) by the router's address and the connection's name. Sends
/// nothing; Linux alone tells.
public final class ThisNetwork {

  private static final int PATIENCE_SECONDS = 2;
  private static final String NO_HARDWARE_ADDRESS = "00:00:00:00:00:00";

  private final Path proc;
  private final List<String> command;

  /// What the name of the connection was asked for last, and what it was: asking starts a program.
  private String named = "";

  private Optional<String> name = Optional.empty();

  public ThisNetwork() {
    this(
        Path.of("/proc"),
        List.of("nmcli", "--terse", "--fields", "DEVICE,UUID", "connection", "show", "--active"));
  }

  public ThisNetwork(Path proc, List<String> command) {
    this.proc = proc;
    this.command = List.copyOf(command);
  }

  private record DefaultRoute(String device, String gateway, long metric) {}

  /// What tells this network from others, in clear: to be hashed before it is kept. Empty where
  /// there is none, or it can't be told. May take two seconds.
  public synchronized Optional<String> identity() {
    Optional<DefaultRoute> route = route();
    if (route.isEmpty()) {
      return Optional.empty();
    }
    String device = route.get().device();
    Optional<String> hardware = hardwareAddress(route.get());
    return hardware.isPresent()
        ? Optional.of("router " + hardware.get())
        : connectionOf(device, route.get().gateway())
            .map(each -> "connection " + route.get().gateway() + " " + each);
  }

  /// The default route that is preferred: destination and mask 0, the least metric (proc(5)).
  private Optional<DefaultRoute> route() {
    return lines(proc.resolve("net/route"))
        .map(line -> line.strip().split("\\s+"))
        .filter(
            words -> words.length > 7 && words[1].equals("00000000") && words[7].equals("00000000"))
        .map(words -> new DefaultRoute(words[0], address(words[2]), metric(words[6])))
        .min(Comparator.comparingLong(DefaultRoute::metric));
  }

  private static long metric(String word) {
    return word.matches("\\d{1,18}") ? Long.parseLong(word) : Long.MAX_VALUE;
  }

  private static String address(String littleEndian) {
    if (!littleEndian.matches("[0-9A-Fa-f]{8}")) {
      return littleEndian;
    }
    long value = Long.parseLong(littleEndian, 16);
    return "%d.%d.%d.%d"
        .formatted(value & 255, value >> 8 & 255, value >> 16 & 255, value >> 24 & 255);
  }

  private Optional<String> hardwareAddress(DefaultRoute route) {
    return lines(proc.resolve("net/arp"))
        .map(line -> line.strip().split("\\s+"))
        .filter(words ->
            words.length > 5
                && words[0].equals(route.gateway())
                && words[5].equals(route.device())
                && !words[3].equals(NO_HARDWARE_ADDRESS))
        .map(words -> words[3])
        .findFirst();
  }

  private Optional<String> connectionOf(String device, String gateway) {
    String asked = device + " " + gateway;
    if (!named.equals(asked)) {
      name = askForConnection(device);
      named = name.isPresent() ? asked : "";
    }
    return name;
  }

  private Optional<String> askForConnection(String device) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .start();
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          return Optional.empty();
        }
        String told =
            new String(process.getInputStream().readNBytes(20_000), StandardCharsets.UTF_8);
        return told.lines().filter(line -> line.startsWith(device + ":")).findFirst();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException | java.io.UncheckedIOException _) {
      return Stream.empty();
    }
  }
}
