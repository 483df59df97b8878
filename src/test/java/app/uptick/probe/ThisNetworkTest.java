package app.uptick.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThisNetworkTest {

  private static final String HEAD = "Iface Destination Gateway Flags RefCnt Use Metric Mask\n";
  private static final String VIA_WLAN = "wlan0 00000000 0101A8C0 0003 0 0 600 00000000\n";
  private static final String VIA_LAN = "eth0 00000000 FE01A8C0 0003 0 0 100 00000000\n";
  private static final String VIA_TUNNEL = "tun0 00000000 00000000 0001 0 0 50 00000000\n";
  private static final String ARP =
      """
      IP address HW type Flags HW address Mask Device
      192.168.1.1 0x1 0x2 aa:bb:cc:00:00:01 * wlan0
      192.168.1.1 0x1 0x2 aa:bb:cc:00:00:03 * eth7
      192.168.1.254 0x1 0x0 00:00:00:00:00:00 * eth0
      """;

  @TempDir Path proc;

  @Test
  void knowsANetworkByItsRouter() throws IOException {
    assertEquals(Optional.of("router aa:bb:cc:00:00:01"), identity(VIA_WLAN, "false"));
  }

  @Test
  void goesByTheConnectionWhereTheRouterIsNotKnown() throws IOException {
    assertEquals(
        Optional.of("connection 192.168.1.254 eth0:a1"),
        identity(VIA_WLAN + VIA_LAN, "printf", "wlan0:77\\neth0:a1\\n"));
    assertEquals(
        Optional.of("connection 0.0.0.0 tun0:b2"),
        identity(VIA_WLAN + VIA_TUNNEL, "printf", "wlan0:77\\ntun0:b2\\n"));
  }

  @Test
  void knowsNoneWithoutAWayOutOrAnythingToTellItBy() throws IOException {
    assertEquals(Optional.empty(), identity("", "false"));
    assertEquals(Optional.empty(), identity(VIA_LAN, "false"));
    assertEquals(Optional.empty(), identity(VIA_LAN, "no-such-program-anywhere"));
    assertEquals(
        Optional.empty(), new ThisNetwork(proc.resolve("nowhere"), List.of("false")).identity());
  }

  private Optional<String> identity(String routes, String... command) throws IOException {
    Path net = Files.createDirectories(proc.resolve("net"));
    Files.writeString(net.resolve("route"), HEAD + routes);
    Files.writeString(net.resolve("arp"), ARP);
    return new ThisNetwork(proc, List.of(command)).identity();
  }
}
