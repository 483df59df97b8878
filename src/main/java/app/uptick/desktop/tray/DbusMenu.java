package app.uptick.desktop.tray;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The menu as panels read it: com.canonical.dbusmenu (libdbusmenu, dbus-menu.xml). Public because
/// the bus library takes no other interfaces.
@DBusInterfaceName("com.canonical.dbusmenu")
public interface DbusMenu extends DBusInterface {

  String NAME = "com.canonical.dbusmenu";
  String PATH = "/MenuBar";

  Two<UInt32, Layout> GetLayout(int parentId, int recursionDepth, List<String> propertyNames);

  List<LineProperties> GetGroupProperties(List<Integer> ids, List<String> propertyNames);

  Variant<?> GetProperty(int id, String name);

  void Event(int id, String eventId, Variant<?> data, UInt32 timestamp);

  List<Integer> EventGroup(List<Happening> events);

  boolean AboutToShow(int id);

  Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids);

  /// Two values at once, which the library wants generic.
  final class Two<A, B> extends Tuple {
    @Position(0)
    public final A first;

    @Position(1)
    public final B second;

    public Two(A first, B second) {
      this.first = first;
      this.second = second;
    }
  }

  /// An item with what is below it: `(ia{sv}av)`.
  final class Layout extends Struct {
    @Position(0)
    public final int id;

    @Position(1)
    public final Map<String, Variant<?>> properties;

    @Position(2)
    public final List<Variant<?>> children;

    public Layout(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
      this.id = id;
      this.properties = properties;
      this.children = children;
    }
  }

  /// An item alone: `(ia{sv})`.
  final class LineProperties extends Struct {
    @Position(0)
    public final int id;

    @Position(1)
    public final Map<String, Variant<?>> properties;

    public LineProperties(int id, Map<String, Variant<?>> properties) {
      this.id = id;
      this.properties = properties;
    }
  }

  /// What happened to an item: `(isvu)`.
  final class Happening extends Struct {
    @Position(0)
    public final int id;

    @Position(1)
    public final String eventId;

    @Position(2)
    public final Variant<?> data;

    @Position(3)
    public final UInt32 timestamp;

    public Happening(int id, String eventId, Variant<?> data, UInt32 timestamp) {
      this.id = id;
      this.eventId = eventId;
      this.data = data;
      this.timestamp = timestamp;
    }
  }

  /// Which properties an item has no more: `(ias)`.
  final class Removed extends Struct {
    @Position(0)
    public final int id;

    @Position(1)
    public final List<String> names;

    public Removed(int id, List<String> names) {
      this.id = id;
      this.names = names;
    }
  }

  /// Tells that items read or act otherwise, in the same places.
  final class ItemsPropertiesUpdated extends DBusSignal {
    public final List<LineProperties> updated;
    public final List<Removed> removed;

    public ItemsPropertiesUpdated(String path, List<LineProperties> updated, List<Removed> removed)
        throws DBusException {
      super(path, updated, removed);
      this.updated = updated;
      this.removed = removed;
    }
  }

  /// Tells that the menu has other lines.
  final class LayoutUpdated extends DBusSignal {
    public final UInt32 revision;
    public final int parent;

    public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
      super(path, revision, parent);
      this.revision = revision;
      this.parent = parent;
    }
  }
}
