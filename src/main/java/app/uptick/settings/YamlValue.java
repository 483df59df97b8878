package app.uptick.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A value in a YAML file that knows its file, its line and its full key, so that what is wrong
/// with it can be told. Items of a list count from 1: `controls[2].url` is the second control's.
///
/// @param key empty for the whole file
record YamlValue(String file, String key, Node node) {

  private static final int MOST_SHOWN = 60;

  boolean isEmpty() {
    return node instanceof ScalarNode scalar && scalar.getValue().isBlank();
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /// What stands there, as text.
  ///
  /// @param want for the error where there is no single value
  String text(String want) {
    if (node instanceof ScalarNode scalar && !isEmpty()) {
      return scalar.getValue().strip();
    }
    throw wrong(want);
  }

  /// The values of a list.
  List<YamlValue> items(String want) {
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      throw wrong(want);
    }
    List<YamlValue> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlValue(file, key + "[" + (items.size() + 1) + "]", item));
    }
    return items;
  }

  /// The values of a mapping, by their keys, in the file's order. No key comes twice.
  Map<String, YamlValue> fields(String want) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(want);
    }
    Map<String, YamlValue> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlValue name = new YamlValue(file, key, tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        throw name.error("a key is " + name.shown() + ", want a word");
      }
      String full = keyOf(scalar.getValue());
      if (fields.put(scalar.getValue(), new YamlValue(file, full, tuple.getValueNode())) != null) {
        throw name.error(printable(full) + " is given twice, want it once");
      }
    }
    return fields;
  }

  /// The error that this value is not what it should be.
  ConfigurationException wrong(String want) {
    return error(subject() + " is " + shown() + ", want " + want);
  }

  /// The error that something is wrong at this value.
  ConfigurationException error(String problem) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    return ConfigurationException.atLine(file, line, problem);
  }

  /// The error that this value's key means nothing.
  ConfigurationException unknownKey(Iterable<String> known) {
    return error(printable(key) + " is not a key, the nearest one is " + Nearest.to(key, known));
  }

  /// The full key of a field of this value's.
  String keyOf(String field) {
    return key.isEmpty() ? field : key + "." + field;
  }

  /// The key, for a message.
  String subject() {
    return key.isEmpty() ? "the file" : printable(key);
  }

  private String shown() {
    return switch (node) {
      case ScalarNode scalar -> isEmpty() ? "empty" : printable(scalar.getValue().strip());
      case SequenceNode list -> list.getValue().isEmpty() ? "an empty list" : "a list";
      case MappingNode _ -> "a group of keys";
      default -> "something else";
    };
  }

  /// Text from a file on its way to a terminal: one line, no escapes, no endless length.
  private static String printable(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > MOST_SHOWN ? clean.substring(0, MOST_SHOWN) + "…" : clean;
  }
}
