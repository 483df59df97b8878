package app.uptick.desktop.tray;

import app.uptick.desktop.tray.TrayItem.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.Variant;

/// A menu with the numbers by which panels speak of its lines: in the order in which they stand,
/// the root being 0.
final class MenuLines {

  private record Line(
      int id, Map<String, Variant<?>> properties, Optional<Choice> choice, List<Line> children) {}

  private final Line root;
  private final Map<Integer, Line> byId = new LinkedHashMap<>();
  private int last;

  MenuLines(List<TrayItem> menu) {
    root =
        new Line(
            0,
            Map.of("children-display", new Variant<>("submenu")),
            Optional.empty(),
            new ArrayList<>());
    byId.put(0, root);
    menu.forEach(item -> root.children().add(line(item)));
  }

  private Line line(TrayItem item) {
    int id = ++last;
    Line line =
        switch (item) {
          case TrayItem.Headline headline ->
              new Line(id, label(headline.text(), false), Optional.empty(), List.of());
          case TrayItem.Separator _ ->
              new Line(id, Map.of("type", new Variant<>("separator")), Optional.empty(), List.of());
          case TrayItem.Action action ->
              new Line(id, label(action.label(), true), Optional.of(action.choice()), List.of());
          case TrayItem.Submenu submenu -> {
            Map<String, Variant<?>> properties = new LinkedHashMap<>(label(submenu.label(), true));
            properties.put("children-display", new Variant<>("submenu"));
            List<Line> children = new ArrayList<>();
            submenu.items().forEach(each -> children.add(line(each)));
            yield new Line(id, properties, Optional.empty(), children);
          }
        };
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
      for (Line child : line.children()) {
        children.add(new Variant<>(layout(child, depth - 1), "(ia{sv}av)"));
      }
    }
    return new DbusMenu.Layout(line.id(), line.properties(), children);
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

  Optional<Choice> choice(int id) {
    return Optional.ofNullable(byId.get(id)).flatMap(Line::choice);
  }
}
