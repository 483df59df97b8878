package app.uptick.desktop.atspi;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import app.uptick.desktop.PrivateBus;
import app.uptick.desktop.atspi.AtSpi.ObjectEvent.PropertyChange;
import app.uptick.desktop.atspi.AtSpi.ObjectEvent.StateChanged;
import app.uptick.desktop.atspi.AtSpi.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;

/// Stands for the accessibility bus and its registry, and reads what joins it as screen readers do.
final class ScreenReader implements AtSpi.Bus, AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;
  private static final Reference DESKTOP = new Reference(":0.0", new DBusPath(AtSpi.ROOT));

  private final PrivateBus place;
  private final DBusConnection bus;
  private final BlockingQueue<Reference> joined = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  /// Whose event came last.
  private volatile Reference latest = DESKTOP;

  ScreenReader(PrivateBus place) throws DBusException {
    this.place = place;
    bus = place.connect();
    listen(PropertyChange.class);
    listen(StateChanged.class);
    bus.exportObject("/org/a11y/bus", this);
    bus.exportObject(AtSpi.ROOT, new Registry());
    bus.requestBusName("org.a11y.Bus");
    bus.requestBusName("org.a11y.atspi.Registry");
  }

  private final class Registry implements AtSpi.Socket {

    @Override
    public Reference Embed(Reference plug) {
      joined.add(plug);
      return DESKTOP;
    }

    @Override
    public String getObjectPath() {
      return AtSpi.ROOT;
    }
  }

  private <T extends DBusSignal> void listen(Class<T> type) throws DBusException {
    bus.addSigHandler(
        DBusMatchRuleBuilder.create().withType(type).build(),
        (T signal) -> {
          latest = new Reference(signal.getSource(), new DBusPath(signal.getPath()));
          heard.add(words(signal));
        });
  }

  private static String words(DBusSignal signal) {
    try {
      Object[] values = signal.getParameters();
      return "%s %s %s %s"
          .formatted(signal.getClass().getSimpleName(), values[0], values[1], values[3])
          .replace("[", "")
          .replace("]", "");
    } catch (DBusException e) {
      return e.toString();
    }
  }

  @Override
  public String GetAddress() {
    return place.address();
  }

  @Override
  public String getObjectPath() {
    return "/org/a11y/bus";
  }

  /// What joined.
  Reference program() throws InterruptedException {
    Reference program = joined.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(program, "nothing joined");
    return program;
  }

  /// Waits until something shows itself, and says what.
  String awaitShowing() throws Exception {
    awaitEvent("StateChanged showing 1");
    Reference shown = new Reference(latest.owner, latest.path);
    return "%s \"%s\""
        .formatted(
            ask(shown, AtSpi.Accessible.class).GetRoleName(),
            property(shown, "Accessible", "Name"));
  }

  /// Waits until an event has come that begins with these words; those before it are dropped.
  String awaitEvent(String beginning) throws InterruptedException {
    while (true) {
      String event = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertNotNull(event, "no event " + beginning);
      if (event.startsWith(beginning)) {
        return event;
      }
    }
  }

  <T extends DBusInterface> T ask(Reference thing, Class<T> kind) throws DBusException {
    return bus.getRemoteObject(thing.owner, thing.path.getPath(), kind);
  }

  Object property(Reference thing, String kind, String name) throws DBusException {
    return ask(thing, Properties.class).Get("org.a11y.atspi." + kind, name);
  }

  /// What there is, with all within it: one line each, as `role "name"`.
  List<String> read(Reference thing) throws DBusException {
    List<String> lines = new ArrayList<>();
    read(thing, "", lines);
    return lines;
  }

  private void read(Reference thing, String indent, List<String> lines) throws DBusException {
    AtSpi.Accessible accessible = ask(thing, AtSpi.Accessible.class);
    String role = accessible.GetRoleName();
    lines.add("%s%s \"%s\"".formatted(indent, role, property(thing, "Accessible", "Name")));
    for (Reference child : accessible.GetChildren()) {
      read(child, indent + "  ", lines);
    }
  }

  /// The first thing of that name.
  Reference find(Reference within, String name) throws DBusException {
    if (property(within, "Accessible", "Name").equals(name)) {
      return within;
    }
    for (Reference child : ask(within, AtSpi.Accessible.class).GetChildren()) {
      Reference found = find(child, name);
      if (!found.owner.isEmpty()) {
        return found;
      }
    }
    return new Reference("", new DBusPath(AtSpi.NULL));
  }

  boolean is(Reference thing, State state) throws DBusException {
    List<UInt32> told = ask(thing, AtSpi.Accessible.class).GetState();
    List<UInt32> wanted = State.bits(Set.of(state));
    return (told.get(0).longValue() & wanted.get(0).longValue()) == wanted.get(0).longValue()
        && (told.get(1).longValue() & wanted.get(1).longValue()) == wanted.get(1).longValue();
  }

  @Override
  public void close() {
    bus.disconnect();
  }
}
