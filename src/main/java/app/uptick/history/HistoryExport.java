package app.uptick.history;

import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the recorded checks for other programs, oldest first, without holding them all.
///
/// Spelled out character by character: a tree of JSON objects for each check takes three times as
/// long. No word in it holds a comma or a quote.
public final class HistoryExport {

  private static final FunctionId[] FUNCTIONS = FunctionId.values();
  private static final String LINE_END = "\r\n";

  /// In characters.
  private static final int BLOCK = 32_768;

  private HistoryExport() {}

  /// Comma-separated values (RFC 4180) for a spreadsheet: one line for each check, and for each
  /// function two columns, its state and its time, empty where this check did not ask it.
  public static void csv(HistoryReader reader, Instant since, Appendable out) throws IOException {
    String functions =
        Arrays.stream(FUNCTIONS)
            .map(id -> "," + id.code() + "," + id.code() + "Ms")
            .collect(Collectors.joining());
    out.append("at,state,cause,scope,confidence,elapsedMs").append(functions).append(LINE_END);
    each(reader, since, out, HistoryExport::addLine);
  }

  /// A JSON array with one object for each check, one on a line; its `functions` are those that
  /// this check asked. Words and units are those of the contract.
  public static void json(HistoryReader reader, Instant since, Appendable out) throws IOException {
    String[] before = {"\n"};
    out.append('[');
    each(
        reader,
        since,
        out,
        (text, row) -> {
          addObject(text.append(before[0]), row);
          before[0] = ",\n";
        });
    out.append("\n]\n");
  }

  private interface RowWriter {
    void write(StringBuilder text, Row row);
  }

  /// Hands the text out in blocks: where it goes may be slow to take single lines.
  private static void each(HistoryReader reader, Instant since, Appendable out, RowWriter writer)
      throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      reader.each(
          since,
          row -> {
            writer.write(text, row);
            if (text.length() > BLOCK) {
              handOut(text, out);
            }
          });
      handOut(text, out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void handOut(StringBuilder text, Appendable out) {
    try {
      out.append(text);
      text.setLength(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addLine(StringBuilder line, Row row) {
    line.append(row.at())
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
    for (FunctionId id : FUNCTIONS) {
      addColumns(line, row, id);
    }
    line.append(LINE_END);
  }

  private static void addColumns(StringBuilder line, Row row, FunctionId id) {
    for (Row.Observation each : row.observations()) {
      if (each.function() == id) {
        line.append(',').append(each.state().code()).append(',');
        Duration total = each.total();
        if (total != null) {
          line.append(total.toMillis());
        }
        return;
      }
    }
    line.append(",,");
  }

  private static void addObject(StringBuilder text, Row row) {
    text.append("{\"at\":\"").append(row.at());
    text.append("\",\"state\":\"").append(row.state().code());
    text.append("\",\"cause\":\"").append(row.cause().code());
    text.append("\",\"scope\":\"").append(row.scope().code());
    text.append("\",\"confidence\":").append(row.confidence());
    text.append(",\"elapsedMs\":").append(row.elapsed().toMillis());
    text.append(",\"functions\":[");
    String before = "";
    for (Row.Observation each : row.observations()) {
      addObject(text.append(before), each);
      before = ",";
    }
    text.append("]}");
  }

  private static void addObject(StringBuilder text, Row.Observation observation) {
    text.append("{\"id\":\"").append(observation.function().code());
    text.append("\",\"state\":\"").append(observation.state().code());
    addMillis(text.append("\",\"connectMs\":"), observation.connect());
    addMillis(text.append(",\"firstByteMs\":"), observation.firstByte());
    addMillis(text.append(",\"totalMs\":"), observation.total());
    text.append(",\"httpStatus\":").append(observation.httpStatus());
    FailureKind failure = observation.failure();
    text.append(",\"failure\":");
    if (failure == null) {
      text.append("null}");
    } else {
      text.append('"').append(failure.code()).append("\"}");
    }
  }

  private static void addMillis(StringBuilder text, @Nullable Duration time) {
    if (time == null) {
      text.append("null");
    } else {
      text.append(time.toMillis());
    }
  }
}
