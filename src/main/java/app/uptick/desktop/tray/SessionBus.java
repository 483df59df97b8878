package app.uptick.desktop.tray;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/// Connects to the desktop's message bus.
public final class SessionBus {

  private static final Logger LOG = System.getLogger(SessionBus.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private SessionBus() {}

  /// A connection of our own, with as few threads as the library can do with; empty where there is
  /// no bus, or none that answers within seconds.
  public static Optional<DBusConnection> connect(Map<String, String> environment) {
    if (!environment.containsKey("DBUS_SESSION_BUS_ADDRESS")
        && !environment.containsKey("XDG_RUNTIME_DIR")) {
      return Optional.empty();
    }
    return within(PATIENCE, DBusConnectionBuilder::forSessionBus);
  }

  /// A connection to the bus at an address, such as that of another bus of the session; empty where
  /// there is none that answers within seconds.
  public static Optional<DBusConnection> connectTo(String address) {
    return within(PATIENCE, () -> DBusConnectionBuilder.forAddress(address));
  }

  /// A way to say which bus, which may itself be unable to find one.
  interface Address {
    DBusConnectionBuilder builder();
  }

  /// The library waits for ever for a bus that takes the connection and then says nothing.
  static Optional<DBusConnection> within(Duration patience, Address address) {
    CompletableFuture<Optional<DBusConnection>> answer = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("session-bus")
        .start(() -> {
          Optional<DBusConnection> connection = build(address);
          if (!answer.complete(connection)) {
            connection.ifPresent(DBusConnection::disconnect);
          }
        });
    return answer
        .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static Optional<DBusConnection> build(Address address) {
    try {
      return Optional.of(
          address
              .builder()
              .withShared(false)
              .receivingThreadConfig()
              .withSignalThreadCount(1)
              .withErrorHandlerThreadCount(1)
              .withMethodCallThreadCount(1)
              .withMethodReturnThreadCount(1)
              .connectionConfig()
              .build());
    } catch (DBusException | RuntimeException e) {
      LOG.log(Level.DEBUG, "connecting to the session bus: " + e);
      return Optional.empty();
    }
  }
}
