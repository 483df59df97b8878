package app.uptick.desktop.notify;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A notification daemon that keeps what it is sent instead of drawing it.
final class FakeDaemon implements Notifications, AutoCloseable {

  /// What a program asked to be shown, and the number that it got.
  record Message(
      long id,
      long replaces,
      String icon,
      String title,
      String body,
      List<String> actions,
      Map<String, Object> hints,
      int expireMillis) {}

  private final DBusConnection bus;
  private final List<String> capabilities;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private long last = 100;

  FakeDaemon(DBusConnection bus, String... capabilities) throws DBusException {
    this.bus = bus;
    this.capabilities = List.of(capabilities);
    bus.exportObject(PATH, this);
    bus.requestBusName(NAME);
  }

  Message next() throws InterruptedException {
    Message message = messages.poll(10, TimeUnit.SECONDS);
    assertNotNull(message, "no message came");
    return message;
  }

  void invoke(long id, String action) throws DBusException {
    bus.sendMessage(new ActionInvoked(PATH, new UInt32(id), action));
  }

  @Override
  public UInt32 Notify(
      String appName,
      UInt32 replacesId,
      String appIcon,
      String summary,
      String body,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int expireTimeoutMillis) {
    long replaces = replacesId.longValue();
    long id = replaces == 0 ? ++last : replaces;
    Map<String, Object> plainHints =
        hints.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, hint -> hint.getValue().getValue()));
    messages.add(
        new Message(
            id,
            replaces,
            appIcon,
            summary,
            body,
            List.copyOf(actions),
            plainHints,
            expireTimeoutMillis));
    return new UInt32(id);
  }

  @Override
  public List<String> GetCapabilities() {
    return capabilities;
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }

  @Override
  public void close() {
    bus.disconnect();
  }
}
