package app.uptick.desktop.portal;

import app.uptick.settings.Settings.Theme;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.types.Variant;

/// Follows whether the desktop wants programs light or dark.
///
/// GNOME and others say it only here: the theme of GTK 3, which JavaFX looks at, stays light there.
public final class PortalScheme {

  private static final Logger LOG = System.getLogger(PortalScheme.class.getName());
  private static final String APPEARANCE = "org.freedesktop.appearance";
  private static final String SCHEME = "color-scheme";
  private static final int DARK = 1;
  private static final int LIGHT = 2;

  private PortalScheme() {}

  /// Tells what the desktop wants now, and from then on whenever that changes; `SYSTEM` where it
  /// wants neither. Without a portal nothing is told. May take as long as the portal does.
  ///
  /// @param told called on this thread and on one of the bus; must return at once
  public static void follow(DBusConnection bus, Consumer<Theme> told) {
    try {
      var _ =
          bus.addSigHandler(
              DBusMatchRuleBuilder.create().withType(PortalSettings.SettingChanged.class).build(),
              (PortalSettings.SettingChanged signal) -> {
                if (signal.namespace.equals(APPEARANCE) && signal.key.equals(SCHEME)) {
                  told.accept(theme(signal.value));
                }
              });
      told.accept(
          theme(
              bus.getRemoteObject(PortalSettings.NAME, PortalSettings.PATH, PortalSettings.class)
                  .Read(APPEARANCE, SCHEME)));
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(Level.DEBUG, "asking the settings portal: " + e);
    }
  }

  /// `Read` wraps the value twice, the signal once.
  private static Theme theme(Object value) {
    if (value instanceof Variant<?> wrapped) {
      return theme(wrapped.getValue());
    }
    int number = value instanceof Number given ? given.intValue() : 0;
    return number == DARK ? Theme.DARK : number == LIGHT ? Theme.LIGHT : Theme.SYSTEM;
  }
}
