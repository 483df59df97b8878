package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads incidents with their stories, also from another process while the monitor writes, and what
/// can be learnt from them. Any thread may call; every call opens the file and closes it. No file
/// yet is an empty history; one from before there were stories is refused until the monitor, its
/// one writer, has brought it up to date.
public final class IncidentReader {

  private static final int FIRST_WITH_STORIES = 4;

  /// Where somebody looked away for so long, it is not known when trouble ended.
  private static final Duration LONG_ABSENCE = Duration.ofMinutes(5);

  private static final String SINCE = "SELECT id FROM incident WHERE ended IS NULL OR ended >= ?";

  private final Path file;

  public IncidentReader(Path dataFolder) {
    file = dataFolder.resolve(Database.FILE).normalize();
  }

  /// The newest incidents, newest first.
  public List<Incident> newest(int most) throws HistoryException {
    return select("SELECT id FROM incident ORDER BY began DESC, id DESC LIMIT ?", most).reversed();
  }

  /// The incidents that were there since a moment, oldest first.
  public List<Incident> since(Instant from) throws HistoryException {
    return select(SINCE, from);
  }

  /// The same without the evidence of their steps, which is most of what there is to read.
  public List<Incident> outlinesSince(Instant from) throws HistoryException {
    List<Incident> incidents = new ArrayList<>();
    read(sql -> incidents.addAll(new IncidentQuery(sql).outlines(SINCE, from)));
    return incidents;
  }

  /// The incident of that id.
  public Optional<Incident> incident(String id) throws HistoryException {
    return select("SELECT id FROM incident WHERE id = ?", id).stream().findFirst();
  }

  private List<Incident> select(String ids, Object value) throws HistoryException {
    List<Incident> incidents = new ArrayList<>();
    read(sql -> incidents.addAll(new IncidentQuery(sql).select(ids, value)));
    return incidents;
  }

  /// How long trouble of a kind usually lasts.
  ///
  /// @param except an incident that does not count, since it is the one that is asked about
  public Usual usual(State state, Cause cause, String except) throws HistoryException {
    List<Duration> own = new ArrayList<>();
    List<Object> values = new ArrayList<>(List.of(except, cause.code()));
    List<State> alike = Usual.alike(state);
    alike.forEach(each -> values.add(each.code()));
    values.add(LONG_ABSENCE);
    String sentence =
        "SELECT ended - began AS lasted FROM incident WHERE ended > began AND id <> ?1"
            + " AND EXISTS (SELECT 1 FROM incident_step WHERE incident = incident.id"
            + " AND incident_step.cause = ?2 AND incident_step.state IN (?3, ?4))"
            + " AND NOT EXISTS (SELECT 1 FROM unobserved WHERE unobserved.began < incident.ended"
            + " AND min(ifnull(unobserved.ended, incident.ended), incident.ended)"
            + " - max(unobserved.began, incident.began) > ?5)";
    read(sql ->
        sql.query(
            sentence, row -> own.add(Duration.ofMillis(row.getLong("lasted"))), values.toArray()));
    return Usual.of(own, PastOutages.lengths(state, cause));
  }

  /// What happened between two moments.
  public Meanwhile meanwhile(Instant from, Instant to) throws HistoryException {
    List<Incident> incidents = new ArrayList<>();
    Duration[] unwatched = {Duration.ZERO};
    read(sql -> {
      IncidentQuery query = new IncidentQuery(sql);
      incidents.addAll(query.select(SINCE, from));
      unwatched[0] = query.unwatched(from, to);
    });
    return Meanwhile.of(incidents, from, to, unwatched[0]);
  }

  /// Up to when the person has seen what there was; empty before the first time.
  public Optional<Instant> seenUntil() throws HistoryException {
    List<Instant> until = new ArrayList<>();
    read(sql -> sql.query("SELECT until FROM seen", row -> until.add(Sql.instant(row, "until"))));
    return until.stream().findFirst();
  }

  /// What this network has shown and others have, as of the latest check, if that is not older than
  /// `age`; empty where the network can't be told.
  public Optional<NetworkPast> network(Instant now, Duration age) throws HistoryException {
    List<NetworkPast> found = new ArrayList<>();
    read(sql ->
        sql.query(
            """
            SELECT first, checks, worked, last_worked,
              (SELECT max(last_worked) FROM network other WHERE other.id <> network.id) AS elsewhere
            FROM network WHERE last >= ? ORDER BY last DESC LIMIT 1
            """,
            row ->
                found.add(
                    new NetworkPast(
                        Sql.instant(row, "first"),
                        row.getInt("checks"),
                        row.getInt("worked"),
                        Sql.optionalInstant(row, "last_worked").orElse(null),
                        Sql.optionalInstant(row, "elsewhere").orElse(null))),
            now.minus(age)));
    return found.stream().findFirst();
  }

  private interface Reading {
    void read(Statements sql) throws SQLException;
  }

  private void read(Reading reading) throws HistoryException {
    if (!Files.exists(file)) {
      return;
    }
    try (Connection connection = Database.read(file);
        Statements sql = new Statements(connection)) {
      long version = Database.version(connection);
      if (!Database.isKnown(version)) {
        throw new HistoryException("reading " + file + ": it was written by a newer Uptick");
      } else if (version >= FIRST_WITH_STORIES) {
        reading.read(sql);
      } else if (version > 0) {
        throw new HistoryException(
            "reading "
                + file
                + ": it was written by an older Uptick; start Uptick once to bring it up to date");
      }
    } catch (SQLException e) {
      throw new HistoryException("reading " + file + ": " + Database.trouble(e), e);
    }
  }
}
