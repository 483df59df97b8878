package app.uptick.desktop.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/// The desktop's list of tray items. Public because the bus library takes no other interfaces.
@DBusInterfaceName("org.kde.StatusNotifierWatcher")
public interface StatusNotifierWatcher extends DBusInterface {

  String NAME = "org.kde.StatusNotifierWatcher";
  String PATH = "/StatusNotifierWatcher";

  void RegisterStatusNotifierItem(String service);
}
