package app.uptick.history;

import app.uptick.model.Check;
import app.uptick.model.Notice;
import app.uptick.model.StatusChange;
import app.uptick.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Keeps what the monitor finds. Any thread may call, and none waits for the disk; opening and
/// closing do.
public final class History implements AutoCloseable {

  /// The bundle of what a person is told of the history.
  private static final int TAKEN_AT_ONCE = 2000;

  static final String TEXTS = "app.uptick.history.texts";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Clock clock;
  private final Writer writer;

  private History(Path folder, Clock clock, Writer writer) {
    this.folder = folder;
    this.clock = clock;
    this.writer = writer;
  }

  /// An open history.
  ///
  /// @param putAside what a person is to be told where an older file could not be used: it was
  ///   renamed, never deleted
  public record Opened(History history, Optional<String> putAside) {}

  /// Opens the history in `dataFolder`, or begins one.
  ///
  /// @param onTrouble told at most once, in words for a person, that something is not being saved;
  ///   must not block
  /// @throws HistoryException where there can be none now: the folder can't be written, the disk is
  ///   full, another program holds the file
  public static Opened open(
      Path dataFolder, Clock clock, Retention retention, Consumer<String> onTrouble)
      throws HistoryException {
    Path file = dataFolder.resolve(Database.FILE);
    try {
      PrivateFiles.makeFolder(dataFolder);
      try {
        return new Opened(begin(dataFolder, clock, retention, onTrouble), Optional.empty());
      } catch (Database.Unfit e) {
        Path aside = putAside(file, clock.instant());
        String told = Texts.load(TEXTS).format("put-aside." + e.reason(), aside.getFileName());
        return new Opened(begin(dataFolder, clock, retention, onTrouble), Optional.of(told));
      }
    } catch (SQLException e) {
      throw new HistoryException("opening " + file + ": " + Database.trouble(e), e);
    } catch (IOException | Database.Unfit e) {
      throw new HistoryException("opening " + file + ": " + e, e);
    }
  }

  private static History begin(
      Path folder, Clock clock, Retention retention, Consumer<String> onTrouble)
      throws IOException, SQLException, Database.Unfit {
    Path file = folder.resolve(Database.FILE);
    Connection connection = Database.write(file);
    Statements sql = new Statements(connection);
    Recorder recorder = new Recorder(sql, new Room(connection, sql, file, retention));
    Writer writer =
        new Writer(
            file, connection, recorder, each -> each.stillPaused(clock.instant()), onTrouble);
    writer.start();
    Instant now = clock.instant();
    writer.leave(each -> each.started(now));
    shrink(writer, now, Room.Step::isUrgent);
    writer.lookThrough();
    return new History(folder, clock, writer);
  }

  /// Step by step, so that checks are written in between. SQLite takes no limit that is below what
  /// the file has already, so that it is told once there is less.
  private static void shrink(Writer writer, Instant now, Predicate<Room.Step> goesOn) {
    writer.leave(recorder -> {
      if (goesOn.test(recorder.room().trim(now))) {
        shrink(writer, now, goesOn);
      } else {
        recorder.room().setLimit();
      }
    });
  }

