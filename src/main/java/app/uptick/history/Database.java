package app.uptick.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Opens the file: makes it, brings it up to date, and tells a file that will never do from trouble
/// that passes.
final class Database {

  static final String FILE = "history.db";

  /// Tells our files from other programs' (`PRAGMA application_id`): "Uptk".
  private static final int APPLICATION = 0x5570_746B;

  static final int BUSY_MILLIS = 2_000;

  /// A larger file is looked through while the monitor is already at work.
  private static final long QUICKLY_READ_PAGES = 250;

  /// Each brings the file from the version of its index to the next. Never edit one that was
  /// released.
  private static final List<Migration> MIGRATIONS =
      List.of(Database::first, RollUpMigration::run, StoryMigration::run, EvidenceMigration::run);

  private static final String FIRST =
      """
      -- One row for each round; nth tells rounds of one millisecond apart (a clock set back).
      CREATE TABLE verdict(
        at INTEGER NOT NULL, nth INTEGER NOT NULL, elapsed INTEGER NOT NULL,
        state TEXT NOT NULL, cause TEXT NOT NULL, scope TEXT NOT NULL, confidence REAL NOT NULL,
        PRIMARY KEY(at, nth)) WITHOUT ROWID;
      -- One row for each function that a round asked.
      CREATE TABLE observation(
        at INTEGER NOT NULL, nth INTEGER NOT NULL, function TEXT NOT NULL,
        state TEXT NOT NULL, connect INTEGER, first_byte INTEGER, total INTEGER,
        status INTEGER, failure TEXT,
        PRIMARY KEY(at, nth, function)) WITHOUT ROWID;
      -- Five minutes of one function; answers are those whose time was measured, total their sum.
      CREATE TABLE rollup(
        bucket INTEGER NOT NULL, function TEXT NOT NULL,
        asked INTEGER NOT NULL, slow INTEGER NOT NULL, failing INTEGER NOT NULL,
        answers INTEGER NOT NULL, total INTEGER NOT NULL, fastest INTEGER, slowest INTEGER,
        PRIMARY KEY(bucket, function)) WITHOUT ROWID;
      -- A stretch of one kind, of a function or ('') of the whole; ended is when it was last seen,
      -- and it may be taken to go on for hold more.
      CREATE TABLE band(
        function TEXT NOT NULL, began INTEGER NOT NULL, ended INTEGER NOT NULL,
        hold INTEGER NOT NULL, kind TEXT NOT NULL,
        PRIMARY KEY(function, began)) WITHOUT ROWID;
      -- A stretch in which nobody looked; open-ended while the monitor is off.
      CREATE TABLE unobserved(
        began INTEGER NOT NULL, ended INTEGER, why TEXT NOT NULL,
        PRIMARY KEY(began, why)) WITHOUT ROWID;
      CREATE TABLE incident(
        id TEXT NOT NULL PRIMARY KEY, began INTEGER NOT NULL, ended INTEGER,
        state TEXT NOT NULL, worst TEXT NOT NULL, cause TEXT NOT NULL, headline TEXT NOT NULL)
        WITHOUT ROWID;
      """;

  private static void first(Connection connection) throws SQLException {
    Sql.run(connection, FIRST);
  }

  private Database() {}

  /// Brings the file from one version to the next.
  private interface Migration {
    void run(Connection connection) throws SQLException;
  }

  /// A file that will not do, however often it is tried.
  static final class Unfit extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    Unfit(String reason) {
      super(reason);
      this.reason = reason;
    }

