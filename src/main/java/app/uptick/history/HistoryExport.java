package app.uptick.history;

import app.uptick.history.Summary.Part;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionState;
import app.uptick.model.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the recorded checks for other programs, oldest first, without holding them all. Where the
/// single checks are gone, hours and days stand for them, told by their `spanMs`.
///
/// Spelled out character by character: a tree of JSON objects for each check takes three times as
/// long. No word in it holds a comma or a quote. Where nobody looked, that is told in between, with
/// why: `asleep`, `off`, `paused`, or `clock` for time that a clock which was set forward left out.
public final class HistoryExport {

  private static final FunctionId[] FUNCTIONS = FunctionId.values();
  private static final String LINE_END = "\r\n";
  private static final String SUMMARY_COLUMNS =
      ",spanMs,asked,slow,failing,upMs,badMs,p95Ms,unobserved";
  private static final String NO_SUMMARY = ",,,,,,,,";

  /// In characters.
  private static final int BLOCK = 32_768;

  private HistoryExport() {}

  /// Comma-separated values (RFC 4180) for a spreadsheet: one line for each check, and for each
  /// function two columns, its state and its time, empty where this check did not ask it. The last
  /// columns are of hours and days alone: how many answers were asked for, slow or failing, how
  /// long it worked and did not, and the time that 95 % of the answers kept to; of these, states
  /// are the worst and times the median. A line with `unobserved` is a stretch in which nobody
  /// looked.
  ///
  /// @param now up to when nobody looked where that goes on
  public static void csv(HistoryReader reader, Instant since, Instant now, Appendable out)
      throws IOException {
    String functions =
        Arrays.stream(FUNCTIONS)
            .map(id -> "," + id.code() + "," + id.code() + "Ms")
            .collect(Collectors.joining());
    out.append("at,state,cause,scope,confidence,elapsedMs")
        .append(functions)
        .append(SUMMARY_COLUMNS)
        .append(LINE_END);
    each(
        reader,
        since,
        now,
        out,
        HistoryExport::addLine,
        HistoryExport::addLine,
        HistoryExport::addLine);
  }

  /// A JSON array with one object for each check, one on a line; its `functions` are those that
  /// this check asked. Words and units are those of the contract. An hour or a day has `spanMs`,
  /// and the same counts and times for the whole and for each function; a stretch in which nobody
  /// looked has `spanMs` and `unobserved`.
  ///
  /// @param now up to when nobody looked where that goes on
  public static void json(HistoryReader reader, Instant since, Instant now, Appendable out)
      throws IOException {
    String[] before = {"\n"};
    out.append('[');
    each(
        reader,
        since,
        now,
        out,
        after(before, HistoryExport::addObject),
        after(before, HistoryExport::addObject),
        after(before, HistoryExport::addObject));
    out.append("\n]\n");
  }

  private static <T> Form<T> after(String[] before, Form<T> form) {
    return (text, what) -> {
      form.write(text.append(before[0]), what);
      before[0] = ",\n";
    };
  }

  private interface Form<T> {
    void write(StringBuilder text, T what);
  }

