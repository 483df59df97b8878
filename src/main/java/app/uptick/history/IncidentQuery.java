package app.uptick.history;

import app.uptick.history.Incident.Step;
import app.uptick.history.Incident.Told;
import app.uptick.model.Cause;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Puts incidents together from their tables: a few queries, however many incidents. One thread.
final class IncidentQuery {

  private final Statements sql;

  IncidentQuery(Statements sql) {
    this.sql = sql;
  }

  /// The incidents whose ids a query gives, oldest first.
  ///
  /// @param ids a query with one gap, for `value`
  List<Incident> select(String ids, Object value) throws SQLException {
    return select(ids, value, "evidence");
  }

  /// The same without evidence.
  List<Incident> outlines(String ids, Object value) throws SQLException {
    return select(ids, value, "'[]'");
  }

  private List<Incident> select(String ids, Object value, String evidence) throws SQLException {
    Map<String, List<Step>> steps = steps(ids, value, evidence);
    Map<String, List<Told>> told = told();
    Absences absences = new Absences();
    List<Incident> incidents = new ArrayList<>();
    sql.query(
        "SELECT * FROM incident WHERE id IN (" + ids + ") ORDER BY began, id",
        row -> incidents.add(incident(row, steps, told, absences)),
        value);
    return incidents;
  }

  /// How much of a stretch nobody looked.
  Duration unwatched(Instant from, Instant to) throws SQLException {
    return new Absences().within(from, to);
  }

  private static Incident incident(
      ResultSet row, Map<String, List<Step>> steps, Map<String, List<Told>> told, Absences absences)
      throws SQLException {
    String id = row.getString("id");
    Instant began = Sql.instant(row, "began");
    Instant ended = Sql.optionalInstant(row, "ended").orElse(null);
    return new Incident(
        id,
        began,
        ended,
        Sql.word(row, "state", State.values(), State::code),
        Sql.word(row, "worst", State.values(), State::code),
        Sql.word(row, "cause", Cause.values(), Cause::code),
        Sql.word(row, "scope", Scope.values(), Scope::code),
        row.getString("headline"),
        row.getString("note"),
        ended == null ? Duration.ZERO : absences.within(began, ended),
        steps.getOrDefault(id, List.of()),
        told.getOrDefault(id, List.of()));
  }

  private Map<String, List<Step>> steps(String ids, Object value, String evidence)
      throws SQLException {
    Map<String, List<Step>> steps = new HashMap<>();
    sql.query(
        "SELECT incident, at, state, cause, scope, headline, "
            + evidence
            + " AS evidence FROM incident_step WHERE incident IN ("
            + ids
            + ") ORDER BY incident, nth",
        row ->
            steps
                .computeIfAbsent(row.getString("incident"), _ -> new ArrayList<>())
                .add(
                    new Step(
                        Sql.instant(row, "at"),
                        Sql.word(row, "state", State.values(), State::code),
                        Sql.word(row, "cause", Cause.values(), Cause::code),
                        Sql.word(row, "scope", Scope.values(), Scope::code),
                        row.getString("headline"),
                        new KeptEvidence(row.getString("evidence")))),
        value);
    return steps;
  }

  /// By incident, what was told: of the incident that was the latest then, and of the one whose
  /// messages it goes on from, where that is another.
  private Map<String, List<Told>> told() throws SQLException {
    NavigableMap<Instant, String> latest = new TreeMap<>();
    sql.query(
        "SELECT began, id FROM incident ORDER BY began, id",
        row -> latest.put(Sql.instant(row, "began"), row.getString("id")));
    Map<String, List<Told>> told = new HashMap<>();
    sql.query(
        "SELECT at, thread, title, body FROM notice ORDER BY at, nth",
        row -> {
          Told each =
              new Told(Sql.instant(row, "at"), row.getString("title"), row.getString("body"));
          String thread = row.getString("thread");
          told.computeIfAbsent(thread, _ -> new ArrayList<>()).add(each);
          Map.Entry<Instant, String> last = latest.floorEntry(each.at());
          if (last != null && !last.getValue().equals(thread)) {
            told.computeIfAbsent(last.getValue(), _ -> new ArrayList<>()).add(each);
          }
        });
    return told;
  }

  /// The stretches in which nobody looked.
  private final class Absences {

    private record Span(long began, long ended) {}

    /// By their beginnings, of which each is there once.
    private final List<Span> spans = new ArrayList<>();

    Absences() throws SQLException {
      sql.query(
          "SELECT began, max(ifnull(ended, ?)) AS until FROM unobserved GROUP BY began"
              + " ORDER BY began",
          row -> spans.add(new Span(row.getLong(1), row.getLong(2))),
          Long.MAX_VALUE);
    }

    Duration within(Instant from, Instant to) {
      long counted = from.toEpochMilli();
      long end = to.toEpochMilli();
      long sum = 0;
      for (int n = Math.max(0, indexAt(counted)); n < spans.size(); n++) {
        Span each = spans.get(n);
        if (each.began() >= end) {
          break;
        }
        long start = Math.max(each.began(), counted);
        long until = Math.min(each.ended(), end);
        if (start < until) {
          sum += until - start;
          counted = until;
        }
      }
      return Duration.ofMillis(sum);
    }

    /// Of the last that begins by then; -1 for none.
    private int indexAt(long moment) {
      int found =
          Collections.binarySearch(
              spans, new Span(moment, moment), Comparator.comparingLong(Span::began));
      return found >= 0 ? found : -found - 2;
    }
  }
}
