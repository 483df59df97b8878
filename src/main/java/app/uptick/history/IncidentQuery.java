package app.uptick.history;

import app.uptick.history.Fields.Words;
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

  private static final Instant FAR = Instant.ofEpochMilli(Long.MAX_VALUE);

  private static final Words<State> STATES = new Words<>(State.values(), State::code);
  private static final Words<Cause> CAUSES = new Words<>(Cause.values(), Cause::code);
  private static final Words<Scope> SCOPES = new Words<>(Scope.values(), Scope::code);

  private static final String INCIDENTS =
      "SELECT id, "
          + Fields.of("began", "ended", "state", "worst", "cause", "scope")
          + ", headline, note FROM incident WHERE id IN (%s) ORDER BY began, id";

  private static final String STEPS =
      "SELECT incident, "
          + Fields.of("at", "state", "cause", "scope")
          + ", headline, %s FROM incident_step WHERE incident IN (%s) ORDER BY incident, nth";

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
        INCIDENTS.formatted(ids),
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
    String id = row.getString(1);
    Fields fields = new Fields(row.getBytes(2));
    Instant began = fields.instant();
    Instant ended = fields.optionalInstant();
    return new Incident(
        id,
        began,
        ended,
        fields.word(STATES),
        fields.word(STATES),
        fields.word(CAUSES),
        fields.word(SCOPES),
        row.getString(3),
        row.getString(4),
        ended == null ? Duration.ZERO : absences.within(began, ended),
        steps.getOrDefault(id, List.of()),
        told.getOrDefault(id, List.of()));
  }

  private Map<String, List<Step>> steps(String ids, Object value, String evidence)
      throws SQLException {
    Map<String, List<Step>> steps = new HashMap<>();
    sql.query(
        STEPS.formatted(evidence, ids),
        row ->
            steps
                .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                .add(step(new Fields(row.getBytes(2)), row.getString(3), row.getString(4))),
        value);
    return steps;
  }

  private static Step step(Fields fields, String headline, String evidence) throws SQLException {
    return new Step(
        fields.instant(),
        fields.word(STATES),
        fields.word(CAUSES),
        fields.word(SCOPES),
        headline,
        new KeptEvidence(evidence));
  }

  /// By incident, what was told: of the incident that was the latest then, and of the one whose
  /// messages it goes on from, where that is another.
  private Map<String, List<Told>> told() throws SQLException {
    NavigableMap<Instant, String> latest = new TreeMap<>();
    sql.query(
        "SELECT began, id FROM incident ORDER BY began, id",
        row -> latest.put(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)));
    Map<String, List<Told>> told = new HashMap<>();
    sql.query(
        "SELECT at, thread, title, body FROM notice ORDER BY at, nth",
        row -> {
          Told each =
              new Told(Instant.ofEpochMilli(row.getLong(1)), row.getString(3), row.getString(4));
          String thread = row.getString(2);
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

    private final List<Gap> gaps = new Bands(sql).gaps(Instant.EPOCH, FAR);

    Absences() throws SQLException {}

    Duration within(Instant from, Instant to) {
      Duration sum = Duration.ZERO;
      for (int n = Math.max(0, indexAt(from)); n < gaps.size(); n++) {
        Gap each = gaps.get(n);
        if (!each.at().isBefore(to)) {
          break;
        }
        Instant start = each.at().isBefore(from) ? from : each.at();
        Instant end = each.until().isAfter(to) ? to : each.until();
        if (start.isBefore(end)) {
          sum = sum.plus(Duration.between(start, end));
        }
      }
      return sum;
    }

    /// Of the last that begins by then; -1 for none.
    private int indexAt(Instant moment) {
      int found =
          Collections.binarySearch(
              gaps, new Gap(moment, moment, Unobserved.OFF), Comparator.comparing(Gap::at));
      return found >= 0 ? found : -found - 2;
    }
  }
}
