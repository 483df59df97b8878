package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionState;
import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the history, also from another process while the monitor writes. Any thread may call;
/// every call opens the file and closes it. No file yet is an empty history.
public final class HistoryReader {

  /// A verdict holds for one interval, and is taken to hold on while the next may just be late.
  private static final int PATIENCE = 3;

  private final Path file;

  public HistoryReader(Path dataFolder) {
    file = dataFolder.resolve(Database.FILE).normalize();
  }

  /// What was recorded in the `span` up to `now`, of one function or of TikTok as a whole.
  ///
  /// @param maxPoints how many points it may have at most
  public HistoryView view(Duration span, Optional<FunctionId> function, Instant now, int maxPoints)
      throws HistoryException {
    Instant from = now.minus(span);
    List<Point> points = new ArrayList<>();
    Timeline timeline = new Timeline(from, now);
    read(connection -> {
      points.addAll(points(connection, from, now, function, maxPoints));
      String code = function.map(FunctionId::code).orElse(Recorder.WHOLE);
      layBands(connection, timeline, code, from, now);
      layUnobserved(connection, timeline, from, now);
    });
    return new HistoryView(from, now, points, timeline.bands());
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

  /// The latest incident that has not ended.
  Optional<IncidentRecord> openIncident() throws HistoryException {
    return incidents("WHERE ended IS NULL ORDER BY began DESC LIMIT 1").stream().findFirst();
  }

  /// Hands out every check since a moment, oldest first, one by one, so that memory does not grow
  /// with them. Checks older than the retention's raw time are no longer there.
  public void each(Instant since, Consumer<Row> consumer) throws HistoryException {
    read(connection -> {
      RowCollector collector = new RowCollector(consumer);
      Sql.query(
          connection,
          "SELECT v.at, v.nth, v.elapsed, v.state, v.cause, v.scope, v.confidence,"
              + " o.function, o.state AS function_state, o.connect, o.first_byte, o.total,"
              + " o.status, o.failure"
              + " FROM verdict v LEFT JOIN observation o ON o.at = v.at AND o.nth = v.nth"
              + " WHERE v.at >= ? ORDER BY v.at, v.nth",
          collector::take,
          since);
      collector.end();
    });
  }

  private interface Reading {
    void read(Connection connection) throws SQLException;
  }

  private void read(Reading reading) throws HistoryException {
    if (!Files.exists(file)) {
      return;
    }
    try (Connection connection = Database.read(file)) {
      long version = Database.version(connection);
      if (!Database.isKnown(version)) {
        throw new HistoryException("reading " + file + ": it was written by a newer Uptick");
      } else if (version > 0) {
        reading.read(connection);
      }
    } catch (SQLException e) {
      throw new HistoryException("reading " + file + ": " + e.getMessage(), e);
    }
  }

  private static List<Point> points(
      Connection connection, Instant from, Instant to, Optional<FunctionId> function, int maxPoints)
      throws SQLException {
    long span = Math.max(1, Duration.between(from, to).toMillis());
    long width = Math.ceilDiv(span, Math.max(1, maxPoints - 1));
    Map<Long, List<Long>> times = new TreeMap<>();
    Sql.query(
        connection,
        timesQuery(connection, from, width),
        row ->
            times
                .computeIfAbsent(Math.floorDiv(row.getLong("at"), width), _ -> new ArrayList<>())
                .add(row.getLong("millis")),
        from,
        to,
        function.map(FunctionId::code).orElse(null));
    List<Point> points = new ArrayList<>();
    times.forEach((cell, millis) -> {
      Instant middle = Instant.ofEpochMilli(cell * width + width / 2);
      Instant at = middle.isBefore(from) ? from : middle.isAfter(to) ? to : middle;
      points.add(new Point(at, median(millis)));
    });
    return points;
  }

  /// Single checks, unless a point covers whole roll-ups or the older checks are gone.
  private static String timesQuery(Connection connection, Instant from, long width)
      throws SQLException {
    boolean coarse = width >= Recorder.BUCKET.toMillis();
    boolean gone =
        Sql.number(
                connection,
                "SELECT EXISTS(SELECT 1 FROM rollup WHERE bucket >= ? AND bucket + ? <= ifnull("
                    + "(SELECT min(at) FROM verdict), 9223372036854775807))",
                from,
                Recorder.BUCKET)
            == 1;
    return coarse || gone
        ? "SELECT bucket AS at, total / answers AS millis FROM rollup"
            + " WHERE bucket >= ?1 AND bucket < ?2 AND answers > 0"
            + " AND (?3 IS NULL OR function = ?3)"
        : "SELECT at, total AS millis FROM observation"
            + " WHERE at >= ?1 AND at < ?2 AND total IS NOT NULL AND state IN ('up', 'slow')"
            + " AND (?3 IS NULL OR function = ?3)";
  }

  private static Duration median(List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? Duration.ofMillis(sorted.get(middle))
        : Duration.ofMillis((sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }

  private static void layBands(
      Connection connection, Timeline timeline, String function, Instant from, Instant to)
      throws SQLException {
    Sql.query(
        connection,
        "SELECT began, ended, hold, kind FROM band"
            + " WHERE function = ? AND began < ? AND ended + hold * ? >= ? ORDER BY began",
        row -> {
          Instant ended = Sql.instant(row, "ended");
          Duration hold = Duration.ofMillis(row.getLong("hold"));
          boolean goesOn =
              !to.isBefore(ended)
                  && Duration.between(ended, to).compareTo(hold.multipliedBy(PATIENCE)) <= 0;
          timeline.lay(
              Sql.instant(row, "began"),
              goesOn ? to : ended.plus(hold),
              Sql.word(row, "kind", Kind.values(), Kind::name));
        },
        function,
        to,
        PATIENCE,
        from);
  }

  private static void layUnobserved(
      Connection connection, Timeline timeline, Instant from, Instant to) throws SQLException {
    Sql.query(
        connection,
        "SELECT began, ended FROM unobserved WHERE began < ? AND ifnull(ended, ?) > ?",
        row ->
            timeline.lay(
                Sql.instant(row, "began"),
                Sql.optionalInstant(row, "ended").orElse(to),
                Kind.UNOBSERVED),
        to,
        to,
        from);
  }

  private List<IncidentRecord> incidents(String which, @Nullable Object... values)
      throws HistoryException {
    List<IncidentRecord> incidents = new ArrayList<>();
    read(connection ->
        Sql.query(
            connection,
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

  /// Puts the lines of a join together again, one row for each verdict.
  private static final class RowCollector {

    private final Consumer<Row> consumer;
    private final List<Row.Observation> observations = new ArrayList<>();
    private @Nullable Row verdict;
    private long nth;

    RowCollector(Consumer<Row> consumer) {
      this.consumer = consumer;
    }

    void take(ResultSet line) throws SQLException {
      Instant at = Sql.instant(line, "at");
      if (verdict == null || !verdict.at().equals(at) || nth != line.getLong("nth")) {
        end();
        verdict = verdict(line, at);
        nth = line.getLong("nth");
      }
      if (line.getString("function") != null) {
        observations.add(observation(line));
      }
    }

    void end() {
      if (verdict != null) {
        consumer.accept(
            new Row(
                verdict.at(),
                verdict.elapsed(),
                verdict.state(),
                verdict.cause(),
                verdict.scope(),
                verdict.confidence(),
                observations));
      }
      observations.clear();
    }

    private static Row verdict(ResultSet line, Instant at) throws SQLException {
      return new Row(
          at,
          Duration.ofMillis(line.getLong("elapsed")),
          Sql.word(line, "state", State.values(), State::code),
          Sql.word(line, "cause", Cause.values(), Cause::code),
          Sql.word(line, "scope", Scope.values(), Scope::code),
          line.getDouble("confidence"),
          List.of());
    }

    private static Row.Observation observation(ResultSet line) throws SQLException {
      return new Row.Observation(
          Sql.word(line, "function", FunctionId.values(), FunctionId::code),
          Sql.word(line, "function_state", FunctionState.values(), FunctionState::code),
          Sql.duration(line, "connect"),
          Sql.duration(line, "first_byte"),
          Sql.duration(line, "total"),
          Sql.optionalLong(line, "status").map(Math::toIntExact).orElse(null),
          line.getString("failure") == null
              ? null
              : Sql.word(line, "failure", FailureKind.values(), FailureKind::code));
    }
  }
}