    /// Which of the texts `put-aside.*` says it.
    String reason() {
      return reason;
    }
  }

  /// The connection that writes. There is one. The file is the user's alone, and so are the
  /// companions that SQLite makes after its likeness.
  static Connection write(Path file) throws IOException, SQLException, Unfit {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Unfit("foreign");
    }
    if (Files.deleteIfExists(damaged(file))) {
      throw new Unfit("damaged");
    }
    boolean existed = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    PrivateFiles.makeFile(file);
    try {
      return prepared(file);
    } catch (SQLiteException e) {
      if (existed && isLasting(e)) {
        throw new Unfit(reason(e));
      }
      throw e;
    }
  }

  /// A connection that only reads, and never holds the writer up.
  static Connection read(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /// The version of the tables; 0 before there are any.
  static long version(Connection connection) throws SQLException {
    return Sql.number(connection, "PRAGMA user_version");
  }

  static int newestVersion() {
    return MIGRATIONS.size();
  }

  static boolean isKnown(long version) {
    return version <= MIGRATIONS.size();
  }

  private static Connection prepared(Path file) throws SQLException, Unfit {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try {
      refuseForeign(connection);
      Sql.run(connection, "PRAGMA auto_vacuum = INCREMENTAL");
      Sql.run(connection, "PRAGMA journal_mode = WAL");
      Sql.run(connection, "PRAGMA synchronous = NORMAL");
      Sql.run(connection, "PRAGMA wal_autocheckpoint = 250");
      Sql.run(connection, "PRAGMA journal_size_limit = 1000000");
      Sql.run(connection, "PRAGMA cache_size = -512");
      migrate(connection);
      return connection;
    } catch (SQLException | Unfit | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void refuseForeign(Connection connection) throws SQLException, Unfit {
    long application = Sql.number(connection, "PRAGMA application_id");
    boolean empty = Sql.number(connection, "SELECT count(*) FROM sqlite_master") == 0;
    if (application != APPLICATION && !(application == 0 && empty)) {
      throw new Unfit("foreign");
    } else if (!isKnown(version(connection))) {
      throw new Unfit("newer");
    }
    if (Sql.number(connection, "PRAGMA page_count") <= QUICKLY_READ_PAGES && !isSound(connection)) {
      throw new Unfit("damaged");
    }
  }

  /// Reads all of the file.
  static boolean isSound(Connection connection) throws SQLException {
    boolean[] sound = new boolean[1];
    Sql.query(connection, "PRAGMA quick_check(1)", row -> sound[0] = "ok".equals(row.getString(1)));
    return sound[0];
  }

  /// Has the file put aside when it is opened next.
  static void markDamaged(Path file) throws IOException {
    if (!Files.exists(damaged(file))) {
      Files.createFile(damaged(file));
    }
  }

  private static Path damaged(Path file) {
    return file.resolveSibling(file.getFileName() + ".damaged");
  }

  private static void migrate(Connection connection) throws SQLException {
    for (int version = (int) version(connection); version < MIGRATIONS.size(); version++) {
      Sql.run(connection, "BEGIN IMMEDIATE");
      MIGRATIONS.get(version).run(connection);
      Sql.run(connection, "PRAGMA application_id = " + APPLICATION);
      Sql.run(connection, "PRAGMA user_version = " + (version + 1));
      Sql.run(connection, "COMMIT");
    }
  }

  /// Whether trying again is useless. A full disk, a lock or a failing disk may pass.
  private static boolean isLasting(SQLiteException e) {
    return switch (primary(e)) {
      case SQLITE_NOTADB,
          SQLITE_CORRUPT,
          SQLITE_CANTOPEN,
          SQLITE_READONLY,
          SQLITE_PERM,
          SQLITE_AUTH,
          SQLITE_ERROR ->
          true;
      default -> false;
    };
  }

  private static String reason(SQLiteException e) {
    return switch (primary(e)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_ERROR -> "damaged";
      default -> "closed";
    };
  }

  /// What is wrong with the file, for a person.
  static String trouble(SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return String.valueOf(e.getMessage());
    }
    return switch (primary(sqlite)) {
      case SQLITE_NOTADB -> "it is not a history of Uptick's";
      case SQLITE_CORRUPT -> "it is damaged";
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH -> "it may not be opened";
      case SQLITE_FULL -> "the disk is full";
      case SQLITE_BUSY, SQLITE_LOCKED -> "another program holds it";
      default -> String.valueOf(e.getMessage());
    };
  }

  /// The error without its refinement (sqlite.org/rescode.html).
  static SQLiteErrorCode primary(SQLiteException e) {
    return SQLiteErrorCode.getErrorCode(e.getResultCode().code & 0xFF);
  }
}
