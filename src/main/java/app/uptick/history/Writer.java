package app.uptick.history;

import app.uptick.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The one thread that writes. Whoever has something to record leaves it here and goes on at once.
final class Writer {

  /// Hours of checks: more is waiting only where the disk hangs.
  static final int MOST_WAITING = 256;

  private static final int STEPS_FOR_ROOM = 5;

  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  private static final Duration SILENCE = Duration.ofMinutes(5);

  private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean complained = new AtomicBoolean();
  private final Path file;
  private final Connection connection;
  private final Recorder recorder;
  private final Job inSilence;
  private final Consumer<String> onTrouble;
  private final Thread thread;

  /// Of the writer's thread alone.
  private boolean ended;

  /// Something to be written, in a transaction of its own.
  interface Job {
    void write(Recorder recorder) throws SQLException;
  }

  /// @param inSilence written whenever nothing was left for five minutes
  /// @param onTrouble told once, in words for a person, from the writer's or a caller's thread
  Writer(
      Path file,
      Connection connection,
      Recorder recorder,
      Job inSilence,
      Consumer<String> onTrouble) {
    this.file = file;
    this.connection = connection;
    this.recorder = recorder;
    this.inSilence = inSilence;
    this.onTrouble = onTrouble;
    this.thread = Thread.ofPlatform().name("history").daemon().unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  /// Looks, when nothing else waits, whether all of the file can be read.
  void lookThrough() {
    leave(_ -> {
      if (!Database.isSound(connection)) {
        throw new SQLiteException("looking through " + file, SQLiteErrorCode.SQLITE_CORRUPT);
      }
    });
  }

  /// Leaves a job. Nothing comes of it once closed, or where too many are waiting.
  void leave(Job job) {
    if (closed.get()) {
      return;
    }
    if (waiting.size() < MOST_WAITING) {
      waiting.add(job);
    } else {
      complain("trouble.slow");
    }
  }

  /// Writes what is waiting and `last`, and ends; after a few seconds it ends regardless. Can be
  /// called twice.
  void close(Job last) {
    if (closed.compareAndSet(false, true)) {
      waiting.add(last);
      waiting.add(_ -> ended = true);
    }
    try {
      thread.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try (connection) {
      while (!ended) {
        Job next = waiting.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
        write(next == null ? inSilence : next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      complain("trouble.write");
    }
  }

  private void write(Job job) {
    try {
      try {
        transact(job);
      } catch (SQLException e) {
        if (!isFull(e) || !makeRoom()) {
          throw e;
        }
        transact(job);
      }
    } catch (SQLException e) {
      complain(trouble(e));
    } catch (RuntimeException e) {
      complain("trouble.write"); // The jobs that come after it must not suffer.
    }
    foldLog();
  }

  /// Transactions are spelled out: with auto-commit off, the driver opens the next one at once and
  /// holds the file while there is nothing to write.
  private void transact(Job job) throws SQLException {
    Sql.run(connection, "BEGIN IMMEDIATE");
    try {
      job.write(recorder);
      Sql.run(connection, "COMMIT");
    } catch (SQLException | RuntimeException e) {
      recorder.forget();
      rollBack(e);
      throw e;
    }
  }

  /// Whether something could be deleted; not where it is the disk that is full.
  private boolean makeRoom() {
    boolean[] made = new boolean[1];
    try {
      for (int step = 0; step < STEPS_FOR_ROOM; step++) {
        transact(each -> made[0] |= each.room().trimAgain());
        recorder.room().foldLog();
      }
    } catch (SQLException _) {
      return false;
    }
    return made[0];
  }

  private String trouble(SQLException e) {
    if (e instanceof Recorder.Held) {
      return "trouble.held";
    }
    if (!(e instanceof SQLiteException sqlite)) {
      return "trouble.write";
    }
    return switch (Database.primary(sqlite)) {
      case SQLITE_FULL -> "trouble.disk-full";
      case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged();
      default -> "trouble.write";
    };
  }

  private String damaged() {
    try {
      Database.markDamaged(file);
      return "trouble.damaged";
    } catch (IOException _) {
      return "trouble.write";
    }
  }

  private static boolean isFull(SQLException e) {
    return e instanceof SQLiteException sqlite
        && Database.primary(sqlite) == SQLiteErrorCode.SQLITE_FULL;
  }

  private void foldLog() {
    try {
      recorder.room().foldLog();
    } catch (SQLException e) {
      complain(trouble(e));
    }
  }

  /// A full disk makes SQLite roll back by itself, and then there is nothing left to do.
  private void rollBack(Exception reason) {
    try {
      Sql.run(connection, "ROLLBACK");
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private void complain(String text) {
    if (complained.compareAndSet(false, true)) {
      onTrouble.accept(Texts.load(History.TEXTS).get(text));
    }
  }
}
