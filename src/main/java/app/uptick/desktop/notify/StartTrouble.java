package app.uptick.desktop.notify;

import app.uptick.text.Texts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.Variant;

/// Says on the screen why Uptick does not start: who started it from a menu sees no terminal.
public final class StartTrouble {

  private static final Logger LOG = System.getLogger(StartTrouble.class.getName());

  private StartTrouble() {}

  public static void show(DBusConnection bus, String problem) {
    try {
      Notifications daemon =
          bus.getRemoteObject(Notifications.NAME, Notifications.PATH, Notifications.class);
      boolean markup = daemon.GetCapabilities().contains("body-markup");
      daemon.Notify(
          "Uptick",
          DesktopNotifications.NEW,
          "uptick",
          Texts.load(NoticeTexts.BUNDLE).get("no-start.title"),
          markup ? DesktopNotifications.escape(problem) : problem,
          List.of(),
          Map.of("desktop-entry", new Variant<>("uptick")),
          DesktopNotifications.BY_THE_DAEMON);
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(Level.DEBUG, "no notification daemon takes the message: " + e);
    }
  }
}
