package app.uptick.desktop.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.PrivateBus;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionBusTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path folder;

  @Test
  void connectsWhereThereIsABus() throws Exception {
    try (PrivateBus bus = PrivateBus.start(folder)) {
      Optional<DBusConnection> connection = SessionBus.within(LONG, to(bus.address()));

      assertTrue(connection.orElseThrow().isConnected());
      connection.orElseThrow().disconnect();
    }
  }

  @Test
  void findsNoneWhereNobodyListens() {
    assertEquals(Optional.empty(), SessionBus.within(SHORT, to(path("nobody"))));
  }

  @Test
  void findsNoneWhereTheEnvironmentNamesNone() {
    assertEquals(Optional.empty(), SessionBus.connect(Map.of()));
  }

  @Test
  void givesUpOnOneThatSaysNothing() throws Exception {
    try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      mute.bind(UnixDomainSocketAddress.of(folder.resolve("mute")));

      assertEquals(Optional.empty(), SessionBus.within(SHORT, to(path("mute"))));
    }
  }

  private String path(String name) {
    return "unix:path=" + folder.resolve(name);
  }

  private static SessionBus.Address to(String address) {
    return () -> DBusConnectionBuilder.forAddress(address);
  }
}
