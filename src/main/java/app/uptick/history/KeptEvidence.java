package app.uptick.history;

import app.uptick.model.Evidence;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was found at a step of an incident, as it is kept and exported: a JSON array. It is taken
/// apart only where somebody looks at it, since of ten years that would take a moment.
///
/// @param json an array of objects with `kind`, `source`, `finding` and `at`
public record KeptEvidence(String json) {

  static final KeptEvidence NONE = new KeptEvidence("[]");

  private static final Map<String, Evidence.Kind> KINDS =
      Arrays.stream(Evidence.Kind.values())
          .collect(Collectors.toMap(Evidence.Kind::code, each -> each));

  static KeptEvidence of(List<Evidence> evidence) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginArray();
      for (Evidence each : evidence) {
        json.beginObject();
        json.name("kind").value(each.kind().code());
        json.name("source").value(each.source());
        json.name("finding").value(each.finding());
        json.name("at").value(each.at().toString());
        json.endObject();
      }
      json.endArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KeptEvidence(text.toString());
  }

  /// A line as it is kept.
  record Line(Evidence.Kind kind, String source, String finding, String at) {}

  /// Its lines, in order, without those that this version can't read, such as of a kind that a
  /// later one adds.
  List<Evidence> lines() {
    List<Evidence> lines = new ArrayList<>();
    for (Line each : kept()) {
      try {
        lines.add(
            new Evidence(each.kind(), each.source(), each.finding(), Instant.parse(each.at())));
      } catch (DateTimeException _) {
        return lines;
      }
    }
    return lines;
  }

  /// The same with their moments as they are spelled: to read those is half of the work.
  List<Line> kept() {
    List<Line> lines = new ArrayList<>();
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      reader.beginArray();
      while (reader.hasNext()) {
        Line line = line(reader);
        if (line != null) {
          lines.add(line);
        }
      }
    } catch (IOException | IllegalStateException _) {
      return lines;
    }
    return lines;
  }

  private static @Nullable Line line(JsonReader reader) throws IOException {
    Evidence.Kind kind = null;
    String source = "";
    String finding = "";
    String at = "";
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "kind" -> kind = KINDS.get(reader.nextString());
        case "source" -> source = reader.nextString();
        case "finding" -> finding = reader.nextString();
        case "at" -> at = reader.nextString();
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return kind == null ? null : new Line(kind, source, finding, at);
  }
}
