package app.uptick.history;

import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Failure;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns what happened into rows. One thread, the writer's, calls it; each call is one transaction
/// of the caller's.
final class Recorder {

  static final Duration BUCKET = Duration.ofMinutes(5);

  /// The `function` of what is said of TikTok as a whole.
  static final String WHOLE = "";

  /// After so many intervals without a verdict, nobody looked.
  private static final int PATIENCE = 3;

  /// How far the clock that stamps a report may be off the one that measured the round.
  private static final Duration ROUNDING = Duration.ofSeconds(1);

  /// So few that no round waits for them, so many that they outrun what comes in.
  private static final int DELETED_AT_ONCE = 200;

  private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final Connection connection;
  private final Retention retention;
  private final Map<String, OpenBand> open = new HashMap<>();

  Recorder(Connection connection, Retention retention) {
    this.connection = connection;
    this.retention = retention;
  }

  private record OpenBand(Instant began, Instant ended, Duration hold, Kind kind) {

    boolean goesOn(Instant at, Duration interval) {
      Duration longest = hold.compareTo(interval) > 0 ? hold : interval;
      return !at.isBefore(ended)
          && Duration.between(ended, at).compareTo(longest.multipliedBy(PATIENCE)) <= 0;
    }
  }

  /// Drops what is remembered of a transaction that failed.
  void forget() {
    open.clear();
  }

  void check(Check check, Duration interval) throws SQLException {
    Instant at = check.checkedAt();
    Diagnosis diagnosis = check.diagnosis();
    long nth =
        Sql.number(connection, "SELECT ifnull(max(nth) + 1, 0) FROM verdict WHERE at = ?", at);
    Sql.update(
        connection,
        "INSERT INTO verdict(at, nth, elapsed, state, cause, scope, confidence)"
            + " VALUES(?, ?, ?, ?, ?, ?, ?)",
        at,
        nth,
        check.elapsed(),
        diagnosis.state().code(),
        diagnosis.cause().code(),
        diagnosis.scope().code(),
        diagnosis.confidence());
    band(WHOLE, at, interval, Kind.valueOf(diagnosis.state().name()));
    for (FunctionReport report : diagnosis.functions()) {
      band(report.id().code(), at, interval, kind(diagnosis.state(), report.state()));
      if (isOfRound(report, check)) {
        observation(at, nth, report);
        rollUp(at, report);
      }
    }
    trim(at);
  }

  void change(StatusChange change) throws SQLException {
    String id = change.incident();
    if (id == null) {
      return;
    }
    Instant since = change.incidentSince();
    if (change.to() == State.UP) {
      Sql.update(connection, "UPDATE incident SET ended = ? WHERE id = ?", change.at(), id);
    } else if (change.to().isTrouble()) {
      trouble(id, since == null ? change.at() : since, change);
    }
  }

  void unobserved(Unobserved why, Instant from, @Nullable Instant to) throws SQLException {
    Sql.update(
        connection,
        "INSERT OR REPLACE INTO unobserved(began, ended, why) VALUES(?, ?, ?)",
        from,
        to,
        why.code());
  }

  /// Marks the time up to `now`, since the monitor last stopped or was last heard of, as off.
  void started(Instant now) throws SQLException {
    int ended =
        Sql.update(
            connection,
            "UPDATE unobserved SET ended = ? WHERE why = ? AND ended IS NULL",
            now,
            Unobserved.OFF.code());
    if (ended == 0) {
      Sql.update(
          connection,
          "INSERT OR REPLACE INTO unobserved(began, ended, why)"
              + " SELECT last, ?, ? FROM (SELECT max(ended) AS last FROM band WHERE began <= ?)"
              + " WHERE last IS NOT NULL",
          now,
          Unobserved.OFF.code(),
          now);
    }
  }

  /// What a function's answers mean, given what is known of the whole: it is not TikTok's failure
  /// where the fault lies on the way.
  private static Kind kind(State whole, FunctionState function) {
    return switch (function) {
      case UP -> Kind.UP;
      case SLOW -> Kind.DEGRADED;
      case FAILING ->
          switch (whole) {
            case UP, DEGRADED, DOWN -> Kind.DOWN;
            case BLOCKED -> Kind.BLOCKED;
            case YOUR_SIDE -> Kind.YOUR_SIDE;
            case UNKNOWN -> Kind.UNKNOWN;
          };
      case UNKNOWN -> whole == State.YOUR_SIDE ? Kind.YOUR_SIDE : Kind.UNKNOWN;
    };
  }

  private void band(String function, Instant at, Duration interval, Kind kind) throws SQLException {
    OpenBand last = open.get(function);
    if (last != null && last.goesOn(at, interval)) {
      boolean same = last.kind() == kind;
      Sql.update(
          connection,
          "UPDATE band SET ended = ?, hold = ? WHERE function = ? AND began = ?",
          at,
          same ? interval : Duration.ZERO,
          function,
          last.began());
      if (same) {
        open.put(function, new OpenBand(last.began(), at, interval, kind));
        return;
      }
    }
    Sql.update(
        connection,
        "INSERT OR REPLACE INTO band(function, began, ended, hold, kind) VALUES(?, ?, ?, ?, ?)",
        function,
        at,
        at,
        interval,
        kind.name());
    open.put(function, new OpenBand(at, at, interval, kind));
  }

