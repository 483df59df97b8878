package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionState;
import app.uptick.model.Scope;
import app.uptick.model.State;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the checks that [HistoryExport] wrote, on this machine or another; hours and days, which
/// are no checks, are left out, and so is when nobody looked there. Or the incidents that
/// [IncidentExport] wrote in JSON.
public final class HistoryImport {

  private static final long MOST_BYTES = 200_000_000;

  /// No check lasts longer, and neither does the wait for an answer.
  private static final Duration LONGEST = Duration.ofDays(1);

  /// Spreadsheets begin a file with it.
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /// What a file holds.
  ///
  /// @param checks oldest first
  /// @param summaries how many hours and days, which stand for checks that are gone
  /// @param incidents in the order of the file
  public record Contents(List<Row> checks, int summaries, List<Incident> incidents) {

    public Contents {
      checks = List.copyOf(checks);
      incidents = List.copyOf(incidents);
    }
  }

  private final List<Row> checks = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private int summaries;

  private HistoryImport() {}

  /// What a file holds; whether it is CSV or JSON is told by its first letter.
  ///
  /// @throws HistoryException naming the line or entry that can't be read
  public static Contents read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new HistoryException("reading " + file + ": there is no such file that can be read");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new HistoryException(
          "reading %s: it has %d bytes, want %d at most"
              .formatted(file, Files.size(file), MOST_BYTES));
    }
    HistoryImport found = new HistoryImport();
    try (PushbackReader text = new PushbackReader(Files.newBufferedReader(file))) {
      int first = text.read();
      while (first == BYTE_ORDER_MARK || Character.isWhitespace(first)) {
        first = text.read();
      }
      if (first >= 0) {
        text.unread(first);
      }
      if (first == '[') {
        found.json(file, text);
      } else {
        found.csv(file, new BufferedReader(text));
      }
    } catch (CharacterCodingException e) {
      throw new HistoryException("reading " + file + ": it is not text in UTF-8", e);
    }
    found.checks.sort(Comparator.comparing(Row::at));
    return new Contents(found.checks, found.summaries, found.incidents);
  }

  private void csv(Path file, BufferedReader text) throws IOException {
    String head = text.readLine();
    if (head != null && head.startsWith("id,began,")) {
      throw new HistoryException(
          "reading "
              + file
              + " line 1: incidents in CSV have no evidence, want what uptick history --incidents"
              + " --format json prints");
    }
    if (head == null || !head.startsWith("at,state,cause,")) {
      throw new HistoryException(
          "reading " + file + " line 1: want what uptick history prints, CSV or JSON");
    }
    List<String> names = List.of(head.split(","));
    int n = 1;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      n++;
      try {
        Map<String, String> fields = fields(names, line);
        if (fields.getOrDefault("spanMs", "").isEmpty()) {
          checks.add(row(fields));
        } else if (fields.getOrDefault("unobserved", "").isEmpty()) {
          summaries++;
        }
      } catch (RuntimeException e) {
        throw new HistoryException("reading " + file + " line " + n + ": " + reason(e), e);
      }
    }
  }

  private static Map<String, String> fields(List<String> names, String line) {
    String[] values = line.split(",", -1);
    if (values.length != names.size()) {
      throw new IllegalArgumentException(
          "got %d values, want %d".formatted(values.length, names.size()));
    }
    Map<String, String> fields = new HashMap<>();
    for (int n = 0; n < values.length; n++) {
      fields.put(names.get(n), values[n]);
    }
    return fields;
  }

  private static Row row(Map<String, String> fields) {
    List<Row.Observation> observations = new ArrayList<>();
    for (FunctionId id : FunctionId.values()) {
      String state = fields.getOrDefault(id.code(), "");
      if (!state.isEmpty()) {
        observations.add(
            new Row.Observation(
                id,
                word(state, FunctionState.values(), FunctionState::code),
                null,
                null,
                millis(fields.getOrDefault(id.code() + "Ms", "")),
                null,
                null));
      }
    }
    return row(
        field(fields, "at"),
        field(fields, "elapsedMs"),
        field(fields, "state"),
        field(fields, "cause"),
        field(fields, "scope"),
        field(fields, "confidence"),
        observations);
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    return value;
  }

  /// One entry at a time, since a file of a month is larger than what this process may hold.
  private void json(Path file, Reader text) throws HistoryException {
    int n = 0;
    try {
      JsonReader reader = new JsonReader(text);
      reader.beginArray();
      while (reader.hasNext()) {
        n++;
        JsonObject object = JsonParser.parseReader(reader).getAsJsonObject();
        if (IncidentImport.isIncident(object)) {
          incidents.add(IncidentImport.incident(object));
        } else if (!object.has("spanMs")) {
          checks.add(row(object));
        } else if (!object.has("unobserved")) {
          summaries++;
        }
      }
      reader.endArray();
    } catch (RuntimeException | IOException e) {
      throw new HistoryException("reading " + file + " entry " + n + ": " + e.getMessage(), e);
    }
  }

  private static Row row(JsonObject object) {
    List<Row.Observation> observations = new ArrayList<>();
    if (!(object.get("functions") instanceof JsonArray functions)) {
      throw new IllegalArgumentException("there are no functions");
    }
    for (JsonElement each : functions) {
      JsonObject function = each.getAsJsonObject();
      String failure = text(function, "failure");
      String status = text(function, "httpStatus");
      observations.add(
          new Row.Observation(
              word(text(function, "id"), FunctionId.values(), FunctionId::code),
              word(text(function, "state"), FunctionState.values(), FunctionState::code),
              millis(text(function, "connectMs")),
              millis(text(function, "firstByteMs")),
              millis(text(function, "totalMs")),
              status.isEmpty() ? null : Integer.valueOf(status),
              failure.isEmpty() ? null : word(failure, FailureKind.values(), FailureKind::code)));
    }
    return row(
        text(object, "at"),
        text(object, "elapsedMs"),
        text(object, "state"),
        text(object, "cause"),
        text(object, "scope"),
        text(object, "confidence"),
        observations);
  }

  private static String text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  private static Row row(
      String at,
      String elapsed,
      String state,
      String cause,
      String scope,
      String confidence,
      List<Row.Observation> observations) {
    return new Row(
        moment(at),
        time(elapsed),
        word(state, State.values(), State::code),
        word(cause, Cause.values(), Cause::code),
        word(scope, Scope.values(), Scope::code),
        share(confidence),
        observations);
  }

  private static double share(String text) {
    double share = Double.parseDouble(text);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("got confidence " + text + ", want 0 to 1");
    }
    return share;
  }

  /// With any offset from UTC, as some programs rewrite it.
  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static @Nullable Duration millis(String text) {
    return text.isEmpty() ? null : time(text);
  }

  private static Duration time(String text) {
    long millis = Long.parseLong(text);
    if (millis < 0 || millis > LONGEST.toMillis()) {
      throw new IllegalArgumentException("got " + text + " ms, want 0 to " + LONGEST.toMillis());
    }
    return Duration.ofMillis(millis);
  }

  private static <E> E word(String word, E[] all, Function<E, String> code) {
    return Arrays.stream(all)
        .filter(each -> code.apply(each).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("got '" + word + "', which means nothing"));
  }

  private static String reason(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }
}
