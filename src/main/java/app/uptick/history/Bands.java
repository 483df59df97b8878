package app.uptick.history;

import app.uptick.history.Fields.Words;
import app.uptick.model.HistoryView.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what could be said of which stretch of time, and reads it as a timeline. One thread.
final class Bands {

  /// A verdict holds for one interval, and is taken to hold on while the next may just be late.
  private static final int PATIENCE = 3;

  /// After a clock was set back, so many stretches that began earlier may reach into a later time.
  private static final String REACHING_BACK =
      "ifnull((SELECT min(began) FROM (SELECT began FROM %s ORDER BY began DESC LIMIT 16)), 0)";

  private static final Words<Unobserved> REASONS =
      new Words<>(Unobserved.values(), Unobserved::code);

  private final Statements sql;
  private final Map<String, OpenBand> open = new HashMap<>();

  Bands(Statements sql) {
    this.sql = sql;
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

  /// Adds what was said of a function, or of the whole, for the time until the next check.
  void add(String function, Instant at, Duration interval, Kind kind) throws SQLException {
    OpenBand last = open.get(function);
    if (last != null && last.goesOn(at, interval)) {
      boolean same = last.kind() == kind;
      sql.update(
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
    sql.update(
        "INSERT OR REPLACE INTO band(function, began, ended, hold, kind) VALUES(?, ?, ?, ?, ?)",
        function,
        at,
        at,
        interval,
        kind.name());
    open.put(function, new OpenBand(at, at, interval, kind));
  }

  /// Adds time in which nobody looked.
  ///
  /// @param to null where it goes on
  void unobserved(Unobserved why, Instant from, @Nullable Instant to) throws SQLException {
    sql.update(
        "INSERT OR REPLACE INTO unobserved(began, ended, why) VALUES(?, ?, ?)",
        from,
        to,
        why.code());
  }

  /// Ends what goes on since [#unobserved] without an end.
  void observedAgain(Instant now) throws SQLException {
    sql.update("UPDATE unobserved SET ended = max(began, ?) WHERE ended IS NULL", now);
  }

  /// Notes that a pause, if there is one, went on up to now: what is left open begins here, so that
  /// of a monitor that is killed in it no more is known than that.
  void stillPaused(Instant now) throws SQLException {
    List<Long> begins = new ArrayList<>();
    sql.query(
        "SELECT began FROM unobserved WHERE ended IS NULL AND why = ? AND began < ?",
        row -> begins.add(row.getLong(1)),
        Unobserved.PAUSED.code(),
        now);
    for (long began : begins) {
      sql.update(
          "UPDATE unobserved SET began = ? WHERE began = ? AND why = ? AND ended IS NULL",
          now,
          began,
          Unobserved.PAUSED.code());
      sql.update(
          "INSERT OR REPLACE INTO unobserved(began, ended, why)"
              + " SELECT ifnull(max(began), ?1), ?2, ?3 FROM unobserved"
              + " WHERE ended = ?1 AND why = ?3",
          began,
          now,
          Unobserved.PAUSED.code());
    }
  }

  /// Marks the time up to `now`, since the monitor last stopped or was last heard of, as off.
  void started(Instant now) throws SQLException {
    if (sql.number("SELECT count(*) FROM unobserved WHERE ended IS NULL") > 0) {
      sql.update("UPDATE unobserved SET why = ? WHERE ended IS NULL", Unobserved.OFF.code());
      observedAgain(now);
      return;
    }
    sql.update(
        "INSERT OR REPLACE INTO unobserved(began, ended, why)"
            + " SELECT last, ?, ? FROM (SELECT max(ended) AS last FROM band WHERE began <= ?)"
            + " WHERE last IS NOT NULL",
        now,
        Unobserved.OFF.code(),
        now);
  }

  /// The stretches since a moment in which nobody looked, oldest first; none reaches into the next.
  List<Gap> gaps(Instant since, Instant now) throws SQLException {
    List<Gap> all = new ArrayList<>();
    sql.query(
        "SELECT "
            + Fields.ofAll("began", "min(ifnull(ended, ?2), ?2)", "why")
            + " FROM unobserved WHERE ifnull(ended, ?2) > ?1 AND began < ?2",
        row -> {
          Fields fields = new Fields(row.getBytes(1));
          while (fields.hasNext()) {
            all.add(new Gap(fields.instant(), fields.instant(), fields.word(REASONS)));
          }
        },
        since,
        now);
    all.sort(Comparator.comparing(Gap::at));
    List<Gap> gaps = new ArrayList<>(all.size());
    for (int n = 0; n < all.size(); n++) {
      Gap gap = n + 1 < all.size() ? all.get(n).before(all.get(n + 1)) : all.get(n);
      if (gap.at().isBefore(gap.until())) {
        gaps.add(gap);
      }
    }
    return gaps;
  }

  /// What could be said of a span of time.
  ///
  /// @param now up to when the latest verdict may be taken to hold
  Timeline timeline(String function, Instant from, Instant to, Instant now) throws SQLException {
    Timeline timeline = new Timeline(from, to);
    lay(timeline, function, from, to, now);
    return timeline;
  }

  /// The same, and what is left of the time whose single stretches are gone.
  Timeline longTimeline(String function, Instant from, Instant to, Instant now)
      throws SQLException {
    Timeline timeline = new Timeline(from, to);
    layDays(timeline, function, from, to);
    lay(timeline, function, from, to, now);
    return timeline;
  }

  /// Rows that end before the span are left out in SQL: to read them is most of the work where a
  /// short span is asked for.
  private void lay(Timeline timeline, String function, Instant from, Instant to, Instant now)
      throws SQLException {
    sql.query(
        "SELECT began, ended, hold, kind FROM band WHERE function = ?1 AND began < ?3"
            + " AND ended + hold * ?4 >= ?2 AND began >= "
            + REACHING_BACK.formatted("band WHERE function = ?1 AND began <= ?2")
            + " ORDER BY began",
        row -> {
          Instant ended = Instant.ofEpochMilli(row.getLong(2));
          Duration hold = Duration.ofMillis(row.getLong(3));
          boolean goesOn =
              !now.isBefore(ended)
                  && Duration.between(ended, now).compareTo(hold.multipliedBy(PATIENCE)) <= 0;
          timeline.lay(
              Instant.ofEpochMilli(row.getLong(1)),
              goesOn ? now : ended.plus(hold),
              Sql.word(row, 4, Kind.values(), Kind::name));
        },
        function,
        from,
        to,
        PATIENCE);
    sql.query(
        "SELECT began, ended, why FROM unobserved WHERE began < ?2"
            + " AND (ended IS NULL OR ended >= ?1) AND began >= "
            + REACHING_BACK.formatted("unobserved WHERE began <= ?1"),
        row ->
            timeline.lay(
                Instant.ofEpochMilli(row.getLong(1)),
                Sql.optionalLong(row, 2).map(Instant::ofEpochMilli).orElse(to),
                Sql.word(row, 3, Unobserved.values(), Unobserved::code).kind()),
        from,
        to);
  }

  /// Where single stretches are gone, what is left of a day: how long it worked, and how long not.
  private void layDays(Timeline timeline, String function, Instant from, Instant to)
      throws SQLException {
    Instant oldest =
        Instant.ofEpochMilli(
            sql.number(
                "SELECT ifnull(min(began), ?2) FROM band WHERE function = ?1", function, to));
    if (!from.isBefore(oldest)) {
      return;
    }
    sql.query(
        "SELECT bucket, up, bad, worst FROM rollup"
            + " WHERE span = ? AND function = ? AND bucket >= ? AND bucket < ?",
        row -> {
          Instant day = Sql.instant(row, "bucket");
          Instant bad = day.plusMillis(row.getLong("up"));
          timeline.lay(day, bad, Kind.UP);
          timeline.lay(
              bad,
              bad.plusMillis(row.getLong("bad")),
              Sql.word(row, "worst", Kind.values(), Kind::name));
        },
        Tier.DAYS.width(),
        function,
        Tier.DAYS.floor(from),
        oldest.isBefore(to) ? Tier.DAYS.floor(oldest) : to);
  }
}
