package app.uptick.history;

import app.uptick.model.HistoryView.Point;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads how response times went over a span of time, in as many points as can be drawn: from
/// single checks or from roll-ups, whichever is just fine enough, and from coarser ones where the
/// finer are gone. One thread.
final class Curve {

  private static final Instant FAR = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final Statements sql;
  private final String function;
  private final Instant from;
  private final Instant to;
  private final long width;
  private final Map<Long, Cell> cells = new TreeMap<>();

  Curve(Statements sql, String function, Instant from, Instant to, int maxPoints) {
    this.sql = sql;
    this.function = function;
    this.from = from;
    this.to = to;
    long span = Math.max(1, Duration.between(from, to).toMillis());
    width = Math.ceilDiv(span, Math.max(1, maxPoints - 1));
  }

  /// What falls into one point; single times are kept exactly.
  private static final class Cell {

    private final List<Duration> times = new ArrayList<>();
    private final Spread spread = new Spread();

    Duration quantile(double share) {
      if (spread.answers() > 0) {
        return spread.quantile(share);
      }
      Collections.sort(times);
      int middle = times.size() / 2;
      return share == 0.5 && times.size() % 2 == 0
          ? times.get(middle - 1).plus(times.get(middle)).dividedBy(2)
          : times.get((int) Math.ceil(share * times.size()) - 1);
    }

    void settle() {
      if (spread.answers() > 0) {
        times.forEach(spread::add);
      }
    }
  }

  List<Point> points() throws SQLException {
    readAll();
    List<Point> points = new ArrayList<>();
    cells.forEach((cell, what) -> {
      what.settle();
      Instant middle = Instant.ofEpochMilli(cell * width + width / 2);
      Instant at = middle.isBefore(from) ? from : middle.isAfter(to) ? to : middle;
      points.add(new Point(at, what.quantile(0.5), what.quantile(0.95)));
    });
    return points;
  }

  /// From the coarsest to the finest that is wanted, each from where the last one ended.
  private void readAll() throws SQLException {
    Optional<Tier> wanted = coarsestFitting();
    Instant at = from;
    Instant checks = wanted.isPresent() ? FAR : oldestCheck();
    Instant fives = earlier(oldest(Tier.FIVE_MINUTES), checks);
    Instant hours = earlier(oldest(Tier.HOURS), fives);
    at = read(Tier.DAYS, at, isFine(wanted, Tier.DAYS) ? newest(Tier.DAYS) : hours);
    at = read(Tier.HOURS, at, isFine(wanted, Tier.HOURS) ? newest(Tier.HOURS) : fives);
    at = read(Tier.FIVE_MINUTES, at, checks);
    if (wanted.isEmpty()) {
      readChecks(at);
    }
  }

  private static boolean isFine(Optional<Tier> wanted, Tier tier) {
    return wanted.isPresent() && wanted.get().compareTo(tier) >= 0;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private Optional<Tier> coarsestFitting() {
    return List.of(Tier.values()).reversed().stream()
        .filter(tier -> tier.width().toMillis() <= width)
        .findFirst();
  }

  /// Up to where roll-ups are complete: what is left of the latest is found in finer ones.
  private Instant newest(Tier tier) throws SQLException {
    return tier.floor(Instant.ofEpochMilli(RollUps.latest(sql)));
  }

  private Instant oldest(Tier tier) throws SQLException {
    return Instant.ofEpochMilli(
        sql.number(
            "SELECT ifnull(min(bucket), ?3) FROM rollup WHERE span = ?1 AND function = ?2",
            tier.width(),
            Recorder.WHOLE,
            FAR));
  }

  /// The beginning of the first five minutes of which every check is there.
  private Instant oldestCheck() throws SQLException {
    long oldest = sql.number("SELECT ifnull(min(at), -1) FROM verdict");
    if (oldest < 0) {
      return FAR;
    }
    Tier tier = Tier.FIVE_MINUTES;
    Instant begin = tier.floor(Instant.ofEpochMilli(oldest));
    return begin.toEpochMilli() == oldest || begin.isBefore(oldest(tier).plusMillis(1))
        ? begin
        : begin.plus(tier.width());
  }

  /// Reads roll-ups that end by `end`, and says where they do: finer ones go on from there.
  private Instant read(Tier tier, Instant begin, Instant end) throws SQLException {
    Instant until = end.isAfter(to) ? to : tier.floor(end);
    if (!begin.isBefore(until)) {
      return begin;
    }
    long half = tier.width().toMillis() / 2;
    sql.query(
        "SELECT bucket, times FROM rollup WHERE span = ? AND function = ? AND bucket >= ?"
            + " AND bucket < ? AND median IS NOT NULL",
        row -> cell(row.getLong(1) + half).spread.addBytes(row.getBytes(2)),
        tier.width(),
        function,
        tier.floor(begin),
        until);
    return until;
  }

  private void readChecks(Instant begin) throws SQLException {
    sql.query(
        "SELECT at, total FROM observation WHERE at >= ? AND at < ? AND total IS NOT NULL"
            + " AND state IN ('up', 'slow') AND (?3 = '' OR function = ?3)",
        row -> cell(row.getLong(1)).times.add(Duration.ofMillis(row.getLong(2))),
        begin,
        to,
        function);
  }

  private Cell cell(long millis) {
    return cells.computeIfAbsent(Math.floorDiv(millis, width), _ -> new Cell());
  }
}
