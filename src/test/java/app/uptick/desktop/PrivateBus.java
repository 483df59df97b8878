package app.uptick.desktop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/// A real message bus of a test's own, on which nothing starts by itself.
public final class PrivateBus implements AutoCloseable {

  private static final Path DAEMON = Path.of("/usr/bin/dbus-daemon");

  private final Process process;
  private final String address;

  private PrivateBus(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  public static PrivateBus start(Path folder) throws IOException {
    assumeTrue(Files.isExecutable(DAEMON), "no dbus-daemon on this machine");
    Path configuration = Files.writeString(folder.resolve("bus.conf"), configuration(folder));
    Process process =
        new ProcessBuilder(
                DAEMON.toString(),
                "--config-file=" + configuration,
                "--nofork",
                "--print-address=1")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String address = output.readLine();
    if (address == null) {
      throw new IOException("starting dbus-daemon: it ended without an address");
    }
    return new PrivateBus(process, address);
  }

  private static String configuration(Path folder) {
    return """
    <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
     "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
    <busconfig>
      <type>session</type>
      <listen>unix:dir=%s</listen>
      <auth>EXTERNAL</auth>
      <policy context="default">
        <allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/>
        <allow own="*"/>
      </policy>
    </busconfig>
    """
        .formatted(folder);
  }

  public String address() {
    return address;
  }

  /// Like a program's own: calls are answered one after the other.
  public DBusConnection connect() throws DBusException {
    return DBusConnectionBuilder.forAddress(address)
        .withShared(false)
        .receivingThreadConfig()
        .withMethodCallThreadCount(1)
        .connectionConfig()
        .build();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
