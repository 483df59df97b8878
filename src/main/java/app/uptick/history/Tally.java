package app.uptick.history;

import app.uptick.model.FunctionState;
import app.uptick.model.HistoryView.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is summed up of a stretch of time: one row of the roll-ups. Not thread-safe.
final class Tally {

  final Spread spread = new Spread();
  int asked;
  int slow;
  int failing;
  Kind worst = Kind.UP;

  /// Time in which it worked, and time in which it did not: together, the coverage.
  Duration up = Duration.ZERO;

  Duration bad = Duration.ZERO;

  void saw(Kind kind) {
    worst = severity(kind) > severity(worst) ? kind : worst;
  }

  void answered(FunctionState state, @Nullable Duration total) {
    asked++;
    switch (state) {
      case UP -> {}
      case SLOW -> slow++;
      case FAILING -> failing++;
      case UNKNOWN -> {}
    }
    if (total != null && (state == FunctionState.UP || state == FunctionState.SLOW)) {
      spread.add(total);
    }
  }

  /// Adds all that was seen; watched time is not added, for between two checks there may be longer
  /// than what is summed up.
  void add(Tally other) {
    asked += other.asked;
    slow += other.slow;
    failing += other.failing;
    saw(other.worst);
    spread.add(other.spread);
  }

  static Tally of(ResultSet row) throws SQLException {
    Tally tally = new Tally();
    tally.asked = row.getInt("asked");
    tally.slow = row.getInt("slow");
    tally.failing = row.getInt("failing");
    tally.worst = Sql.word(row, "worst", Kind.values(), Kind::name);
    tally.up = Duration.ofMillis(row.getLong("up"));
    tally.bad = Duration.ofMillis(row.getLong("bad"));
    tally.spread.addBytes(row.getBytes("times"));
    return tally;
  }

  private static int severity(Kind kind) {
    return switch (kind) {
      case UP, PAUSED, ASLEEP, OFF, UNOBSERVED -> 0;
      case UNKNOWN -> 1;
      case OFFLINE -> 2;
      case YOUR_SIDE -> 3;
      case DEGRADED -> 4;
      case BLOCKED -> 5;
      case DOWN -> 6;
    };
  }
}
