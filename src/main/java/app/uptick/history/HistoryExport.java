package app.uptick.history;

import app.uptick.model.FunctionId;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the recorded checks for other programs, oldest first, without holding them all.
public final class HistoryExport {

  private static final String LINE_END = "\r\n";

  private HistoryExport() {}

  /// Comma-separated values (RFC 4180) for a spreadsheet: one line for each check, and for each
  /// function two columns, its state and its time, empty where this check did not ask it. No value
  /// holds a comma or a quote.
  public static void csv(HistoryReader reader, Instant since, Appendable out) throws IOException {
    String functions =
        Arrays.stream(FunctionId.values())
            .map(id -> "," + id.code() + "," + id.code() + "Ms")
            .collect(Collectors.joining());
    out.append("at,state,cause,scope,confidence,elapsedMs").append(functions).append(LINE_END);
    each(reader, since, row -> out.append(line(row)).append(LINE_END));
  }

  /// A JSON array with one object for each check, one on a line; its `functions` are those that
  /// this check asked. Words and units are those of the contract.
  public static void json(HistoryReader reader, Instant since, Appendable out) throws IOException {
    String[] before = {"\n"};
    out.append('[');
    each(
        reader,
        since,
        row -> {
          out.append(before[0]).append(object(row).toString());
          before[0] = ",\n";
        });
    out.append("\n]\n");
  }

  private interface RowWriter {
    void write(Row row) throws IOException;
  }

  private static void each(HistoryReader reader, Instant since, RowWriter writer)
      throws IOException {
    try {
      reader.each(
          since,
          row -> {
            try {
              writer.write(row);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String line(Row row) {
    Map<FunctionId, Row.Observation> asked = new EnumMap<>(FunctionId.class);
    row.observations().forEach(observation -> asked.put(observation.function(), observation));
    StringBuilder line =
        new StringBuilder()
            .append(row.at())
            .append(',')
            .append(row.state().code())
            .append(',')
            .append(row.cause().code())
            .append(',')
            .append(row.scope().code())
            .append(',')
            .append(row.confidence())
            .append(',')
            .append(row.elapsed().toMillis());
    for (FunctionId id : FunctionId.values()) {
      Row.Observation observation = asked.get(id);
      Duration total = observation == null ? null : observation.total();
      line.append(',').append(observation == null ? "" : observation.state().code());
      line.append(',').append(total == null ? "" : total.toMillis());
    }
    return line.toString();
  }

  private static JsonObject object(Row row) {
    JsonObject object = new JsonObject();
    object.addProperty("at", row.at().toString());
    object.addProperty("state", row.state().code());
    object.addProperty("cause", row.cause().code());
    object.addProperty("scope", row.scope().code());
    object.addProperty("confidence", row.confidence());
    object.addProperty("elapsedMs", row.elapsed().toMillis());
    JsonArray functions = new JsonArray();
    row.observations().forEach(observation -> functions.add(object(observation)));
    object.add("functions", functions);
    return object;
  }

  private static JsonObject object(Row.Observation observation) {
    JsonObject object = new JsonObject();
    object.addProperty("id", observation.function().code());
    object.addProperty("state", observation.state().code());
    object.addProperty("connectMs", millis(observation.connect()));
    object.addProperty("firstByteMs", millis(observation.firstByte()));
    object.addProperty("totalMs", millis(observation.total()));
    object.addProperty("httpStatus", observation.httpStatus());
    object.addProperty(
        "failure", observation.failure() == null ? null : observation.failure().code());
    return object;
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }
}
