package app.uptick.desktop.tray;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import app.uptick.desktop.PrivateBus;
import app.uptick.desktop.tray.DbusMenu.Layout;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A panel that asks items for everything, as real ones do, and draws nothing.
final class FakePanel implements StatusNotifierWatcher, AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  private final DBusConnection bus;
  private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();

  FakePanel(PrivateBus place) throws DBusException {
    bus = place.connect();
    listen(StatusNotifierItem.NewIcon.class);
    listen(StatusNotifierItem.NewTitle.class);
    listen(StatusNotifierItem.NewToolTip.class);
    listen(DbusMenu.LayoutUpdated.class);
    listen(DbusMenu.ItemsPropertiesUpdated.class);
    bus.exportObject(PATH, this);
    bus.requestBusName(NAME);
  }

  private <T extends DBusSignal> void listen(Class<T> type) throws DBusException {
    bus.addSigHandler(
        DBusMatchRuleBuilder.create().withType(type).build(),
        (T _) -> signals.add(type.getSimpleName()));
  }

  @Override
  public void RegisterStatusNotifierItem(String service) {
    registered.add(service);
  }

  /// The next item that makes itself known: its name on the bus.
  String nextItem() throws InterruptedException {
    String item = registered.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(item, "no item was registered");
    return item;
  }

  /// Waits until a signal has come; those before it are dropped.
  void awaitSignal(Class<? extends DBusSignal> type) throws InterruptedException {
    String signal;
    do {
      signal = signals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertNotNull(signal, "no signal " + type.getSimpleName());
    } while (!signal.equals(type.getSimpleName()));
  }

  /// What the signals that have come so far are called.
  List<String> signals() {
    return List.copyOf(signals);
  }

  Object property(String item, String name) throws DBusException {
    Properties properties = bus.getRemoteObject(item, StatusNotifierItem.PATH, Properties.class);
    Object value = properties.Get(StatusNotifierItem.NAME, name);
    return value instanceof Variant<?> variant ? variant.getValue() : value;
  }

  StatusNotifierItem item(String item) throws DBusException {
    return bus.getRemoteObject(item, StatusNotifierItem.PATH, StatusNotifierItem.class);
  }

  DbusMenu menu(String item) throws DBusException {
    return bus.getRemoteObject(item, DbusMenu.PATH, DbusMenu.class);
  }

  Layout layout(String item) throws DBusException {
    return menu(item).GetLayout(0, -1, List.of()).second;
  }

  void click(String item, int line) throws DBusException {
    menu(item).Event(line, "clicked", new Variant<>(0), new UInt32(0));
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }

  /// Returns when all that was asked so far is answered: answers come one after the other.
  void finishAnswers() throws DBusException {
    bus.getRemoteObject(bus.getUniqueName(), PATH, StatusNotifierWatcher.class)
        .RegisterStatusNotifierItem("nobody");
  }

  @Override
  public void close() throws DBusException {
    bus.releaseBusName(NAME);
    finishAnswers();
    bus.disconnect();
  }
}
