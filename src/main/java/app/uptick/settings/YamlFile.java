package app.uptick.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Turns a file that anyone may have written into YAML values, or says what is wrong with it. Size,
/// depth and aliases are bounded before anything is built, so that no file can exhaust us.
final class YamlFile {

  private static final int MOST_BYTES = 1 << 20;
  private static final int DEEPEST = 20;

  private final String name;
  private final String text;

  private YamlFile(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /// What a file holds; empty where there is no file, or nothing in it.
  static Optional<YamlValue> read(Path file) {
    String name = file.toString();
    byte[] bytes;
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw ConfigurationException.inFile(
            name, attributes.isDirectory() ? "it is a folder, want a file" : "it is no plain file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MOST_BYTES + 1);
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      throw ConfigurationException.inFile(name, "the system does not let us read it");
    } catch (IOException e) {
      throw ConfigurationException.inFile(name, "it cannot be read: " + e.getMessage());
    }
    return parse(name, bytes);
  }

  /// What `bytes` hold; empty where that is nothing.
  static Optional<YamlValue> parse(String name, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw ConfigurationException.inFile(name, "it is larger than 1 MB, far from anything sound");
    }
    return new YamlFile(name, decode(name, bytes)).root();
  }

  private Optional<YamlValue> root() {
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setAllowNonScalarKeys(true).build();
    try {
      refuseBombs(new Parse(settings).parseString(text));
      Optional<Node> node = new Compose(settings).composeString(text);
      return node.map(found -> new YamlValue(name, "", found)).filter(found -> !found.isEmpty());
    } catch (ReaderException e) {
      throw ConfigurationException.atLine(
          name,
          1 + (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count(),
          "a control character (U+%04X) is in the text".formatted(e.getCodePoint()));
    } catch (MarkedYamlEngineException e) {
      throw malformed(e);
    } catch (YamlEngineException e) {
      throw ConfigurationException.inFile(name, "it is not YAML: " + e.getMessage());
    }
  }

  private void refuseBombs(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      switch (event.getEventId()) {
        case Alias ->
            throw ConfigurationException.atLine(
                name, line(event), "the line holds an alias (*), want the value itself");
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Comment, DocumentStart, DocumentEnd, Scalar, StreamStart, StreamEnd -> {}
      }
      if (depth > DEEPEST) {
        throw ConfigurationException.atLine(
            name, line(event), "values are nested more than " + DEEPEST + " deep");
      }
    }
  }

  private ConfigurationException malformed(MarkedYamlEngineException e) {
    Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
    if (mark.isEmpty()) {
      return ConfigurationException.inFile(name, "it is not YAML: " + e.getProblem());
    }
    int line = mark.get().getLine() + 1;
    boolean indentedByTab = text.lines().skip(line - 1).findFirst().orElse("").matches(" *\t.*");
    return ConfigurationException.atLine(
        name,
        line,
        indentedByTab
            ? "the line is indented by a tab, want spaces"
            : "it is not YAML: " + e.getProblem());
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static String decode(String name, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      throw ConfigurationException.atLine(name, line, "the text is not UTF-8");
    }
    String text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
