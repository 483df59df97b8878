package app.uptick.desktop.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// The tray item as panels call it: the StatusNotifierItem specification of freedesktop.org and
/// KDE. Public because the bus library takes no other interfaces.
@DBusInterfaceName("org.kde.StatusNotifierItem")
public interface StatusNotifierItem extends DBusInterface {

  String NAME = "org.kde.StatusNotifierItem";
  String PATH = "/StatusNotifierItem";

  void ContextMenu(int x, int y);

  void Activate(int x, int y);

  void SecondaryActivate(int x, int y);

  void Scroll(int delta, String orientation);

  /// Tells that the title is another.
  final class NewTitle extends DBusSignal {
    public NewTitle(String path) throws DBusException {
      super(path);
    }
  }

  /// Tells that the picture is another.
  final class NewIcon extends DBusSignal {
    public NewIcon(String path) throws DBusException {
      super(path);
    }
  }

  /// Tells that the tooltip is another.
  final class NewToolTip extends DBusSignal {
    public NewToolTip(String path) throws DBusException {
      super(path);
    }
  }
}
