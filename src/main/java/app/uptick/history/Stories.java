package app.uptick.history;

import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.Notice;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes what makes an incident a story: its steps, their evidence, what was told, the person's
/// note. All of it is bounded, since incidents are kept for ever. One thread.
final class Stories {

  /// Trouble that changes oftener than that is told by its first steps.
  static final int MOST_STEPS = 60;

  static final int MOST_NOTE = 4_000;

  private static final int MOST_OF_A_KIND = 3;
  private static final int MOST_WORDS = 400;

  private static final String WINDOW = "window";

  private final Statements sql;

  Stories(Statements sql) {
    this.sql = sql;
  }

  /// Adds a step, unless it says the same as the last.
  ///
  /// @param seen the check that led to it; null where that is not known
  void step(String incident, StatusChange change, @Nullable Check seen) throws SQLException {
    Diagnosis diagnosis = diagnosis(change, seen);
    long nth =
        sql.number(
            "SELECT ifnull(max(nth) + 1, 0) FROM incident_step WHERE incident = ?", incident);
    if (nth >= MOST_STEPS || saysTheSame(incident, nth - 1, change)) {
      return;
    }
    Scope scope = diagnosis == null ? Scope.UNCLEAR : diagnosis.scope();
    KeptEvidence kept =
        diagnosis == null ? KeptEvidence.NONE : KeptEvidence.of(fewOf(diagnosis.evidence()));
    add(
        incident,
        nth,
        new Incident.Step(
            change.at(), change.to(), change.cause(), scope, change.headline(), kept));
    if (change.to().isTrouble()) {
      sql.update("UPDATE incident SET scope = ? WHERE id = ?", scope.code(), incident);
    }
  }

  private void add(String incident, long nth, Incident.Step step) throws SQLException {
    sql.update(
        "INSERT INTO incident_step(incident, nth, at, state, cause, scope, headline, evidence)"
            + " VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        incident,
        nth,
        step.at(),
        step.state().code(),
        step.cause().code(),
        step.scope().code(),
        cut(step.headline()),
        step.kept().json());
  }

  /// What was seen, if it is what led to the change.
  private static @Nullable Diagnosis diagnosis(StatusChange change, @Nullable Check seen) {
    Diagnosis diagnosis = seen == null ? null : seen.diagnosis();
    return diagnosis != null
            && diagnosis.state() == change.to()
            && diagnosis.cause() == change.cause()
        ? diagnosis
        : null;
  }

  private boolean saysTheSame(String incident, long nth, StatusChange change) throws SQLException {
    return sql.number(
            "SELECT count(*) FROM incident_step"
                + " WHERE incident = ? AND nth = ? AND state = ? AND cause = ?",
            incident,
            nth,
            change.to().code(),
            change.cause().code())
        > 0;
  }

  private static List<Evidence> fewOf(List<Evidence> evidence) {
    Map<Evidence.Kind, Integer> counts = new EnumMap<>(Evidence.Kind.class);
    return evidence.stream()
        .filter(each -> counts.merge(each.kind(), 1, Integer::sum) <= MOST_OF_A_KIND)
        .map(each -> new Evidence(each.kind(), cut(each.source()), cut(each.finding()), each.at()))
        .collect(Collectors.toUnmodifiableList());
  }

  private static String cut(String words) {
    return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS - 1) + "…";
  }

  /// Adds what the person was told.
  void told(Notice notice) throws SQLException {
    told(
        notice.thread(),
        new Incident.Told(notice.at(), notice.title(), notice.body()),
        notice.kind());
  }

  private void told(String thread, Incident.Told told, Notice.Kind kind) throws SQLException {
    long nth = sql.number("SELECT ifnull(max(nth) + 1, 0) FROM notice WHERE at = ?", told.at());
    sql.update(
        "INSERT INTO notice(at, nth, thread, kind, title, body) VALUES(?, ?, ?, ?, ?, ?)",
        told.at(),
        nth,
        thread,
        kind.name(),
        cut(told.title()),
        cut(told.body()));
  }

  /// Takes in an incident of another machine that is over, where no trouble is known here at that
  /// time; whether it was.
  boolean takeIn(Incident incident, Instant now) throws SQLException {
    Instant ended = incident.ended();
    if (ended == null || ended.isAfter(now) || isKnown(incident.id(), incident.began(), ended)) {
      return false;
    }
    sql.update(
        "INSERT INTO incident(id, began, ended, state, worst, cause, scope, headline, note)"
            + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        incident.id(),
        incident.began(),
        ended,
        incident.state().code(),
        incident.worst().code(),
        incident.cause().code(),
        incident.scope().code(),
        cut(incident.headline()),
        "");
    note(incident.id(), incident.note());
    int nth = 0;
    for (Incident.Step each : incident.steps().stream().limit(MOST_STEPS).toList()) {
      add(
          incident.id(),
          nth++,
          new Incident.Step(
              each.at(),
              each.state(),
              each.cause(),
              each.scope(),
              each.headline(),
              fewOf(each.evidence())));
    }
    for (Incident.Told each : incident.told().stream().limit(MOST_STEPS).toList()) {
      told(incident.id(), each, kind(each, incident.began(), ended));
    }
    return true;
  }

  private boolean isKnown(String id, Instant began, Instant ended) throws SQLException {
    return sql.number(
            "SELECT count(*) FROM incident"
                + " WHERE id = ?1 OR began < ?3 AND ifnull(ended, ?3) > ?2",
            id,
            began,
            ended)
        > 0;
  }

  /// An export does not say it.
  private static Notice.Kind kind(Incident.Told told, Instant began, Instant ended) {
    if (!told.at().isBefore(ended)) {
      return Notice.Kind.RECOVERY;
    }
    return told.at().isAfter(began) ? Notice.Kind.CHANGE : Notice.Kind.TROUBLE;
  }

  /// Replaces the person's note on an incident.
  void note(String incident, String words) throws SQLException {
    String kept = words.length() <= MOST_NOTE ? words : words.substring(0, MOST_NOTE);
    sql.update("UPDATE incident SET note = ? WHERE id = ?", kept, incident);
  }

  /// The person has seen all there was up to a moment; never takes it back.
  void seen(Instant until) throws SQLException {
    sql.update(
        "INSERT INTO seen(what, until) VALUES(?, ?)"
            + " ON CONFLICT(what) DO UPDATE SET until = max(until, excluded.until)",
        WINDOW,
        until);
  }

  /// Adds what a check saw on a network, where it could tell.
  void network(String id, Check check) throws SQLException {
    State state = check.diagnosis().state();
    if (state == State.UNKNOWN) {
      return;
    }
    boolean worked = state == State.UP || state == State.DEGRADED;
    Instant at = check.checkedAt();
    sql.update(
        """
        INSERT INTO network(id, first, last, checks, worked, last_worked) VALUES(?, ?, ?, 1, ?, ?)
        ON CONFLICT(id) DO UPDATE SET last = max(last, excluded.last), checks = checks + 1,
          worked = worked + excluded.worked,
          last_worked = ifnull(max(ifnull(last_worked, 0), excluded.last_worked), last_worked)
        """,
        id,
        at,
        at,
        worked ? 1 : 0,
        worked ? at : null);
  }

  /// Writes down on which network an incident was met, if that is known of its time.
  void meet(String incident, Instant at) throws SQLException {
    sql.update(
        "UPDATE incident SET network = (SELECT id FROM network WHERE last >= ? ORDER BY last DESC"
            + " LIMIT 1) WHERE id = ? AND network IS NULL",
        at.minusSeconds(120),
        incident);
  }
}
