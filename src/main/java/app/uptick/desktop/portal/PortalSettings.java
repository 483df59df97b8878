package app.uptick.desktop.portal;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/// The settings of the XDG Desktop Portal. Public because the bus library takes no other
/// interfaces.
@DBusInterfaceName("org.freedesktop.portal.Settings")
public interface PortalSettings extends DBusInterface {

  String NAME = "org.freedesktop.portal.Desktop";
  String PATH = "/org/freedesktop/portal/desktop";

  Variant<?> Read(String namespace, String key);

  /// One of them has another value.
  final class SettingChanged extends DBusSignal {
    final String namespace;
    final String key;
    final Variant<?> value;

    public SettingChanged(String path, String namespace, String key, Variant<?> value)
        throws DBusException {
      super(path, namespace, key, value);
      this.namespace = namespace;
      this.key = key;
      this.value = value;
    }
  }
}
