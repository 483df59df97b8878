package app.uptick.desktop.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.PrivateBus;
import app.uptick.model.Appearance;
import app.uptick.model.Appearance.Accent;
import app.uptick.model.Appearance.Scheme;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real message bus, with a portal that knows some settings.
final class PortalAppearanceTest {

  private static final String APPEARANCE = "org.freedesktop.appearance";
  private static final Variant<?> DARK = new Variant<>(new UInt32(1));
  private static final Accent ORANGE = new Accent(0.9, 0.4, 0.1);

  @TempDir Path folder;

  private final BlockingQueue<Appearance> told = new LinkedBlockingQueue<>();

  @Test
  void followsWhatTheDesktopWants() throws Exception {
    try (PrivateBus bus = PrivateBus.start(folder);
        DBusConnection desktop = bus.connect();
        DBusConnection program = bus.connect()) {
      offer(desktop, Map.of("color-scheme", DARK));

      PortalAppearance.follow(program, told::add);
      assertEquals(new Appearance(Scheme.DARK, null, false), next());

      change(desktop, "contrast", new Variant<>(new UInt32(1)));
      change(desktop, "color-scheme", new Variant<>(new UInt32(2)));
      change(desktop, "color-scheme", new Variant<>(new UInt32(0)));
      assertEquals(new Appearance(Scheme.DARK, null, true), next());
      assertEquals(new Appearance(Scheme.LIGHT, null, true), next());
      assertEquals(new Appearance(Scheme.UNSAID, null, true), next());
    }
  }

  @Test
  void followsTheAccentThatAPersonChose() throws Exception {
    try (PrivateBus bus = PrivateBus.start(folder);
        DBusConnection desktop = bus.connect();
        DBusConnection program = bus.connect()) {
      offer(desktop, Map.of("accent-color", accent(0.9, 0.4, 0.1)));

      PortalAppearance.follow(program, told::add);
      assertEquals(Appearance.UNSAID.with(ORANGE), next());

      change(desktop, "accent-color", accent(0, 0.5, 1));
      change(desktop, "accent-color", accent(-1, -1, -1));
      assertEquals(Appearance.UNSAID.with(new Accent(0, 0.5, 1)), next());
      assertEquals(Appearance.UNSAID, next());
    }
  }

  @Test
  void saysNothingWithoutAPortal() throws Exception {
    try (PrivateBus bus = PrivateBus.start(folder);
        DBusConnection program = bus.connect()) {
      PortalAppearance.follow(program, told::add);

      assertTrue(told.isEmpty());
    }
  }

  private Appearance next() throws InterruptedException {
    return told.poll(10, TimeUnit.SECONDS);
  }

  private static void offer(DBusConnection desktop, Map<String, Variant<?>> known)
      throws Exception {
    desktop.exportObject(PortalSettings.PATH, new Portal(known));
    desktop.requestBusName(PortalSettings.NAME);
  }

  private static void change(DBusConnection desktop, String key, Variant<?> value)
      throws Exception {
    desktop.sendMessage(
        new PortalSettings.SettingChanged(PortalSettings.PATH, APPEARANCE, key, value));
  }

  private static Variant<?> accent(double red, double green, double blue) {
    return new Variant<>(new Shares(red, green, blue), "(ddd)");
  }

  /// Public because the bus library reads it.
  public static final class Shares extends Struct {
    @Position(0)
    public final double red;

    @Position(1)
    public final double green;

    @Position(2)
    public final double blue;

    public Shares(double red, double green, double blue) {
      this.red = red;
      this.green = green;
      this.blue = blue;
    }
  }

  private record Portal(Map<String, Variant<?>> known) implements PortalSettings {

    @Override
    public Variant<?> Read(String namespace, String key) {
      Variant<?> value = known.get(key);
      if (value == null) {
        throw new DBusExecutionException("Requested setting not found");
      }
      return new Variant<>(value, "v");
    }

    @Override
    public String getObjectPath() {
      return PATH;
    }
  }
}
