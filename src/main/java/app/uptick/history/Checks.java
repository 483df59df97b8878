package app.uptick.history;

import app.uptick.history.Fields.Words;
import app.uptick.model.Cause;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionState;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads single checks, some at a time: between two portions nothing is held open, since a reader
/// that dawdles would keep the log of changes from being folded in. One thread.
final class Checks {

  private static final int PORTION = 1_000;

  private static final String VERDICTS =
      "SELECT "
          + Fields.of("at", "nth", "elapsed", "state", "cause", "scope")
          + ", confidence FROM verdict WHERE (at, nth) > (?, ?) AND at <= ?"
          + " ORDER BY at, nth LIMIT ?";

  private static final String OBSERVATIONS =
      "SELECT "
          + Fields.of(
              "at",
              "nth",
              "function",
              "state",
              "connect",
              "first_byte",
              "total",
              "status",
              "failure")
          + " FROM observation WHERE at >= ? AND at <= ? ORDER BY at, nth, function";

  private static final Words<State> STATES = new Words<>(State.values(), State::code);
  private static final Words<Cause> CAUSES = new Words<>(Cause.values(), Cause::code);
  private static final Words<Scope> SCOPES = new Words<>(Scope.values(), Scope::code);
  private static final Words<FunctionId> FUNCTIONS =
      new Words<>(FunctionId.values(), FunctionId::code);
  private static final Words<FunctionState> FUNCTION_STATES =
      new Words<>(FunctionState.values(), FunctionState::code);
  private static final Words<FailureKind> FAILURES =
      new Words<>(FailureKind.values(), FailureKind::code);

  private final Statements sql;

  Checks(Statements sql) {
    this.sql = sql;
  }

  /// Where a check stands among the others.
  private record Place(long at, long nth) {

    boolean isBefore(Place other) {
      return at < other.at || (at == other.at && nth < other.nth);
    }
  }

  /// A check, and what was seen in it so far.
  private record Begun(Place place, Row row, List<Row.Observation> seen) {

    Row whole() {
      return new Row(
          row.at(), row.elapsed(), row.state(), row.cause(), row.scope(), row.confidence(), seen);
    }
  }

  /// All that were there when it began.
  void each(Instant since, Consumer<Row> consumer) throws SQLException {
    long newest = sql.number("SELECT ifnull(max(at), -1) FROM verdict");
    Place last = new Place(since.toEpochMilli(), -1);
    while (true) {
      List<Begun> portion = verdicts(last, newest);
      if (portion.isEmpty()) {
        return;
      }
      addObservations(portion);
      portion.forEach(each -> consumer.accept(each.whole()));
      last = portion.getLast().place();
    }
  }

  private List<Begun> verdicts(Place after, long newest) throws SQLException {
    List<Begun> portion = new ArrayList<>();
    sql.query(
        VERDICTS,
        row -> portion.add(begun(new Fields(row.getBytes(1)), row.getDouble(2))),
        after.at(),
        after.nth(),
        newest,
        PORTION);
    return portion;
  }

  private static Begun begun(Fields fields, double confidence) throws SQLException {
    Place place = new Place(fields.number(), fields.number());
    Row row =
        new Row(
            Instant.ofEpochMilli(place.at()),
            Duration.ofMillis(fields.number()),
            fields.word(STATES),
            fields.word(CAUSES),
            fields.word(SCOPES),
            confidence,
            List.of());
    return new Begun(place, row, new ArrayList<>());
  }

  /// Both are in the same order, so that one pass finds to which check each belongs.
  private void addObservations(List<Begun> portion) throws SQLException {
    int[] next = new int[1];
    sql.query(
        OBSERVATIONS,
        row -> {
          Fields fields = new Fields(row.getBytes(1));
          Place place = new Place(fields.number(), fields.number());
          while (next[0] < portion.size() && portion.get(next[0]).place().isBefore(place)) {
            next[0]++;
          }
          if (next[0] < portion.size() && portion.get(next[0]).place().equals(place)) {
            portion.get(next[0]).seen().add(observation(fields));
          }
        },
        portion.getFirst().place().at(),
        portion.getLast().place().at());
  }

  private static Row.Observation observation(Fields fields) throws SQLException {
    return new Row.Observation(
        fields.word(FUNCTIONS),
        fields.word(FUNCTION_STATES),
        fields.optionalDuration(),
        fields.optionalDuration(),
        fields.optionalDuration(),
        fields.optionalInt(),
        fields.optionalWord(FAILURES));
  }
}
