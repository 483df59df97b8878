package app.uptick.history;

import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sums up what comes in: five minutes at once, hours and days when they are left. An hour is made
/// of its five minutes, all of it anew each time it is left, so that a clock set back spoils
/// nothing. One thread.
final class RollUps {

  /// All that is summed up: the whole, and each function.
  static final List<String> FUNCTIONS =
      Stream.concat(Stream.of(Recorder.WHOLE), Stream.of(FunctionId.values()).map(FunctionId::code))
          .toList();

  private final Statements sql;
  private final Bands bands;
  private final Map<String, Tally> open = new HashMap<>();
  private @Nullable Instant bucket;

  RollUps(Statements sql, Bands bands) {
    this.sql = sql;
    this.bands = bands;
  }

  /// Drops what is remembered of a transaction that failed.
  void forget() {
    open.clear();
  }

  /// Begins to sum up a check; whether it is the first of its five minutes.
  boolean enter(Instant at) throws SQLException {
    Instant now = Tier.FIVE_MINUTES.floor(at);
    Instant before = bucket;
    if (now.equals(before)) {
      return false;
    }
    if (before != null) {
      leave(before, now, at);
    }
    bucket = now;
    return true;
  }

  /// Sums up what is left of the latest five minutes: after a start, and before an end.
  void settle(Instant now) throws SQLException {
    long latest = latest(sql);
    if (latest > 0) {
      leave(Instant.ofEpochMilli(latest), Instant.MIN, now);
    }
  }

  /// Where the latest five minutes begin; 0 where there are none.
  static long latest(Statements sql) throws SQLException {
    return sql.number(
        "SELECT ifnull(max(bucket), 0) FROM rollup WHERE span = ? AND function = ?",
        Tier.FIVE_MINUTES.width(),
        Recorder.WHOLE);
  }

  /// Adds the verdict of a check.
  void verdict(Instant at, Kind kind) throws SQLException {
    Tally whole = tally(Recorder.WHOLE, at);
    whole.saw(kind);
    write(Tier.FIVE_MINUTES, Recorder.WHOLE, Tier.FIVE_MINUTES.floor(at), whole);
  }

  /// Adds what a check saw of a function; before its verdict.
  void observation(Instant at, FunctionReport report, Kind kind) throws SQLException {
    String function = report.id().code();
    Duration total = report.phases().total();
    Tally tally = tally(function, at);
    tally.saw(kind);
    tally.answered(report.state(), total);
    tally(Recorder.WHOLE, at).answered(report.state(), total);
    write(Tier.FIVE_MINUTES, function, Tier.FIVE_MINUTES.floor(at), tally);
  }

  /// Adds what is known of five minutes of a function from before there were spreads.
  void add(Instant at, String function, int asked, int slow, int failing, List<Duration> times)
      throws SQLException {
    Kind kind = failing > 0 ? Kind.DOWN : slow > 0 ? Kind.DEGRADED : Kind.UP;
    for (String each : List.of(function, Recorder.WHOLE)) {
      Tally tally = tally(each, at);
      tally.asked += asked;
      tally.slow += slow;
      tally.failing += failing;
      tally.saw(kind);
      times.forEach(tally.spread::add);
      write(Tier.FIVE_MINUTES, each, Tier.FIVE_MINUTES.floor(at), tally);
    }
  }

  private Tally tally(String function, Instant at) throws SQLException {
    Tally known = open.get(function);
    if (known != null) {
      return known;
    }
    Tally tally = new Tally();
    sql.query(
        "SELECT * FROM rollup WHERE span = ? AND function = ? AND bucket = ?",
        row -> tally.add(Tally.of(row)),
        Tier.FIVE_MINUTES.width(),
        function,
        Tier.FIVE_MINUTES.floor(at));
    open.put(function, tally);
    return tally;
  }

  private void leave(Instant before, Instant after, Instant now) throws SQLException {
    List<String> asked = open.isEmpty() ? FUNCTIONS : List.copyOf(open.keySet());
    open.clear();
    for (String function : asked) {
      cover(function, before, now);
    }
    for (Tier tier : List.of(Tier.HOURS, Tier.DAYS)) {
      Instant begin = tier.floor(before);
      if (after.equals(Instant.MIN) || !begin.equals(tier.floor(after))) {
        for (String function : FUNCTIONS) {
          sumUp(tier, function, begin, now);
        }
      }
    }
  }

  /// Writes down how much of five minutes was watched, now that they are over.
  private void cover(String function, Instant begin, Instant now) throws SQLException {
    Tally covered = new Tally();
    addTime(covered, Tier.FIVE_MINUTES, function, begin, now);
    sql.update(
        "UPDATE rollup SET up = ?, bad = ? WHERE span = ? AND function = ? AND bucket = ?",
        covered.up,
        covered.bad,
        Tier.FIVE_MINUTES.width(),
        function,
        begin);
  }

  private void addTime(Tally tally, Tier tier, String function, Instant begin, Instant now)
      throws SQLException {
    Instant end = begin.plus(tier.width());
    for (Band band : bands.timeline(function, begin, end, now).bands()) {
      Duration length = Duration.between(band.from(), band.to());
      if (band.kind() == Kind.UP) {
        tally.up = tally.up.plus(length);
      } else if (band.kind().isBad()) {
        tally.bad = tally.bad.plus(length);
      }
    }
  }

  private void sumUp(Tier tier, String function, Instant begin, Instant now) throws SQLException {
    Tally sum = new Tally();
    boolean[] any = new boolean[1];
    sql.query(
        "SELECT * FROM rollup WHERE span = ? AND function = ? AND bucket >= ? AND bucket < ?",
        row -> {
          sum.add(Tally.of(row));
          any[0] = true;
        },
        tier.finer().width(),
        function,
        begin,
        begin.plus(tier.width()));
    if (any[0]) {
      addTime(sum, tier, function, begin, now);
      write(tier, function, begin, sum);
    }
  }

  private void write(Tier tier, String function, Instant begin, Tally tally) throws SQLException {
    boolean timed = tally.spread.answers() > 0;
    sql.update(
        "INSERT OR REPLACE INTO rollup(span, function, bucket, asked, slow, failing, median, p95,"
            + " worst, up, bad, times) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        tier.width(),
        function,
        begin,
        tally.asked,
        tally.slow,
        tally.failing,
        timed ? tally.spread.quantile(0.5) : null,
        timed ? tally.spread.quantile(0.95) : null,
        tally.worst.name(),
        tally.up,
        tally.bad,
        tally.spread.toBytes());
  }
}
