package app.uptick.desktop.portal;

import app.uptick.model.Appearance;
import app.uptick.model.Appearance.Accent;
import app.uptick.model.Appearance.Scheme;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/// Follows how the desktop wants programs to look: light or dark, in what colour, how contrasting.
///
/// GNOME and others say it only here: the theme of GTK 3, which JavaFX looks at, stays light there.
public final class PortalAppearance {

  private static final Logger LOG = System.getLogger(PortalAppearance.class.getName());
  private static final String APPEARANCE = "org.freedesktop.appearance";
  private static final String SCHEME = "color-scheme";
  private static final String ACCENT = "accent-color";
  private static final String CONTRAST = "contrast";
  private static final int DARK = 1;
  private static final int LIGHT = 2;
  private static final int MORE = 1;

  private final Consumer<Appearance> told;
  private Appearance now = Appearance.UNSAID;

  private PortalAppearance(Consumer<Appearance> told) {
    this.told = told;
  }

  /// Tells what the desktop wants now, and from then on whenever that changes. Without a portal
  /// nothing is told. May take as long as the portal does.
  ///
  /// @param told called on this thread and on one of the bus; must return at once
  public static void follow(DBusConnection bus, Consumer<Appearance> told) {
    var followed = new PortalAppearance(told);
    try {
      var _ =
          bus.addSigHandler(
              DBusMatchRuleBuilder.create().withType(PortalSettings.SettingChanged.class).build(),
              (PortalSettings.SettingChanged signal) -> {
                if (signal.namespace.equals(APPEARANCE)) {
                  followed.take(signal.key, signal.value);
                }
              });
      var portal =
          bus.getRemoteObject(PortalSettings.NAME, PortalSettings.PATH, PortalSettings.class);
      for (String key : List.of(SCHEME, ACCENT, CONTRAST)) {
        followed.ask(portal, key);
      }
    } catch (DBusException e) {
      LOG.log(Level.DEBUG, "asking the settings portal: " + e);
    }
  }

  /// An older portal does not know every setting.
  private void ask(PortalSettings portal, String key) {
    try {
      take(key, portal.Read(APPEARANCE, key));
    } catch (DBusExecutionException e) {
      LOG.log(Level.DEBUG, "asking the settings portal for " + key + ": " + e);
    }
  }

  private synchronized void take(String key, Variant<?> wrapped) {
    Object value = unwrapped(wrapped);
    Appearance next =
        switch (key) {
          case SCHEME -> now.with(scheme(value));
          case ACCENT -> now.with(accent(value));
          case CONTRAST -> now.withContrast(number(value) == MORE);
          default -> now;
        };
    if (!next.equals(now)) {
      now = next;
      told.accept(next);
    }
  }

  /// `Read` wraps the value twice, the signal once.
  private static Object unwrapped(Object value) {
    return value instanceof Variant<?> wrapped ? unwrapped(wrapped.getValue()) : value;
  }

  private static Scheme scheme(Object value) {
    int number = number(value);
    return number == DARK ? Scheme.DARK : number == LIGHT ? Scheme.LIGHT : Scheme.UNSAID;
  }

  private static int number(Object value) {
    return value instanceof Number given ? given.intValue() : 0;
  }

  /// Three shares; out of their range they mean that none was chosen.
  private static @Nullable Accent accent(Object value) {
    Object[] shares =
        switch (value) {
          case Object[] given -> given;
          case List<?> given -> given.toArray();
          default -> new Object[0];
        };
    return shares.length == 3
            && shares[0] instanceof Double red
            && shares[1] instanceof Double green
            && shares[2] instanceof Double blue
            && isShare(red)
            && isShare(green)
            && isShare(blue)
        ? new Accent(red, green, blue)
        : null;
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
