package app.uptick.desktop.tray;

import app.uptick.desktop.tray.TrayItem.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.Variant;

/// A menu with the numbers by which panels speak of its lines.
///
/// A line keeps its number for as long as it means the same, so that a click on a menu that has
/// changed meanwhile does what the person read. The root is 0, choices follow from `FIRST_CHOICE`,
/// all others are counted by kind.
final class MenuLines {

  private static final int FIRST_HEADLINE = 1;
  private static final int FIRST_SEPARATOR = 20;
  private static final int FIRST_SUBMENU = 40;
  private static final int FIRST_CHOICE = 100;
  private static final List<Choice> CHOICES = List.of(Choice.values());

  private record Line(
      int id, Map<String, Variant<?>> properties, Optional<Choice> choice, List<Line> children) {}

  private final Map<Integer, Line> byId = new LinkedHashMap<>();
  private int headlines;
  private int separators;
  private int submenus;

  MenuLines(List<TrayItem> menu) {
    List<Line> lines = menu.stream().map(this::line).toList();
    put(0, Map.of("children-display", new Variant<>("submenu")), Optional.empty(), lines);
  }

  private Line line(TrayItem item) {
    return switch (item) {
      case TrayItem.Headline(String text) ->
          put(FIRST_HEADLINE + headlines++, label(text, false), Optional.empty(), List.of());
      case TrayItem.Separator() ->
          put(
              FIRST_SEPARATOR + separators++,
              Map.of("type", new Variant<>("separator")),
              Optional.empty(),
              List.of());
      case TrayItem.Action action ->
          put(
              FIRST_CHOICE + CHOICES.indexOf(action.choice()),
              label(action.label(), action.enabled()),
              action.enabled() ? Optional.of(action.choice()) : Optional.empty(),
              List.of());
      case TrayItem.Submenu submenu -> {
        Map<String, Variant<?>> properties = new LinkedHashMap<>(label(submenu.label(), true));
        properties.put("children-display", new Variant<>("submenu"));
        List<Line> children = submenu.items().stream().map(this::line).toList();
        yield put(FIRST_SUBMENU + submenus++, properties, Optional.empty(), children);
      }
    };
  }

  private Line put(
      int id, Map<String, Variant<?>> properties, Optional<Choice> choice, List<Line> children) {
    Line line = new Line(id, properties, choice, children);
    byId.put(id, line);
    return line;
  }

  /// In labels an underscore marks the key; one that is meant is doubled.
  private static Map<String, Variant<?>> label(String text, boolean enabled) {
    return Map.of(
        "label", new Variant<>(text.replace("_", "__")), "enabled", new Variant<>(enabled));
  }

  /// The line `id` with what is below it, down to `depth`; -1 for all.
  Optional<DbusMenu.Layout> layout(int id, int depth) {
    return Optional.ofNullable(byId.get(id)).map(line -> layout(line, depth));
  }

  private static DbusMenu.Layout layout(Line line, int depth) {
    List<Variant<?>> children = new ArrayList<>();
    if (depth != 0) {
      line.children().forEach(child -> children.add(below(child, depth)));
    }
    return new DbusMenu.Layout(line.id(), line.properties(), children);
  }

  private static Variant<?> below(Line child, int depth) {
    return new Variant<>(layout(child, depth - 1), "(ia{sv}av)");
  }

  /// The lines `ids`, or all where none is named.
  List<DbusMenu.LineProperties> properties(List<Integer> ids) {
    return byId.values().stream()
        .filter(line -> ids.isEmpty() || ids.contains(line.id()))
        .map(line -> new DbusMenu.LineProperties(line.id(), line.properties()))
        .toList();
  }

  Optional<Variant<?>> property(int id, String name) {
    return Optional.ofNullable(byId.get(id)).map(line -> line.properties().get(name));
  }

  /// What a click on the line `id` means, if anything.
  Optional<Choice> choice(int id) {
    return Optional.ofNullable(byId.get(id)).flatMap(Line::choice);
  }

  /// Whether `other` has the same lines in the same places, so that only their texts may differ.
  boolean hasSameShapeAs(MenuLines other) {
    return shape().equals(other.shape());
  }

  private Map<Integer, List<Integer>> shape() {
    Map<Integer, List<Integer>> shape = new LinkedHashMap<>();
    byId.forEach((id, line) -> shape.put(id, line.children().stream().map(Line::id).toList()));
    return shape;
  }

  /// The lines that read or act otherwise than in `before`, which has the same shape.
  List<DbusMenu.LineProperties> changedSince(MenuLines before) {
    return byId.values().stream()
        .filter(line -> !line.equals(before.byId.get(line.id())))
        .filter(line -> line.children().isEmpty())
        .map(line -> new DbusMenu.LineProperties(line.id(), line.properties()))
        .toList();
  }
}