  /// Hands the text out in blocks: where it goes may be slow to take single lines.
  private static void each(
      HistoryReader reader,
      Instant since,
      Instant now,
      Appendable out,
      Form<Row> ofRow,
      Form<Summary> ofSummary,
      Form<Gap> ofGap)
      throws IOException {
    StringBuilder text = new StringBuilder();
    Deque<Gap> gaps = new ArrayDeque<>(reader.gaps(since, now));
    try {
      reader.summaries(
          since,
          inBlocks(
              text,
              out,
              (block, summary) -> {
                addBefore(summary.at(), gaps, block, ofGap);
                ofSummary.write(block, summary);
              }));
      reader.each(
          since,
          inBlocks(
              text,
              out,
              (block, row) -> {
                addBefore(row.at(), gaps, block, ofGap);
                ofRow.write(block, row);
              }));
      addBefore(Instant.MAX, gaps, text, ofGap);
      handOut(text, out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Those that begin with a check come after it.
  private static void addBefore(Instant at, Deque<Gap> gaps, StringBuilder text, Form<Gap> form) {
    for (Gap gap = gaps.peek(); gap != null && gap.at().isBefore(at); gap = gaps.peek()) {
      form.write(text, gaps.remove());
    }
  }

  private static <T> Consumer<T> inBlocks(StringBuilder text, Appendable out, Form<T> form) {
    return each -> {
      form.write(text, each);
      if (text.length() > BLOCK) {
        handOut(text, out);
      }
    };
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
    line.append(NO_SUMMARY).append(LINE_END);
  }

  private static void addLine(StringBuilder line, Summary summary) {
    Part whole = summary.parts().getFirst();
    line.append(summary.at()).append(',').append(state(whole).code()).append(",,,,");
    for (FunctionId id : FUNCTIONS) {
      addColumns(line, summary, id);
    }
    line.append(',').append(summary.span().toMillis());
    line.append(',').append(whole.asked());
    line.append(',').append(whole.slow());
    line.append(',').append(whole.failing());
    line.append(',').append(whole.up().toMillis());
    line.append(',').append(whole.bad().toMillis()).append(',');
    if (whole.p95() != null) {
      line.append(whole.p95().longValue());
    }
    line.append(',').append(LINE_END);
  }

  private static void addLine(StringBuilder line, Gap gap) {
    line.append(gap.at()).append(',').append(State.UNKNOWN.code()).append(",,,,");
    line.repeat(",,", FUNCTIONS.length).append(',').append(gap.length().toMillis());
    line.append(",,,,,,,").append(gap.why().code()).append(LINE_END);
  }

  private static void addColumns(StringBuilder line, Summary summary, FunctionId id) {
    for (Part each : summary.parts()) {
      if (each.function().equals(id.code())) {
        line.append(',').append(functionState(each).code()).append(',');
        if (each.median() != null) {
          line.append(each.median().longValue());
        }
        return;
      }
    }
    line.append(",,");
  }

  private static void addObject(StringBuilder text, Summary summary) {
    Part whole = summary.parts().getFirst();
    text.append("{\"at\":\"").append(summary.at());
    text.append("\",\"spanMs\":").append(summary.span().toMillis());
    text.append(",\"state\":\"").append(state(whole).code());
    addCounts(text.append('"'), whole);
    text.append(",\"functions\":[");
    String before = "";
    for (Part each : summary.parts().subList(1, summary.parts().size())) {
      text.append(before).append("{\"id\":\"").append(each.function());
      text.append("\",\"state\":\"").append(functionState(each).code());
      addCounts(text.append('"'), each);
      text.append('}');
      before = ",";
    }
    text.append("]}");
  }

  private static void addObject(StringBuilder text, Gap gap) {
    text.append("{\"at\":\"").append(gap.at());
    text.append("\",\"spanMs\":").append(gap.length().toMillis());
    text.append(",\"state\":\"").append(State.UNKNOWN.code());
    text.append("\",\"unobserved\":\"").append(gap.why().code()).append("\"}");
  }

  private static void addCounts(StringBuilder text, Part part) {
    text.append(",\"asked\":").append(part.asked());
    text.append(",\"slow\":").append(part.slow());
    text.append(",\"failing\":").append(part.failing());
    text.append(",\"medianMs\":").append(part.median());
    text.append(",\"p95Ms\":").append(part.p95());
    text.append(",\"upMs\":").append(part.up().toMillis());
    text.append(",\"badMs\":").append(part.bad().toMillis());
  }

  /// The worst; what nobody watched is not known.
  private static State state(Part part) {
    return switch (part.worst()) {
      case UP -> State.UP;
      case DEGRADED -> State.DEGRADED;
      case DOWN -> State.DOWN;
      case BLOCKED -> State.BLOCKED;
      case YOUR_SIDE, OFFLINE -> State.YOUR_SIDE;
      case UNKNOWN, PAUSED, ASLEEP, OFF, UNOBSERVED -> State.UNKNOWN;
    };
  }

  private static FunctionState functionState(Part part) {
    if (part.failing() > 0) {
      return FunctionState.FAILING;
    } else if (part.slow() > 0) {
      return FunctionState.SLOW;
    }
    return part.median() == null ? FunctionState.UNKNOWN : FunctionState.UP;
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
