package app.uptick.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// From version 1 to 2: roll-ups of five minutes that knew a mean become roll-ups of three sizes
/// that know how the times were spread. Never edit once released.
final class RollUpMigration {

  private static final String TABLE =
      """
      ALTER TABLE rollup RENAME TO old_rollup;
      -- span milliseconds from bucket on, of one function or ('') of all: answers asked for, median
      -- and p95 of their times, the worst kind of band, time in which it worked and did not
      -- (together, the coverage), and how the times are spread (Spread).
      CREATE TABLE rollup(
        span INTEGER NOT NULL, function TEXT NOT NULL, bucket INTEGER NOT NULL,
        asked INTEGER NOT NULL, slow INTEGER NOT NULL, failing INTEGER NOT NULL,
        median INTEGER, p95 INTEGER, worst TEXT NOT NULL,
        up INTEGER NOT NULL, bad INTEGER NOT NULL, times BLOB NOT NULL,
        PRIMARY KEY(span, function, bucket)) WITHOUT ROWID;
      """;

  private RollUpMigration() {}

  static void run(Connection connection) throws SQLException {
    Sql.run(connection, TABLE);
    Statements sql = new Statements(connection);
    RollUps rollUps = new RollUps(sql, new Bands(sql));
    Instant[] last = {Instant.EPOCH};
    sql.query(
        "SELECT * FROM old_rollup ORDER BY bucket, function",
        row -> {
          last[0] = Sql.instant(row, "bucket");
          rollUps.enter(last[0]);
          rollUps.add(
              last[0],
              row.getString("function"),
              row.getInt("asked"),
              row.getInt("slow"),
              row.getInt("failing"),
              times(
                  row.getInt("answers"),
                  row.getLong("total"),
                  row.getLong("fastest"),
                  row.getLong("slowest")));
        });
    rollUps.settle(last[0].plus(Tier.FIVE_MINUTES.width()));
    sql.close();
    Sql.run(connection, "DROP TABLE old_rollup");
  }

  /// Times of that count, sum and extremes.
  private static List<Duration> times(int answers, long total, long fastest, long slowest) {
    List<Duration> times = new ArrayList<>();
    if (answers > 0) {
      times.add(Duration.ofMillis(fastest));
    }
    if (answers > 1) {
      times.add(Duration.ofMillis(slowest));
    }
    for (int n = 2; n < answers; n++) {
      times.add(Duration.ofMillis((total - fastest - slowest) / (answers - 2)));
    }
    return times;
  }
}
