package app.uptick.desktop.atspi;

import app.uptick.desktop.atspi.AtSpi.Deed;
import app.uptick.desktop.atspi.AtSpi.Extents;
import app.uptick.desktop.atspi.AtSpi.Reference;
import app.uptick.desktop.atspi.AtSpi.Relation;
import app.uptick.desktop.atspi.AtSpi.Three;
import app.uptick.desktop.atspi.AtSpi.Two;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import org.freedesktop.dbus.connections.AbstractConnection;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// Answers for every thing: the path of a call says which is meant. On the bus's thread.
final class Exported
    implements AtSpi.Accessible,
        AtSpi.Application,
        AtSpi.Component,
        AtSpi.Action,
        AtSpi.Text,
        Properties {

  private static final String PREFIX = "org.a11y.atspi.";
  private static final String CLICK = "click";

  /// Of coordinates: on the screen, within the window, or within the parent.
  private static final int ON_SCREEN = 0;

  private static final int IN_WINDOW = 1;

  /// Where windows are, as opposed to what is drawn behind them.
  private static final UInt32 WIDGET_LAYER = new UInt32(3);

  private final Things things;

  Exported(Things things) {
    this.things = things;
  }

  @Override
  public String getObjectPath() {
    return AtSpi.ROOT;
  }

  private static String path() {
    return AbstractConnection.getCallInfo().getObjectPath();
  }

  private <T> T ask(Function<Thing, T> question) {
    return things.ask(path(), question);
  }

  // ---- Accessible

  @Override
  public Reference GetChildAtIndex(int index) {
    return ask(thing -> {
      List<Thing> children = thing.children();
      return index >= 0 && index < children.size()
          ? things.reference(children.get(index))
          : things.none();
    });
  }

  @Override
  public List<Reference> GetChildren() {
    return ask(thing -> thing.children().stream().map(things::reference).toList());
  }

  @Override
  public int GetIndexInParent() {
    return ask(thing -> {
      Thing parent = thing.parent();
      return parent == null ? -1 : parent.children().indexOf(thing);
    });
  }

  @Override
  public List<Relation> GetRelationSet() {
    return List.of();
  }

  @Override
  public UInt32 GetRole() {
    return ask(thing -> new UInt32(thing.role().number()));
  }

  @Override
  public String GetRoleName() {
    return ask(thing -> thing.role().code());
  }

  @Override
  public String GetLocalizedRoleName() {
    return GetRoleName();
  }

  @Override
  public List<UInt32> GetState() {
    return ask(thing -> State.bits(thing.states()));
  }

  @Override
  public Map<String, String> GetAttributes() {
    return Map.of("toolkit", "JavaFX");
  }

  @Override
  public Reference GetApplication() {
    return things.reference(Program.SELF);
  }

  @Override
  public List<String> GetInterfaces() {
    return ask(thing -> {
      List<String> names = new ArrayList<>();
      names.add(PREFIX + "Accessible");
      if (thing.equals(Program.SELF)) {
        names.add(PREFIX + "Application");
      } else {
        names.add(PREFIX + "Component");
      }
      if (thing.canPress()) {
        names.add(PREFIX + "Action");
      }
      if (thing.text().isPresent()) {
        names.add(PREFIX + "Text");
      }
      return names;
    });
  }

  // ---- Application

  @Override
  public String GetLocale(UInt32 category) {
    return Locale.getDefault().toString();
  }

  // ---- Component

  @Override
  public boolean Contains(int x, int y, UInt32 coordinates) {
    return ask(thing -> bounds(thing, coordinates).contains(x, y));
  }

  @Override
  public Reference GetAccessibleAtPoint(int x, int y, UInt32 coordinates) {
    return ask(thing -> {
      Thing found = thing;
      while (true) {
        Thing within = found;
        Thing next =
            within.children().stream()
                .filter(each -> bounds(each, coordinates).contains(x, y))
                .reduce((below, above) -> above)
                .orElse(within);
        if (next.equals(within)) {
          return things.reference(within);
        }
        found = next;
      }
    });
  }

  @Override
  public Extents GetExtents(UInt32 coordinates) {
    return ask(thing -> {
      Bounds bounds = bounds(thing, coordinates);
      return new Extents(
          (int) bounds.getMinX(),
          (int) bounds.getMinY(),
          (int) bounds.getWidth(),
          (int) bounds.getHeight());
    });
  }

  private static Bounds bounds(Thing thing, UInt32 coordinates) {
    Bounds bounds = thing.bounds().orElse(new BoundingBox(0, 0, 0, 0));
    if (coordinates.intValue() == ON_SCREEN) {
      return bounds;
    }
    Thing origin = thing.parent();
    if (coordinates.intValue() == IN_WINDOW) {
      while (origin != null && !(origin instanceof WindowThing)) {
        origin = origin.parent();
      }
    }
    Bounds around = origin == null ? bounds : origin.bounds().orElse(new BoundingBox(0, 0, 0, 0));
    return new BoundingBox(
        bounds.getMinX() - around.getMinX(),
        bounds.getMinY() - around.getMinY(),
        bounds.getWidth(),
        bounds.getHeight());
  }

  @Override
  public Two<Integer, Integer> GetPosition(UInt32 coordinates) {
    Extents extents = GetExtents(coordinates);
    return new Two<>(extents.x, extents.y);
  }

  @Override
  public Two<Integer, Integer> GetSize() {
    Extents extents = GetExtents(new UInt32(ON_SCREEN));
    return new Two<>(extents.width, extents.height);
  }

  @Override
  public UInt32 GetLayer() {
    return WIDGET_LAYER;
  }

  @Override
  public short GetMDIZOrder() {
    return 0;
  }

  @Override
  public boolean GrabFocus() {
    return ask(Thing::focus);
  }

  @Override
  public double GetAlpha() {
    return 1;
  }

  // ---- Action

  @Override
  public String GetDescription(int index) {
    return "";
  }

  @Override
  public String GetName(int index) {
    return CLICK;
  }

  @Override
  public String GetLocalizedName(int index) {
    return CLICK;
  }

  @Override
  public String GetKeyBinding(int index) {
    return "";
  }

  @Override
  public List<Deed> GetActions() {
    return ask(thing -> thing.canPress() ? List.of(new Deed(CLICK, "", "")) : List.<Deed>of());
  }

  @Override
  public boolean DoAction(int index) {
    return things.order(
        path(),
        thing -> {
          if (thing.canPress() && index == 0) {
            thing.press();
          }
        });
  }

  // ---- Text

  private String text() {
    return ask(thing -> thing.text().orElse(""));
  }

  @Override
  public String GetText(int start, int end) {
    String text = text();
    int to = end < 0 ? text.length() : Math.min(end, text.length());
    return text.substring(Math.clamp(start, 0, to), to);
  }

  @Override
  public boolean SetCaretOffset(int offset) {
    return false;
  }

  /// Everything is one line.
  @Override
  public Three<String, Integer, Integer> GetStringAtOffset(int offset, UInt32 granularity) {
    return around(offset, granularity.intValue() == 0);
  }

  @Override
  public Three<String, Integer, Integer> GetTextAtOffset(int offset, UInt32 boundary) {
    return around(offset, boundary.intValue() == 0);
  }

  private Three<String, Integer, Integer> around(int offset, boolean isCharacter) {
    String text = text();
    if (!isCharacter) {
      return new Three<>(text, 0, text.length());
    }
    int from = Math.clamp(offset, 0, text.length());
    int to = Math.min(from + 1, text.length());
    return new Three<>(text.substring(from, to), from, to);
  }

  @Override
  public int GetCharacterAtOffset(int offset) {
    String text = text();
    return offset >= 0 && offset < text.length() ? text.charAt(offset) : 0;
  }

  @Override
  public int GetNSelections() {
    return 0;
  }

  @Override
  public Two<Integer, Integer> GetSelection(int index) {
    return new Two<>(0, 0);
  }

  // ---- properties of all of these

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the bus library has it
  public <A> A Get(String interfaceName, String name) {
    return (A) property(name);
  }

  private Variant<?> property(String name) {
    return switch (name) {
      case "Name" -> new Variant<>(ask(Thing::name));
      case "Description", "HelpText" -> new Variant<>(ask(Thing::description));
      case "Parent" -> new Variant<>(ask(things::parent), "(so)");
      case "ChildCount" -> new Variant<>(ask(thing -> thing.children().size()));
      case "Locale" -> new Variant<>(Locale.getDefault().toString());
      case "NActions" -> new Variant<>(ask(thing -> thing.canPress() ? 1 : 0));
      case "CharacterCount" -> new Variant<>(text().length());
      case "CaretOffset" -> new Variant<>(ask(Thing::caret));
      case "ToolkitName" -> new Variant<>("JavaFX");
      case "Version", "ToolkitVersion" ->
          new Variant<>(System.getProperty("javafx.runtime.version", ""));
      case "AtspiVersion" -> new Variant<>("2.1");
      case "Id" -> new Variant<>(0);
      default -> new Variant<>("");
    };
  }

  /// The registry gives every program a number, of which nothing is made here.
  @Override
  public <A> void Set(String interfaceName, String name, A value) {}

  @Override
  public Map<String, Variant<?>> GetAll(String interfaceName) {
    Map<String, Variant<?>> all = new LinkedHashMap<>();
    for (String each : List.of("Name", "Description", "Parent", "ChildCount", "Locale")) {
      all.put(each, property(each));
    }
    return all;
  }
}
