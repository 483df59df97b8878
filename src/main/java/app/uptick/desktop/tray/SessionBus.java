package app.uptick.desktop.tray;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/// Connects to the desktop's message bus.
public final class SessionBus {

  private static final Logger LOG = System.getLogger(SessionBus.class.getName());

  private SessionBus() {}

  /// A connection of our own, with as few threads as the library can do with; empty where there is
  /// no bus.
  public static Optional<DBusConnection> connect(Map<String, String> environment) {
    if (!environment.containsKey("DBUS_SESSION_BUS_ADDRESS")
        && !environment.containsKey("XDG_RUNTIME_DIR")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          DBusConnectionBuilder.forSessionBus()
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
