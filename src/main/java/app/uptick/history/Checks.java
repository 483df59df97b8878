package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionState;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads single checks, some at a time: between two portions nothing is held open, since a reader
/// that dawdles would keep the log of changes from being folded in. One thread.
final class Checks {

  private static final int PORTION = 1_000;

  private final Statements sql;

  Checks(Statements sql) {
    this.sql = sql;
  }

  /// Where a check stands among the others.
  private record Place(long at, long nth) {}

  /// All that were there when it began.
  void each(Instant since, Consumer<Row> consumer) throws SQLException {
    long newest = sql.number("SELECT ifnull(max(at), -1) FROM verdict");
    Place last = new Place(since.toEpochMilli(), -1);
    while (true) {
      Map<Place, Row> rows = verdicts(last, newest);
      if (rows.isEmpty()) {
        return;
      }
      Map<Place, List<Row.Observation>> seen = observations(rows);
      rows.forEach((place, row) -> consumer.accept(with(row, seen.getOrDefault(place, List.of()))));
      last = new ArrayList<>(rows.keySet()).getLast();
    }
  }

  private Map<Place, Row> verdicts(Place after, long newest) throws SQLException {
    Map<Place, Row> rows = new LinkedHashMap<>();
    sql.query(
        "SELECT at, nth, elapsed, state, cause, scope, confidence FROM verdict"
            + " WHERE (at, nth) > (?, ?) AND at <= ? ORDER BY at, nth LIMIT ?",
        row ->
            rows.put(
                new Place(row.getLong(1), row.getLong(2)),
                new Row(
                    Instant.ofEpochMilli(row.getLong(1)),
                    Duration.ofMillis(row.getLong(3)),
                    Sql.word(row, 4, State.values(), State::code),
                    Sql.word(row, 5, Cause.values(), Cause::code),
                    Sql.word(row, 6, Scope.values(), Scope::code),
                    row.getDouble(7),
                    List.of())),
        after.at(),
        after.nth(),
        newest,
        PORTION);
    return rows;
  }

  private Map<Place, List<Row.Observation>> observations(Map<Place, Row> rows) throws SQLException {
    List<Place> places = new ArrayList<>(rows.keySet());
    Map<Place, List<Row.Observation>> seen = new LinkedHashMap<>();
    sql.query(
        "SELECT at, nth, function, state, connect, first_byte, total, status, failure"
            + " FROM observation WHERE at >= ? AND at <= ? ORDER BY at, nth, function",
        row ->
            seen.computeIfAbsent(new Place(row.getLong(1), row.getLong(2)), _ -> new ArrayList<>())
                .add(observation(row)),
        places.getFirst().at(),
        places.getLast().at());
    return seen;
  }

  private static Row.Observation observation(ResultSet row) throws SQLException {
    int status = row.getInt(8);
    Integer answered = row.wasNull() ? null : status;
    return new Row.Observation(
        Sql.word(row, 3, FunctionId.values(), FunctionId::code),
        Sql.word(row, 4, FunctionState.values(), FunctionState::code),
        duration(row, 5),
        duration(row, 6),
        duration(row, 7),
        answered,
        row.getString(9) == null
            ? null
            : Sql.word(row, 9, FailureKind.values(), FailureKind::code));
  }

  private static @Nullable Duration duration(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Duration.ofMillis(millis);
  }

  private static Row with(Row row, List<Row.Observation> observations) {
    return new Row(
        row.at(),
        row.elapsed(),
        row.state(),
        row.cause(),
        row.scope(),
        row.confidence(),
        observations);
  }
}
