package app.uptick.desktop.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.PrivateBus;
import app.uptick.settings.Settings.Theme;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real message bus, with a portal that knows one setting.
final class PortalSchemeTest {

  private static final String APPEARANCE = "org.freedesktop.appearance";

  @TempDir Path folder;

  private final BlockingQueue<Theme> told = new LinkedBlockingQueue<>();

  @Test
  void followsWhatTheDesktopWants() throws Exception {
    try (PrivateBus bus = PrivateBus.start(folder);
        DBusConnection desktop = bus.connect();
        DBusConnection program = bus.connect()) {
      desktop.exportObject(PortalSettings.PATH, new Portal());
      desktop.requestBusName(PortalSettings.NAME);

      PortalScheme.follow(program, told::add);
      assertEquals(Theme.DARK, told.poll(10, TimeUnit.SECONDS));

      change(desktop, "contrast", 1);
      change(desktop, "color-scheme", 2);
      change(desktop, "color-scheme", 0);
      assertEquals(Theme.LIGHT, told.poll(10, TimeUnit.SECONDS));
      assertEquals(Theme.SYSTEM, told.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void saysNothingWithoutAPortal() throws Exception {
    try (PrivateBus bus = PrivateBus.start(folder);
        DBusConnection program = bus.connect()) {
      PortalScheme.follow(program, told::add);

      assertTrue(told.isEmpty());
    }
  }

  private static void change(DBusConnection desktop, String key, int value) throws Exception {
    desktop.sendMessage(
        new PortalSettings.SettingChanged(
            PortalSettings.PATH, APPEARANCE, key, new Variant<>(new UInt32(value))));
  }

  private static final class Portal implements PortalSettings {

    @Override
    public Variant<?> Read(String namespace, String key) {
      return new Variant<>(new Variant<>(new UInt32(1)), "v");
    }

    @Override
    public String getObjectPath() {
      return PATH;
    }
  }
}
