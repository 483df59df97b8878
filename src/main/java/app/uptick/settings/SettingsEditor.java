package app.uptick.settings;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Changes one key of a settings file and leaves every other letter of it as the person wrote it:
/// comments, order, blank lines, quotes and line ends.
///
/// A value is replaced where it stands; a key that is not there is added to its group, or with its
/// group at the end.
final class SettingsEditor {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final String text;
  private final String lineEnd;

  /// Where a key stands, or the innermost group that would hold it.
  ///
  /// @param rest what of the key is left to write below `group`; empty where `value` is the key's
  private record Place(@Nullable Node group, String rest, @Nullable Node value) {}

  private SettingsEditor(String file, String text) {
    this.file = file;
    this.text = text;
    lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /// `text` with `words` as the value of `key`.
  ///
  /// @param file for errors
  /// @param words one word, or the items of a list
  /// @throws ConfigurationException if `text` is no sound settings file, or could not be changed
  ///   without changing more
  static String with(String file, String text, String key, List<String> words) {
    SettingsFile.parse(file, text);
    if (SettingsFile.says(file, text).getOrDefault(key, List.of()).equals(words)) {
      return text;
    }
    boolean marked = text.startsWith(BYTE_ORDER_MARK);
    String edited = new SettingsEditor(file, marked ? text.substring(1) : text).put(key, words);
    String whole = marked ? BYTE_ORDER_MARK + edited : edited;
    refuseIfMoreChanged(file, text, whole, key, words);
    return whole;
  }

  /// A settings file is a person's own: rather than spoil one of an odd form, leave it alone.
  private static void refuseIfMoreChanged(
      String file, String before, String after, String key, List<String> words) {
    var wanted = SettingsFile.says(file, before);
    wanted.put(key, words);
    boolean asWanted;
    try {
      asWanted = SettingsFile.says(file, after).equals(wanted);
    } catch (ConfigurationException e) {
      asWanted = false;
    }
    if (!asWanted) {
      throw ConfigurationException.inFile(
          file, "its form is too unusual to change " + key + " in it; want it changed by hand");
    }
  }

  private String put(String key, List<String> words) {
    Optional<YamlValue> root = YamlFile.parse(file, text.getBytes(StandardCharsets.UTF_8));
    Place place =
        root.map(each -> find(each.node(), key)).orElseGet(() -> new Place(null, key, null));
    Node value = place.value();
    if (value != null && place.rest().isEmpty()) {
      return replaced(value, written(words));
    }
    boolean below = !place.rest().equals(key);
    return below
        ? addedBelow(place, written(words))
        : addedToRoot(place.group(), key, written(words));
  }

  private static Place find(Node group, String key) {
    Place deepest = new Place(group, key, null);
    if (!(group instanceof MappingNode mapping)) {
      return deepest;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String name = ((ScalarNode) tuple.getKeyNode()).getValue();
      Node value = tuple.getValueNode();
      if (name.equals(key)) {
        return new Place(group, "", value);
      }
      if (key.startsWith(name + ".")) {
        String rest = key.substring(name.length() + 1);
        Place below =
            value instanceof MappingNode ? find(value, rest) : new Place(value, rest, null);
        if (below.value() != null || deepest.rest().length() > below.rest().length()) {
          deepest = below;
        }
        if (below.value() != null) {
          return below;
        }
      }
    }
    return deepest;
  }

  private static String written(List<String> words) {
    return words.size() == 1
        ? word(words.getFirst())
        : words.stream().map(SettingsEditor::word).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String word(String word) {
    boolean plain = word.matches("[A-Za-z0-9][A-Za-z0-9./:-]*") && !word.endsWith(":");
    return plain ? word : "'" + word.replace("'", "''") + "'";
  }

  private String replaced(Node value, String written) {
    int start = start(value);
    int end = end(value);
    String between = text.substring(start, end);
    String tail = between.endsWith("\n") ? lineEnd : "";
    boolean ownLine = isBlock(value);
    int from = ownLine ? endOfKeyBefore(start) : start;
    boolean touchesColon = from > 0 && text.charAt(from - 1) == ':';
    return text.substring(0, from)
        + (touchesColon ? " " : "")
        + written
        + tail
        + text.substring(end);
  }

  private static boolean isBlock(Node value) {
    return value instanceof CollectionNode<?> list && list.getFlowStyle() != FlowStyle.FLOW;
  }

  /// A list that begins on a line of its own moves up to its key, or to the comment after that.
  private int endOfKeyBefore(int start) {
    int line = text.lastIndexOf('\n', start - 1);
    String above = text.substring(0, Math.max(0, line)).stripTrailing();
    return line >= 0 && above.endsWith(":") ? above.length() : start;
  }

  private String addedBelow(Place place, String written) {
    Node group = Objects.requireNonNull(place.group());
    String line = place.rest() + ": " + written;
    if (!(group instanceof MappingNode mapping)) {
      return inserted(afterLineOf(end(group)), "  ", line);
    }
    return mapping.getFlowStyle() == FlowStyle.FLOW
        ? addedInFlow(mapping, line)
        : inserted(afterLineOf(end(mapping)), indent(mapping), line);
  }

  private String addedToRoot(@Nullable Node root, String key, String written) {
    return root instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW
        ? addedInFlow(mapping, key + ": " + written)
        : addedAtEnd(root, key, written);
  }

  private String addedInFlow(MappingNode mapping, String line) {
    List<NodeTuple> entries = mapping.getValue();
    int at = entries.isEmpty() ? start(mapping) + 1 : end(entries.getLast().getValueNode());
    return text.substring(0, at) + (entries.isEmpty() ? "" : ", ") + line + text.substring(at);
  }

  private String addedAtEnd(@Nullable Node root, String key, String written) {
    String indent = root instanceof MappingNode mapping ? indent(mapping) : "";
    int dot = key.indexOf('.');
    String line =
        dot < 0
            ? key + ": " + written
            : key.substring(0, dot)
                + ":"
                + lineEnd
                + indent
                + "  "
                + key.substring(dot + 1)
                + ": "
                + written;
    boolean hasEndMark = text.lines().anyMatch(each -> each.equals("..."));
    int at = hasEndMark && root != null ? afterLineOf(end(root)) : text.length();
    return inserted(at, indent, line);
  }

  private String inserted(int at, String indent, String line) {
    String before = text.substring(0, at);
    String gap = before.isEmpty() || before.endsWith("\n") ? "" : lineEnd;
    return before + gap + indent + line + lineEnd + text.substring(at);
  }

  /// Where the line after the one that holds `offset` begins; `offset` itself at a line's start.
  private int afterLineOf(int offset) {
    if (offset == 0 || text.charAt(offset - 1) == '\n') {
      return offset;
    }
    int end = text.indexOf('\n', offset);
    return end < 0 ? text.length() : end + 1;
  }

  private String indent(MappingNode mapping) {
    return mapping.getValue().isEmpty()
        ? ""
        : " ".repeat(mark(mapping.getValue().getFirst().getKeyNode().getStartMark()).getColumn());
  }

  private int start(Node node) {
    return offset(node.getStartMark());
  }

  /// Block collections are said to end where the next thing begins, so their last value counts.
  private int end(Node node) {
    return switch (node) {
      case MappingNode mapping when isBlock(mapping) && !mapping.getValue().isEmpty() ->
          end(mapping.getValue().getLast().getValueNode());
      case SequenceNode list when isBlock(list) && !list.getValue().isEmpty() ->
          end(list.getValue().getLast());
      default -> offset(node.getEndMark());
    };
  }

  /// Marks count code points.
  private int offset(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark(mark).getIndex());
  }

  private static Mark mark(Optional<Mark> mark) {
    return mark.orElseThrow(() -> new IllegalStateException("YAML was read without marks"));
  }
}
