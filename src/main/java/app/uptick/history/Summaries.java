package app.uptick.history;

import app.uptick.history.Fields.Words;
import app.uptick.history.Summary.Part;
import app.uptick.model.HistoryView.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads what is left of the time whose single checks are gone: days, then hours of the latest five
/// weeks, then five minutes up to the first check that is still there. One thread.
final class Summaries {

  private static final Words<Kind> KINDS = new Words<>(Kind.values(), Kind::name);

  private static final String ROLL_UPS =
      "SELECT "
          + Fields.ofAll(
              "bucket", "asked", "slow", "failing", "median", "p95", "worst", "up", "bad")
          + " FROM rollup WHERE span = ? AND function = ? AND bucket > ? AND bucket < ?";

  private final Statements sql;

  Summaries(Statements sql) {
    this.sql = sql;
  }

  /// Hands out those that reach into the time since a moment, oldest first, without a gap and
  /// without an overlap; none where the single checks go back that far.
  void each(Instant since, Consumer<Summary> consumer) throws SQLException {
    Instant checks = firstCheck();
    if (!since.isBefore(checks)) {
      return;
    }
    Instant minutes = Tier.HOURS.floor(checks);
    Instant hours = firstHours(checks);
    each(Tier.DAYS, since, hours, consumer);
    each(Tier.HOURS, later(since, hours), minutes, consumer);
    each(Tier.FIVE_MINUTES, later(since, minutes), Tier.FIVE_MINUTES.floor(checks), consumer);
  }

  /// From which day on hours are given: where they had to go for want of room, days are.
  private Instant firstHours(Instant checks) throws SQLException {
    Instant oldest =
        Instant.ofEpochMilli(
            sql.number(
                "SELECT ifnull(min(bucket), ?2) FROM rollup WHERE span = ?1 AND function = ''",
                Tier.HOURS.width(),
                checks));
    Instant whole = Tier.DAYS.floor(oldest.plus(Tier.DAYS.width()));
    Instant wanted = later(Tier.DAYS.floor(checks.minus(Tier.FIVE_MINUTES.kept())), whole);
    Instant last = Tier.DAYS.floor(checks);
    return wanted.isBefore(last) ? wanted : last;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// Where there is none any more, all there is was summed up.
  private Instant firstCheck() throws SQLException {
    return Instant.ofEpochMilli(
        sql.number(
            "SELECT ifnull(min(at), (SELECT ifnull(max(bucket), 0) + ?1 FROM rollup"
                + " WHERE span = ?1 AND function = '')) FROM verdict",
            Tier.FIVE_MINUTES.width()));
  }

  /// Function by function, as the table is ordered: to sort by time in SQL takes twice as long.
  private void each(Tier tier, Instant from, Instant to, Consumer<Summary> consumer)
      throws SQLException {
    Map<Long, List<Part>> parts = new HashMap<>();
    for (String function : RollUps.FUNCTIONS) {
      sql.query(
          ROLL_UPS,
          row -> {
            Fields fields = new Fields(row.getBytes(1));
            while (fields.hasNext()) {
              parts
                  .computeIfAbsent(fields.number(), _ -> new ArrayList<>(RollUps.FUNCTIONS.size()))
                  .add(part(function, fields));
            }
          },
          tier.width(),
          function,
          from.minus(tier.width()),
          to);
    }
    parts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each ->
            consumer.accept(
                new Summary(Instant.ofEpochMilli(each.getKey()), tier.width(), each.getValue())));
  }

  private static Part part(String function, Fields fields) throws SQLException {
    return new Part(
        function,
        (int) fields.number(),
        (int) fields.number(),
        (int) fields.number(),
        fields.optionalNumber(),
        fields.optionalNumber(),
        fields.word(KINDS),
        Duration.ofMillis(fields.number()),
        Duration.ofMillis(fields.number()));
  }
}
