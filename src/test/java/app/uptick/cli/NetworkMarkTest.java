package app.uptick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import app.uptick.probe.ThisNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkMarkTest {

  @TempDir Path folder;

  private Path proc = Path.of("");

  @BeforeEach
  void joinHome() throws IOException {
    proc = folder.resolve("proc");
    join("aa:bb:cc:00:00:01");
  }

  @Test
  void marksTheSameNetworkTheSameAfterARestart() throws IOException {
    Optional<String> first = mark("one").get();
    join("aa:bb:cc:00:00:02");
    Optional<String> other = mark("one").get();
    join("aa:bb:cc:00:00:01");

    assertEquals(first, mark("one").get());
    assertNotEquals(first, other);
    assertEquals(24, first.orElseThrow().length());
  }

  @Test
  void marksItDifferentlyOnEveryDevice() throws IOException {
    assertNotEquals(mark("one").get(), mark("two").get());
  }

  @Test
  void keepsNothingInClear() throws IOException {
    mark("one").get();

    String kept = Files.readString(folder.resolve("one/network.salt"), StandardCharsets.ISO_8859_1);
    assertEquals(32, kept.length());
    assertFalse(kept.contains("aa:bb"));
  }

  @Test
  void saysNothingWhereNothingCanBeKept() throws IOException {
    Files.writeString(folder.resolve("file"), "not a folder");

    assertEquals(Optional.empty(), new NetworkMark(folder.resolve("file"), network()).get());
  }

  private NetworkMark mark(String device) throws IOException {
    return new NetworkMark(Files.createDirectories(folder.resolve(device)), network());
  }

  private ThisNetwork network() {
    return new ThisNetwork(proc, List.of("false"));
  }

  private void join(String router) throws IOException {
    Path net = Files.createDirectories(proc.resolve("net"));
    Files.writeString(
        net.resolve("route"),
        """
        Iface Destination Gateway Flags RefCnt Use Metric Mask
        wlan0 00000000 0101A8C0 0003 0 0 600 00000000
        """);
    Files.writeString(net.resolve("arp"), "192.168.1.1 0x1 0x2 " + router + " * wlan0\n");
  }
}
