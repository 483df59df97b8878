package app.uptick.probe;

import app.uptick.model.Device;
import app.uptick.model.Device.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what this device says of its own network, without sending anything.
public final class DeviceFacts {

  private static final List<String> TUNNELS =
      List.of("tun", "tap", "wg", "utun", "ppp", "nordlynx");
  private static final String SOMEWHERE_V4 = "192.0.32.8";
  private static final String SOMEWHERE_V6 = "2001:500:88:200::8";

  private final Path proc;
  private final Path hosts;

  public DeviceFacts() {
    this(Path.of("/proc"), hostsFile());
  }

  DeviceFacts(Path proc, Path hosts) {
    this.proc = proc;
    this.hosts = hosts;
  }

  /// Looks now.
  ///
  /// @param proxy the proxy in use, as a person would write it
  /// @param domains the service's domains, sought in the hosts file
  public Device look(@Nullable String proxy, List<String> domains) {
    List<NetworkInterface> up = upInterfaces();
    boolean hasAddress = up.stream().anyMatch(DeviceFacts::hasRoutableAddress);
    boolean hasRoute = HappyEyeballs.hasRoute(SOMEWHERE_V4) || HappyEyeballs.hasRoute(SOMEWHERE_V6);
    return new Device(
        hasAddress,
        hasRoute,
        gateway(),
        up.stream()
            .map(NetworkInterface::getName)
            .filter(DeviceFacts::isTunnel)
            .findFirst()
            .orElse(null),
        proxy,
        hostsEntries(domains));
  }

  /// A short mark of the interfaces and addresses there are; it changes when the network does.
  public String fingerprint() {
    return upInterfaces().stream()
        .map(each ->
            each.getName()
                + each.inetAddresses().map(InetAddress::getHostAddress).sorted().toList())
        .sorted()
        .toList()
        .toString();
  }

  private static List<NetworkInterface> upInterfaces() {
    try {
      return NetworkInterface.networkInterfaces().filter(DeviceFacts::isUp).toList();
    } catch (SocketException _) {
      return List.of();
    }
  }

  private static boolean isUp(NetworkInterface each) {
    try {
      return each.isUp() && !each.isLoopback();
    } catch (SocketException _) {
      return false;
    }
  }

  private static boolean hasRoutableAddress(NetworkInterface each) {
    return each.inetAddresses()
        .anyMatch(address -> !address.isLinkLocalAddress() && !address.isLoopbackAddress());
  }

  private static boolean isTunnel(String name) {
    return TUNNELS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith);
  }

  /// Linux keeps in /proc/net/route the default route (destination 0), and in /proc/net/arp whether
  /// its gateway has answered: flag 0x2 is ATF_COM, a completed entry.
  private Gateway gateway() {
    Optional<String> gateway =
        lines(proc.resolve("net/route"))
            .map(line -> line.trim().split("\\s+"))
            .filter(words -> words.length > 2 && words[1].equals("00000000"))
            .map(words -> littleEndianAddress(words[2]))
            .findFirst();
    if (gateway.isEmpty()) {
      return Gateway.UNKNOWN;
    }
    return lines(proc.resolve("net/arp"))
        .map(line -> line.trim().split("\\s+"))
        .filter(words -> words.length > 2 && words[0].equals(gateway.get()))
        .map(words -> words[2].equals("0x0") ? Gateway.SILENT : Gateway.ANSWERS)
        .findFirst()
        .orElse(Gateway.UNKNOWN);
  }

  private static String littleEndianAddress(String hex) {
    long value = Long.parseLong(hex, 16);
    return "%d.%d.%d.%d"
        .formatted(value & 255, value >> 8 & 255, value >> 16 & 255, value >> 24 & 255);
  }

  private List<String> hostsEntries(List<String> domains) {
    return lines(hosts)
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> namesOneOf(domains, line))
        .limit(20)
        .toList();
  }

  private static boolean namesOneOf(List<String> domains, String line) {
    return Stream.of(line.split("\\s+"))
        .skip(1)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name -> domains.stream().anyMatch(d -> name.equals(d) || name.endsWith("." + d)));
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException | java.io.UncheckedIOException _) {
      return Stream.empty();
    }
  }

  private static Path hostsFile() {
    String windows = System.getenv("SystemRoot");
    return windows == null
        ? Path.of("/etc/hosts")
        : Path.of(windows, "System32", "drivers", "etc", "hosts");
  }
}
