package app.uptick.history;

import java.sql.SQLException;
import java.time.Instant;

/// Writes single checks, as they come and as they are brought from another device. One thread.
final class RawRows {

  private final Statements sql;

  RawRows(Statements sql) {
    this.sql = sql;
  }

  void write(Row row) throws SQLException {
    Instant at = row.at();
    long nth = sql.number("SELECT ifnull(max(nth) + 1, 0) FROM verdict WHERE at = ?", at);
    sql.update(
        "INSERT INTO verdict(at, nth, elapsed, state, cause, scope, confidence)"
            + " VALUES(?, ?, ?, ?, ?, ?, ?)",
        at,
        nth,
        row.elapsed(),
        row.state().code(),
        row.cause().code(),
        row.scope().code(),
        row.confidence());
    for (Row.Observation each : row.observations()) {
      sql.update(
          "INSERT INTO observation(at, nth, function, state, connect, first_byte, total, status,"
              + " failure) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
          at,
          nth,
          each.function().code(),
          each.state().code(),
          each.connect(),
          each.firstByte(),
          each.total(),
          each.httpStatus(),
          each.failure() == null ? null : each.failure().code());
    }
  }
}
