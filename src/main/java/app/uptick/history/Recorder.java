package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Failure;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns what happened into rows. One thread, the writer's, calls it; each call is one transaction
/// of the caller's.
final class Recorder {

  /// The `function` of what is said of TikTok as a whole.
  static final String WHOLE = "";

  /// How far the clock that stamps a report may be off the one that measured the round.
  private static final Duration ROUNDING = Duration.ofSeconds(1);

  private final Statements sql;
  private final Bands bands;
  private final RollUps rollUps;
  private final RawRows rows;
  private final Stories stories;
  private final Room room;

  Recorder(Statements sql, Room room) {
    this.sql = sql;
    this.room = room;
    bands = new Bands(sql);
    rollUps = new RollUps(sql, bands);
    rows = new RawRows(sql);
    stories = new Stories(sql);
  }

  /// Nothing can be written now without exceeding the limit.
  static final class Held extends SQLException {

    private static final long serialVersionUID = 1;
  }

  /// Drops what is remembered of a transaction that failed.
  void forget() {
    sql.forget();
    bands.forget();
    rollUps.forget();
  }

  /// Deletes all that was recorded, and what is remembered of it.
  void erase() throws SQLException {
    new Erasure(sql).run();
    room.giveBack();
    forget();
  }

  Room room() {
    return room;
  }

  void check(Check check, Duration interval) throws SQLException {
    if (room.isHeld()) {
      throw new Held();
    }
    Instant at = check.checkedAt();
    Diagnosis diagnosis = check.diagnosis();
    rows.write(row(check));
    Kind whole = kind(diagnosis);
    bands.add(WHOLE, at, interval, whole);
    boolean isFirst = rollUps.enter(at);
    for (FunctionReport report : diagnosis.functions()) {
      Kind kind = kind(whole, report.state());
      bands.add(report.id().code(), at, interval, kind);
      if (isOfRound(report, check)) {
        rollUps.observation(at, report, kind);
      }
    }
    rollUps.verdict(at, whole);
    if (isFirst) {
      room.trim(at);
    }
  }

  /// @param seen the check that led to the change; null where that is not known
  void change(StatusChange change, @Nullable Check seen) throws SQLException {
    String id = change.incident();
    if (id == null) {
      return;
    }
    Instant since = change.incidentSince();
    if (change.to() == State.UP) {
      end(id, change.at());
    } else if (change.to().isTrouble()) {
      trouble(id, since == null ? change.at() : since, change);
      stories.step(id, change, seen);
      stories.meet(id, change.at());
    } else {
      stories.step(id, change, seen);
    }
  }

  Stories stories() {
    return stories;
  }

  void unobserved(Unobserved why, Instant from, @Nullable Instant to) throws SQLException {
    bands.unobserved(why, from, to);
  }

  void stillPaused(Instant now) throws SQLException {
    bands.stillPaused(now);
  }

  void observedAgain(Instant now) throws SQLException {
    bands.observedAgain(now);
  }

  /// The monitor begins: the time before is off.
  void started(Instant now) throws SQLException {
    bands.started(now);
    rollUps.settle(now);
    room.setLimit();
  }

  /// The monitor ends: the time from now on is off.
  void stopped(Instant now) throws SQLException {
    bands.observedAgain(now);
    bands.unobserved(Unobserved.OFF, now, null);
    rollUps.settle(now);
  }

  /// Takes in the checks of another machine; how many were new.
  ///
  /// @param rows oldest first
  /// @param next when the check after them was made; [Instant#MAX] where there is none
  int takeIn(List<Row> rows, Instant next, Instant now) throws SQLException {
    int taken = new Merge(sql, bands, rollUps, room.raw()).takeIn(rows, next, now);
    room.trim(now);
    return taken;
  }

  private static Kind kind(Diagnosis diagnosis) {
    return kind(diagnosis.state(), diagnosis.cause());
  }

  static Kind kind(Row row) {
    return kind(row.state(), row.cause());
  }

  private static Kind kind(State state, Cause cause) {
    return switch (cause) {
      case NO_NETWORK, NO_INTERNET -> Kind.OFFLINE;
      default -> Kind.valueOf(state.name());
    };
  }

  /// What a function's answers mean, given what is known of the whole: it is not TikTok's failure
  /// where the fault lies on the way.
  static Kind kind(Kind whole, FunctionState function) {
    return switch (function) {
      case UP -> Kind.UP;
      case SLOW -> Kind.DEGRADED;
      case FAILING -> whole == Kind.UP || whole == Kind.DEGRADED ? Kind.DOWN : whole;
      case UNKNOWN -> whole == Kind.YOUR_SIDE || whole == Kind.OFFLINE ? whole : Kind.UNKNOWN;
    };
  }

  /// A light round asks some functions, and carries the reports of the others over.
  private static boolean isOfRound(FunctionReport report, Check check) {
    Instant at = report.observedAt();
    return at != null
        && !at.isBefore(check.checkedAt())
        && !at.isAfter(check.endedAt().plus(ROUNDING));
  }

  private static Row row(Check check) {
    Diagnosis diagnosis = check.diagnosis();
    return new Row(
        check.checkedAt(),
        check.elapsed(),
        diagnosis.state(),
        diagnosis.cause(),
        diagnosis.scope(),
        diagnosis.confidence(),
        diagnosis.functions().stream()
            .filter(each -> isOfRound(each, check))
            .map(Recorder::observation)
            .toList());
  }

  private static Row.Observation observation(FunctionReport report) {
    Failure failure = report.failure();
    return new Row.Observation(
        report.id(),
        report.state(),
        report.phases().connect(),
        report.phases().firstByte(),
        report.phases().total(),
        report.httpStatus(),
        failure == null ? null : failure.kind());
  }

  /// It was over with the first good check; that it was took some more to be confirmed.
  private void end(String id, Instant confirmed) throws SQLException {
    sql.update(
        """
        UPDATE incident SET ended = max(began, ifnull(
            (SELECT began FROM (SELECT began, kind FROM band WHERE function = ?1 AND began <= ?2
              ORDER BY began DESC LIMIT 1) good
              WHERE good.kind = ?3 AND good.began > incident.began), ?2)) WHERE id = ?4
        """,
        WHOLE,
        confirmed,
        Kind.UP.name(),
        id);
  }

  /// A new trouble ends any that was left open: there is one at a time.
  private void trouble(String id, Instant began, StatusChange change) throws SQLException {
    sql.update(
        "UPDATE incident SET ended = max(began, ?) WHERE ended IS NULL AND id <> ?", began, id);
    State[] worst = {change.to()};
    sql.query(
        "SELECT worst FROM incident WHERE id = ?",
        row -> worst[0] = worse(Sql.word(row, "worst", State.values(), State::code), worst[0]),
        id);
    sql.update(
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
}
