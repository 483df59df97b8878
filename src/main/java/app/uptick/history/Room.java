package app.uptick.history;

import app.uptick.model.FunctionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Keeps the file and its log of changes within their limit: what is old goes by age, and where
/// that is not enough, the oldest of the finest goes first. Incidents stay. One thread.
final class Room {

  /// So few that no check waits for them, so many that they outrun what comes in.
  private static final int DELETED_AT_ONCE = 200;

  /// Of the limit, for the log of changes (`-wal`), which SQLite folds in at about 1 MB.
  private static final long MOST_LOG_BYTES = 2_000_000;

  private static final int LOG_SHARE = 5;

  /// Deleting begins before the file is full.
  private static final double FULL = 0.9;

  private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);
  private static final Duration LEAST_RAW = Duration.ofDays(1);

  private final Connection connection;
  private final Statements sql;
  private final Path file;
  private final Path log;
  private Retention retention;
  private Instant asOf = Instant.EPOCH;
  private boolean foldsAll;

  Room(Connection connection, Statements sql, Path file, Retention retention) {
    this.connection = connection;
    this.sql = sql;
    this.file = file;
    this.log = file.resolveSibling(file.getFileName() + "-wal");
    this.retention = retention;
  }

  /// Keeps so much from now on; [#trim] takes away what is more.
  void keep(Retention other) {
    retention = other;
  }

  /// What may be deleted for want of room, in this order.
  private interface Deletion {
    int delete() throws SQLException;
  }

  /// Makes SQLite itself refuse to let the file grow beyond the limit.
  void setLimit() throws SQLException {
    sql.number("PRAGMA max_page_count = " + fileLimit() / sql.number("PRAGMA page_size"));
  }

  /// What one small step towards what is to be kept came to.
  ///
  /// @param deleted rows
  /// @param tight whether there was too little room
  record Step(int deleted, boolean tight) {

    /// Whether there is not room enough yet; what is old goes by and by.
    boolean isUrgent() {
      return tight && deleted > 0;
    }

    /// Whether there may be more that is not to be kept.
    boolean isHalfDone() {
      return deleted > 0;
    }
  }

  /// One small step towards what is to be kept.
  Step trim(Instant now) throws SQLException {
    asOf = now;
    int deleted = deleteByAge(now);
    boolean tight = used() > FULL * fileLimit();
    if (tight) {
      deleted += deleteBySize(now);
    }
    if (deleted > 0) {
      Sql.run(connection, "PRAGMA incremental_vacuum(" + DELETED_AT_ONCE + ")");
    }
    return new Step(deleted, tight);
  }

  /// Gives the disk back what is not used any more; the log of it goes with the next [#foldLog].
  void giveBack() throws SQLException {
    Sql.run(connection, "PRAGMA incremental_vacuum");
    foldsAll = true;
  }

  /// How long single checks are kept.
  Duration raw() {
    return retention.raw();
  }

  /// The same once more, as of the last time; whether anything was deleted.
  boolean trimAgain() throws SQLException {
    return trim(asOf).isUrgent();
  }

  /// Whether somebody who reads without end keeps the log from being folded in, so that nothing can
  /// be written without exceeding the limit.
  boolean isHeld() {
    long free = (long) (FULL * (retention.limitBytes() - fileBytes()));
    return logBytes() > Math.max(logLimit(), free);
  }

  /// Folds the log in where it has grown too long, without waiting for those who read. Outside of
  /// any transaction.
  void foldLog() throws SQLException {
    if (foldsAll || logBytes() > logLimit()) {
      sql.number("PRAGMA busy_timeout = 0");
      sql.number("PRAGMA wal_checkpoint(TRUNCATE)");
      sql.number("PRAGMA busy_timeout = " + Database.BUSY_MILLIS);
      foldsAll = false;
    }
  }

  private long logBytes() {
    return bytes(log);
  }

  private long fileBytes() {
    return bytes(file);
  }

  private static long bytes(Path of) {
    try {
      return Files.exists(of) ? Files.size(of) : 0;
    } catch (IOException _) {
      return 0; // It was folded in and taken away just now.
    }
  }

  private long logLimit() {
    return Math.min(MOST_LOG_BYTES, retention.limitBytes() / LOG_SHARE);
  }

  private long fileLimit() {
    return retention.limitBytes() - logLimit();
  }

  private int deleteByAge(Instant now) throws SQLException {
    Instant coarse = now.minus(Tier.HOURS.kept());
    Instant oldest = now.minus(Tier.DAYS.kept());
    int deleted = deleteRaw(Tier.FIVE_MINUTES.floor(now.minus(retention.raw())));
    for (Tier tier : Tier.values()) {
      deleted += deleteRollUps(tier, now.minus(tier.kept()));
    }
    for (FunctionId each : FunctionId.values()) {
      deleted += deleteBands(each.code(), coarse);
    }
    return deleted + deleteBands(Recorder.WHOLE, oldest) + deleteUnobserved(oldest);
  }

  private int deleteBySize(Instant now) throws SQLException {
    Instant fresh = now.minus(LEAST_RAW);
    List<Deletion> inOrder =
        List.of(
            () -> deleteRaw(fresh),
            () -> deleteRollUps(Tier.FIVE_MINUTES, fresh),
            () -> deleteRollUps(Tier.HOURS, fresh),
            () -> deleteBands(fresh) + deleteUnobserved(fresh),
            () -> deleteRollUps(Tier.DAYS, fresh),
            () -> deleteRaw(END_OF_TIME));
    int deleted = 0;
    for (Deletion each : inOrder) {
      deleted += deleted < DELETED_AT_ONCE ? each.delete() : 0;
    }
    return deleted;
  }

  private int deleteRaw(Instant before) throws SQLException {
    long newest =
        sql.number(
            "SELECT ifnull(max(at), -1) FROM"
                + " (SELECT at FROM verdict WHERE at < ? ORDER BY at, nth LIMIT ?)",
            before,
            DELETED_AT_ONCE);
    return newest < 0
        ? 0
        : sql.update("DELETE FROM observation WHERE at <= ?", newest)
            + sql.update("DELETE FROM verdict WHERE at <= ?", newest);
  }

  private int deleteRollUps(Tier tier, Instant before) throws SQLException {
    long oldest =
        sql.number(
            "SELECT ifnull(min(bucket), ?3) FROM rollup WHERE span = ?1 AND function = ?2",
            tier.width(),
            Recorder.WHOLE,
            END_OF_TIME);
    if (oldest >= before.toEpochMilli()) {
      return 0;
    }
    Instant end = Instant.ofEpochMilli(oldest).plus(tier.width().multipliedBy(DELETED_AT_ONCE / 8));
    int deleted = 0;
    for (String function : RollUps.FUNCTIONS) {
      deleted +=
          sql.update(
              "DELETE FROM rollup WHERE span = ? AND function = ? AND bucket < ?",
              tier.width(),
              function,
              end.isBefore(before) ? end : before);
    }
    return deleted;
  }

  private int deleteBands(Instant before) throws SQLException {
    int deleted = 0;
    for (String function : RollUps.FUNCTIONS) {
      deleted += deleteBands(function, before);
    }
    return deleted;
  }

  private int deleteBands(String function, Instant before) throws SQLException {
    return sql.update(
        "DELETE FROM band WHERE function = ?1 AND began IN (SELECT began FROM band"
            + " WHERE function = ?1 AND began < ?2 AND ended < ?2 ORDER BY began LIMIT ?3)",
        function,
        before,
        DELETED_AT_ONCE / 8);
  }

  private int deleteUnobserved(Instant before) throws SQLException {
    return sql.update(
        "DELETE FROM unobserved WHERE (began, why) IN (SELECT began, why FROM unobserved"
            + " WHERE began < ?1 AND ended < ?1 ORDER BY began LIMIT ?2)",
        before,
        DELETED_AT_ONCE);
  }

  private long used() throws SQLException {
    return sql.number("PRAGMA page_size")
        * (sql.number("PRAGMA page_count") - sql.number("PRAGMA freelist_count"));
  }
}
