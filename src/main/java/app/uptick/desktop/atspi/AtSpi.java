package app.uptick.desktop.atspi;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// What is said over the accessibility bus. Public because the bus library takes no other
/// interfaces.
public interface AtSpi {

  String ROOT = "/org/a11y/atspi/accessible/root";
  String NULL = "/org/a11y/atspi/null";

  /// Where the accessibility bus is; on the session bus.
  @DBusInterfaceName("org.a11y.Bus")
  interface Bus extends DBusInterface {
    String GetAddress();
  }

  /// Takes in the trees of programs.
  @DBusInterfaceName("org.a11y.atspi.Socket")
  interface Socket extends DBusInterface {
    Reference Embed(Reference plug);
  }

  /// One thing that a person can come to.
  @DBusInterfaceName("org.a11y.atspi.Accessible")
  interface Accessible extends DBusInterface {
    Reference GetChildAtIndex(int index);

    List<Reference> GetChildren();

    int GetIndexInParent();

    List<Relation> GetRelationSet();

    UInt32 GetRole();

    String GetRoleName();

    String GetLocalizedRoleName();

    List<UInt32> GetState();

    Map<String, String> GetAttributes();

    Reference GetApplication();

    List<String> GetInterfaces();
  }

  /// The program.
  @DBusInterfaceName("org.a11y.atspi.Application")
  interface Application extends DBusInterface {
    String GetLocale(UInt32 category);
  }

  /// Where it is on the screen.
  @DBusInterfaceName("org.a11y.atspi.Component")
  interface Component extends DBusInterface {
    boolean Contains(int x, int y, UInt32 coordinates);

    Reference GetAccessibleAtPoint(int x, int y, UInt32 coordinates);

    Extents GetExtents(UInt32 coordinates);

    Two<Integer, Integer> GetPosition(UInt32 coordinates);

    Two<Integer, Integer> GetSize();

    UInt32 GetLayer();

    short GetMDIZOrder();

    boolean GrabFocus();

    double GetAlpha();
  }

  /// What can be done with it.
  @DBusInterfaceName("org.a11y.atspi.Action")
  interface Action extends DBusInterface {
    String GetDescription(int index);

    String GetName(int index);

    String GetLocalizedName(int index);

    String GetKeyBinding(int index);

    List<Deed> GetActions();

    boolean DoAction(int index);
  }

  /// What is written there.
  @DBusInterfaceName("org.a11y.atspi.Text")
  interface Text extends DBusInterface {
    String GetText(int start, int end);

    boolean SetCaretOffset(int offset);

    Three<String, Integer, Integer> GetStringAtOffset(int offset, UInt32 granularity);

    Three<String, Integer, Integer> GetTextAtOffset(int offset, UInt32 boundary);

    int GetCharacterAtOffset(int offset);

    int GetNSelections();

    Two<Integer, Integer> GetSelection(int index);
  }

  /// A thing on the bus: who has it, and its path.
  final class Reference extends Struct {
    @Position(0)
    public final String owner;

    @Position(1)
    public final DBusPath path;

    public Reference(String owner, DBusPath path) {
      this.owner = owner;
      this.path = path;
    }
  }

  /// What one thing is to others.
  final class Relation extends Struct {
    @Position(0)
    public final UInt32 kind;

    @Position(1)
    public final List<Reference> targets;

    public Relation(UInt32 kind, List<Reference> targets) {
      this.kind = kind;
      this.targets = targets;
    }
  }

  /// A place and a size in pixels.
  final class Extents extends Struct {
    @Position(0)
    public final int x;

    @Position(1)
    public final int y;

    @Position(2)
    public final int width;

    @Position(3)
    public final int height;

    public Extents(int x, int y, int width, int height) {
      this.x = x;
      this.y = y;
      this.width = width;
      this.height = height;
    }
  }

  /// What can be done: its name, what it does, and its key.
  final class Deed extends Struct {
    @Position(0)
    public final String name;

    @Position(1)
    public final String description;

    @Position(2)
    public final String key;

    public Deed(String name, String description, String key) {
      this.name = name;
      this.description = description;
      this.key = key;
    }
  }

  /// An answer of two values.
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

  /// An answer of three values.
  final class Three<A, B, C> extends Tuple {
    @Position(0)
    public final A first;

    @Position(1)
    public final B second;

    @Position(2)
    public final C third;

    public Three(A first, B second, C third) {
      this.first = first;
      this.second = second;
      this.third = third;
    }
  }

  /// What happens to things.
  @DBusInterfaceName("org.a11y.atspi.Event.Object")
  interface ObjectEvent extends DBusInterface {

    /// It is in the state that `detail` names (1), or no more (0).
    final class StateChanged extends DBusSignal {
      public StateChanged(
          String path,
          String detail,
          int first,
          int second,
          Variant<?> data,
          Map<String, Variant<?>> properties)
          throws DBusException {
        super(path, detail, first, second, data, properties);
      }
    }

    /// The property that `detail` names is another.
    final class PropertyChange extends DBusSignal {
      public PropertyChange(
          String path,
          String detail,
          int first,
          int second,
          Variant<?> data,
          Map<String, Variant<?>> properties)
          throws DBusException {
        super(path, detail, first, second, data, properties);
      }
    }
  }

  /// What happens to windows.
  @DBusInterfaceName("org.a11y.atspi.Event.Window")
  interface WindowEvent extends DBusInterface {

    /// A person is at it now.
    final class Activate extends DBusSignal {
      public Activate(
          String path,
          String detail,
          int first,
          int second,
          Variant<?> data,
          Map<String, Variant<?>> properties)
          throws DBusException {
        super(path, detail, first, second, data, properties);
      }
    }

    /// They are elsewhere.
    final class Deactivate extends DBusSignal {
      public Deactivate(
          String path,
          String detail,
          int first,
          int second,
          Variant<?> data,
          Map<String, Variant<?>> properties)
          throws DBusException {
        super(path, detail, first, second, data, properties);
      }
    }
  }
}