  /// A light round asks some functions, and carries the reports of the others over.
  private static boolean isOfRound(FunctionReport report, Check check) {
    Instant at = report.observedAt();
    return at != null
        && !at.isBefore(check.checkedAt())
        && !at.isAfter(check.endedAt().plus(ROUNDING));
  }

  private void observation(Instant at, long nth, FunctionReport report) throws SQLException {
    Failure failure = report.failure();
    Sql.update(
        connection,
        "INSERT INTO observation(at, nth, function, state, connect, first_byte, total, status,"
            + " failure) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        at,
        nth,
        report.id().code(),
        report.state().code(),
        report.phases().connect(),
        report.phases().firstByte(),
        report.phases().total(),
        report.httpStatus(),
        failure == null ? null : failure.kind().code());
  }

  private void rollUp(Instant at, FunctionReport report) throws SQLException {
    boolean answered = report.state() == FunctionState.UP || report.state() == FunctionState.SLOW;
    Duration total = answered ? report.phases().total() : null;
    Sql.update(
        connection,
        """
        INSERT INTO rollup(bucket, function, asked, slow, failing, answers, total, fastest, slowest)
        VALUES(?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?7)
        ON CONFLICT(bucket, function) DO UPDATE SET
          asked = asked + 1,
          slow = slow + excluded.slow,
          failing = failing + excluded.failing,
          answers = answers + excluded.answers,
          total = total + excluded.total,
          fastest = min(ifnull(fastest, excluded.fastest), ifnull(excluded.fastest, fastest)),
          slowest = max(ifnull(slowest, excluded.slowest), ifnull(excluded.slowest, slowest))
        """,
        Math.floorDiv(at.toEpochMilli(), BUCKET.toMillis()) * BUCKET.toMillis(),
        report.id().code(),
        report.state() == FunctionState.SLOW ? 1 : 0,
        report.state() == FunctionState.FAILING ? 1 : 0,
        total == null ? 0 : 1,
        total == null ? Duration.ZERO : total,
        total);
  }

  /// A new trouble ends any that was left open: there is one at a time.
  private void trouble(String id, Instant began, StatusChange change) throws SQLException {
    Sql.update(
        connection,
        "UPDATE incident SET ended = max(began, ?) WHERE ended IS NULL AND id <> ?",
        began,
        id);
    State[] worst = {change.to()};
    Sql.query(
        connection,
        "SELECT worst FROM incident WHERE id = ?",
        row -> worst[0] = worse(Sql.word(row, "worst", State.values(), State::code), worst[0]),
        id);
    Sql.update(
        connection,
        """
        INSERT INTO incident(id, began, state, worst, cause, headline) VALUES(?, ?, ?, ?, ?, ?)
        ON CONFLICT(id) DO UPDATE SET ended = NULL, state = excluded.state, worst = excluded.worst,
          cause = excluded.cause, headline = excluded.headline
        """,
        id,
        began,
        change.to().code(),
        worst[0].code(),
        change.cause().code(),
        change.headline());
  }

  private static State worse(State one, State other) {
    return severity(one) > severity(other) ? one : other;
  }

  private static int severity(State state) {
    return switch (state) {
      case UP -> 0;
      case UNKNOWN -> 1;
      case YOUR_SIDE -> 2;
      case DEGRADED -> 3;
      case BLOCKED -> 4;
      case DOWN -> 5;
    };
  }

  /// One small step towards what is to be kept: single checks go by age, then the oldest of all by
  /// size.
  private void trim(Instant now) throws SQLException {
    int deleted = deleteRaw(now.minus(retention.raw()));
    if (used() > retention.limitBytes()) {
      deleted += deleteRaw(END_OF_TIME);
      if (deleted == 0) {
        deleted += deleteRollups();
      }
    }
    if (deleted > 0) {
      Sql.run(connection, "PRAGMA incremental_vacuum(" + DELETED_AT_ONCE + ")");
    }
  }

  private int deleteRaw(Instant before) throws SQLException {
    long newest =
        Sql.number(
            connection,
            "SELECT ifnull(max(at), -1) FROM"
                + " (SELECT at FROM verdict WHERE at < ? ORDER BY at, nth LIMIT ?)",
            before,
            DELETED_AT_ONCE);
    return Sql.update(connection, "DELETE FROM observation WHERE at <= ?", newest)
        + Sql.update(connection, "DELETE FROM verdict WHERE at <= ?", newest);
  }

  private int deleteRollups() throws SQLException {
    return Sql.update(
        connection,
        "DELETE FROM rollup WHERE (bucket, function) IN"
            + " (SELECT bucket, function FROM rollup ORDER BY bucket, function LIMIT ?)",
        DELETED_AT_ONCE);
  }

  private long used() throws SQLException {
    return Sql.number(connection, "PRAGMA page_size")
        * (Sql.number(connection, "PRAGMA page_count")
            - Sql.number(connection, "PRAGMA freelist_count"));
  }
}