  /// Moves the file and its companions to a name that is free.
  private static Path putAside(Path file, Instant now) throws IOException {
    String name = file.getFileName() + ".unreadable-" + STAMP.format(now);
    Path aside = file.resolveSibling(name);
    for (int n = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); n++) {
      aside = file.resolveSibling(name + "-" + n);
    }
    for (String companion : List.of("", "-wal", "-shm")) {
      Path from = file.resolveSibling(file.getFileName() + companion);
      if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(from, aside.resolveSibling(aside.getFileName() + companion));
      }
    }
    return aside;
  }

  /// Keeps so much from now on. What is more goes at once, a little at a time.
  public void keep(Retention retention) {
    Instant now = clock.instant();
    writer.leave(recorder -> {
      recorder.room().keep(retention);
      recorder.room().setLimit();
    });
    shrink(writer, now, Room.Step::isHalfDone);
  }

  /// Records a round.
  ///
  /// @param interval how long after this round the next was due, by which time that nobody observed
  ///   is told
  public void record(Check check, Duration interval) {
    writer.leave(recorder -> recorder.check(check, interval));
  }

  /// Records the beginning, a step or the end of an incident.
  public void record(StatusChange change) {
    writer.leave(recorder -> recorder.change(change, null));
  }

  /// The same, with the evidence of the check that led to it.
  public void record(StatusChange change, Check seen) {
    writer.leave(recorder -> recorder.change(change, seen));
  }

  /// Records what the person was told.
  public void told(Notice notice) {
    writer.leave(recorder -> recorder.stories().told(notice));
  }

  /// Keeps the person's own note on an incident, in place of an earlier one.
  public void note(String incident, String words) {
    writer.leave(recorder -> recorder.stories().note(incident, words));
  }

  /// Records that the person has seen all there was up to a moment.
  public void seen(Instant until) {
    writer.leave(recorder -> recorder.stories().seen(until));
  }

  /// Records what a check saw on a network.
  ///
  /// @param network a mark of the network, asked for on the writer's thread, so that it may take
  ///   its time; empty where it can't be told
  public void record(Check check, Supplier<Optional<String>> network) {
    writer.leave(recorder -> {
      Optional<String> mark = network.get();
      if (mark.isPresent()) {
        recorder.stories().network(mark.get(), check);
      }
    });
  }

  /// Takes in the checks that another machine recorded, where this history knows nothing; how many
  /// were new. Completes once they are written, and exceptionally where they can't be.
  ///
  /// @param rows oldest first, as [HistoryImport] reads them
  public CompletableFuture<Integer> takeIn(List<Row> rows) {
    Instant now = clock.instant();
    CompletableFuture<Integer> taken = new CompletableFuture<>();
    takeIn(rows, 0, now, 0, taken);
    return taken;
  }

  /// A part at a time, so that the log stays short and others are let in between.
  private void takeIn(
      List<Row> rows, int from, Instant now, int before, CompletableFuture<Integer> taken) {
    int to = Math.min(from + TAKEN_AT_ONCE, rows.size());
    Instant next = to < rows.size() ? rows.get(to).at() : Instant.MAX;
    leave(
        taken,
        recorder -> {
          int count = before + recorder.takeIn(rows.subList(from, to), next, now);
          if (to < rows.size()) {
            takeIn(rows, to, now, count, taken);
          } else {
            writer.leave(_ -> taken.complete(count));
          }
        });
  }

  /// Takes in the incidents that another machine recorded and that are over, where no trouble is
  /// known here at their time; how many were. Completes as [#takeIn] does.
  public CompletableFuture<Integer> takeInIncidents(List<Incident> incidents) {
    Instant now = clock.instant();
    CompletableFuture<Integer> taken = new CompletableFuture<>();
    leave(
        taken,
        recorder -> {
          int count = 0;
          for (Incident each : incidents) {
            count += recorder.stories().takeIn(each, now) ? 1 : 0;
          }
          int all = count;
          writer.leave(_ -> taken.complete(all));
        });
    return taken;
  }

  /// Deletes all that was recorded, for good; trouble that is not over stays, with its story.
  /// Completes once that is written, and exceptionally where it can't be.
  public CompletableFuture<Boolean> erase() {
    CompletableFuture<Boolean> erased = new CompletableFuture<>();
    leave(
        erased,
        recorder -> {
          recorder.erase();
          writer.leave(_ -> erased.complete(true));
        });
    return erased;
  }

  /// Leaves a job that somebody waits for, who hears of it where it fails.
  private void leave(CompletableFuture<?> awaited, Writer.Job job) {
    writer.leave(recorder -> {
      try {
        job.write(recorder);
      } catch (SQLException | RuntimeException e) {
        awaited.completeExceptionally(e);
        throw e;
      }
    });
  }

  /// Records that nobody looked for a while.
  public void span(Unobserved why, Instant from, Instant to) {
    writer.leave(recorder -> recorder.unobserved(why, from, to));
  }

  /// Records that a person wants nobody to look from now on.
  public void paused(Instant from) {
    writer.leave(recorder -> recorder.unobserved(Unobserved.PAUSED, from, null));
  }

  /// Notes that a pause goes on; the writer does so by itself from time to time.
  void stillPaused(Instant now) {
    writer.leave(recorder -> recorder.stillPaused(now));
  }

  /// Records that the pause is over.
  public void resumed(Instant at) {
    writer.leave(recorder -> recorder.observedAgain(at));
  }

  /// The incident that the monitor left open when it last stopped.
  public Optional<IncidentRecord> openIncident() throws HistoryException {
    return new HistoryReader(folder).openIncident();
  }

  /// Calls back on the writer's thread once all that was recorded so far is written.
  void afterWriting(Runnable callback) {
    writer.leave(_ -> callback.run());
  }

  /// Writes what is waiting, marks the time from now on as off, and ends. Takes a few seconds at
  /// most, and can be called twice.
  @Override
  public void close() {
    Instant now = clock.instant();
    writer.close(recorder -> recorder.stopped(now));
  }
}
