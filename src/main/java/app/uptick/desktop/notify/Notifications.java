package app.uptick.desktop.notify;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The desktop's notification daemon, as the Desktop Notifications Specification 1.2 has it. Public
/// because the bus library takes no other interfaces.
@DBusInterfaceName("org.freedesktop.Notifications")
public interface Notifications extends DBusInterface {

  String NAME = "org.freedesktop.Notifications";
  String PATH = "/org/freedesktop/Notifications";

  UInt32 Notify(
      String appName,
      UInt32 replacesId,
      String appIcon,
      String summary,
      String body,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int expireTimeoutMillis);

  List<String> GetCapabilities();

  /// Somebody chose an action; of any program's message.
  final class ActionInvoked extends DBusSignal {
    final UInt32 id;
    final String key;

    public ActionInvoked(String path, UInt32 id, String key) throws DBusException {
      super(path, id, key);
      this.id = id;
      this.key = key;
    }
  }
}
