package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Point;
import app.uptick.model.State;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the history, also from another process while the monitor writes. Any thread may call;
/// every call opens the file and closes it. No file yet is an empty history.
public final class HistoryReader {

  /// Whose roll-ups have more than one width.
  private static final int FIRST_WITH_ROLL_UPS = 2;

  private final Path file;

  public HistoryReader(Path dataFolder) {
    file = dataFolder.resolve(Database.FILE).normalize();
  }

  /// What was recorded in the `span` up to `now`, of one function or of TikTok as a whole.
  ///
  /// @param maxPoints how many points it may have at most
  public HistoryView view(Duration span, Optional<FunctionId> function, Instant now, int maxPoints)
      throws HistoryException {
    return view(now.minus(span), now, function, now, maxPoints);
  }

  /// The same of any stretch; the older it is, the coarser. Before the times of single bands, each
  /// day has one stretch in which it worked and one in which it did not.
  public HistoryView view(
      Instant from, Instant to, Optional<FunctionId> function, Instant now, int maxPoints)
      throws HistoryException {
    String code = function.map(FunctionId::code).orElse(Recorder.WHOLE);
    List<Point> points = new ArrayList<>();
    List<Band> bands = new ArrayList<>(new Timeline(from, to).bands());
    read(sql -> {
      points.addAll(new Curve(sql, code, from, to, maxPoints).points());
      bands.clear();
      bands.addAll(new Bands(sql).longTimeline(code, from, to, now).bands());
    });
    return new HistoryView(from, to, points, bands);
  }

  /// The incidents that touch a span of time, oldest first.
  public List<IncidentRecord> incidents(Instant from, Instant to) throws HistoryException {
    return incidents(
        "WHERE began < ? AND ifnull(ended, began) >= ? OR began < ? AND ended IS NULL"
            + " ORDER BY began, id",
        to,
        from,
        to);
  }

  /// Since when anything is known; empty where nothing is.
  public Optional<Instant> beginning() throws HistoryException {
    List<Instant> first = new ArrayList<>();
    read(sql ->
        sql.query(
            "SELECT min(began) FROM (SELECT min(began) AS began FROM band WHERE function = ?1"
                + " UNION ALL SELECT min(bucket) FROM rollup WHERE span = ?2 AND function = ?1)",
            row -> Sql.optionalLong(row, 1).map(Instant::ofEpochMilli).ifPresent(first::add),
            Recorder.WHOLE,
            Tier.DAYS.width()));
    return first.stream().findFirst();
  }

  /// The latest incident that has not ended.
  Optional<IncidentRecord> openIncident() throws HistoryException {
    return incidents("WHERE ended IS NULL ORDER BY began DESC LIMIT 1").stream().findFirst();
  }

  /// Hands out every check since a moment, oldest first, one by one, so that memory does not grow
  /// with them; however long the consumer takes, the writer is not held up. Checks older than the
  /// retention's raw time are no longer there.
  public void each(Instant since, Consumer<Row> consumer) throws HistoryException {
    read(sql -> new Checks(sql).each(since, consumer));
  }

  /// Hands out what is left of the time whose single checks are gone, oldest first: what [#each]
  /// leaves out.
  void summaries(Instant since, Consumer<Summary> consumer) throws HistoryException {
    read(sql -> new Summaries(sql).each(since, consumer));
  }

  /// The stretches since a moment in which nobody looked, oldest first.
  List<Gap> gaps(Instant since, Instant now) throws HistoryException {
    List<Gap> gaps = new ArrayList<>();
    read(sql -> gaps.addAll(new Bands(sql).gaps(since, now)));
    return gaps;
  }

  /// Whether there is anything to read, and nothing in the way of it.
  ///
  /// @throws HistoryException where there is a file that can't be read
  public boolean isThere() throws HistoryException {
    boolean[] there = new boolean[1];
    read(_ -> there[0] = true);
    return there[0];
  }

  private void read(Reading reading) throws HistoryException {
    Reading.of(file, FIRST_WITH_ROLL_UPS, reading);
  }

  private List<IncidentRecord> incidents(String which, @Nullable Object... values)
      throws HistoryException {
    List<IncidentRecord> incidents = new ArrayList<>();
    read(sql ->
        sql.query(
            "SELECT id, began, ended, state, worst, cause, headline FROM incident " + which,
            row -> incidents.add(incident(row)),
            values));
    return incidents;
  }

  private static IncidentRecord incident(ResultSet row) throws SQLException {
    return new IncidentRecord(
        row.getString("id"),
        Sql.instant(row, "began"),
        Sql.optionalInstant(row, "ended").orElse(null),
        Sql.word(row, "state", State.values(), State::code),
        Sql.word(row, "worst", State.values(), State::code),
        Sql.word(row, "cause", Cause.values(), Cause::code),
        row.getString("headline"));
  }
}
