package app.uptick.history;

import static app.uptick.history.Rounds.answered;
import static app.uptick.history.Rounds.check;
import static app.uptick.history.TimelineTest.assertTiles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.MovingClock;
import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.Notice;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergeTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;

  private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void fillsWhatThisMachineDidNotWatch(String form) throws IOException {
    watch("laptop", minute(0), minute(60), State.UP);
    watch("laptop", minute(180), minute(240), State.UP);
    watch("desktop", minute(30), minute(210), State.DOWN);

    int taken = takeIn("laptop", export("desktop", form), minute(240));

    assertEquals(120, taken);
    assertEquals(
        List.of(
            new Band(minute(0), minute(60), Kind.UP),
            new Band(minute(60), minute(180), Kind.DOWN),
            new Band(minute(180), minute(240), Kind.UP)),
        bands("laptop", minute(0), minute(240)));
    assertEquals(List.of(), troubles);
  }

  @Test
  void takesTheSameFileInOnce() throws IOException {
    watch("laptop", minute(0), minute(60), State.UP);
    watch("desktop", minute(30), minute(210), State.DOWN);
    Path file = export("desktop", "csv");

    assertEquals(150, takeIn("laptop", file, minute(240)));
    assertEquals(0, takeIn("laptop", file, minute(240)));
    assertEquals(210, rows("laptop").size());
  }

  @Test
  void countsNoTimeTwiceOfThreeMachines() throws IOException {
    watch("laptop", minute(0), minute(60), State.UP);
    watch("desktop", minute(30), minute(120), State.DOWN);
    watch("server", minute(20), minute(150), State.BLOCKED);

    takeIn("laptop", export("desktop", "csv"), minute(200));
    takeIn("laptop", export("server", "json"), minute(200));

    assertEquals(
        List.of(Kind.UP, Kind.DOWN, Kind.BLOCKED, Kind.OFF),
        bands("laptop", minute(0), minute(180)).stream().map(Band::kind).toList());
    assertEquals(150, rows("laptop").size());
  }

  @Test
  void sumsUpWhatWasTakenIn() throws IOException {
    watch("laptop", minute(0), minute(5), State.UP);
    watch("desktop", minute(-600), minute(-300), State.UP);

    takeIn("laptop", export("desktop", "json"), minute(10));

    assertTrue(
        new HistoryReader(folder.resolve("laptop"))
                .view(minute(-600), minute(-300), Optional.of(FunctionId.WEB), minute(10), 20)
                .points()
                .size()
            > 5);
  }

  /// The night on which Berlin's clocks go back has two hours of one name.
  @Test
  void keepsBothHoursOfOneName() throws IOException {
    Path file = folder.resolve("dst.csv");
    StringBuilder text = new StringBuilder("at,state,cause,scope,confidence,elapsedMs\n");
    for (String offset : List.of("+02:00", "+01:00")) {
      for (int minute = 0; minute < 60; minute++) {
        text.append("2026-10-25T02:%02d:00%s,up,none,unclear,0.9,500\n".formatted(minute, offset));
      }
    }
    Files.writeString(file, text);
    Instant began = Instant.parse("2026-10-25T00:00:00Z");

    assertEquals(120, takeIn("laptop", file, began.plus(HOUR.multipliedBy(3))));
    assertEquals(
        new Band(began, began.plus(HOUR.multipliedBy(2)), Kind.UP),
        bands("laptop", began, began.plus(HOUR.multipliedBy(3))).getFirst());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void leavesNoOverlapWhenClocksWereSet(long seed) throws IOException {
    Random random = new Random(seed);
    for (String machine : List.of("laptop", "desktop", "server")) {
      Instant at = minute(random.nextInt(60));
      for (int n = 0; n < 4; n++) {
        Instant end = at.plus(MINUTE.multipliedBy(10L + random.nextInt(40)));
        watch(machine, at, end, random.nextBoolean() ? State.UP : State.DOWN);
        at = end.plus(MINUTE.multipliedBy(random.nextInt(60) - 20));
      }
    }

    takeIn("laptop", export("desktop", "csv"), minute(600));
    int before = rows("laptop").size();
    takeIn("laptop", export("server", "json"), minute(600));

    assertTiles(minute(-60), minute(600), bands("laptop", minute(-60), minute(600)));
    assertTrue(rows("laptop").size() >= before);
    assertEquals(0, takeIn("laptop", export("server", "json"), minute(600)));
    assertEquals(List.of(), troubles);
  }

  @Test
  void takesNothingFromTheFutureOrTooLongAgo() throws IOException {
    watch("desktop", minute(0), minute(10), State.UP);

    assertEquals(0, takeIn("laptop", export("desktop", "csv"), minute(-1)));
    assertEquals(0, takeIn("laptop", export("desktop", "csv"), NOON.plus(Duration.ofDays(40))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing of ours",
        "at,state,cause,scope,confidence,elapsedMs\nyesterday,up,none,unclear,0.9,5\n",
        "at,state,cause,scope,confidence,elapsedMs\n2026-11-22T12:00:00Z,up\n",
        "[{\"at\":\"2026-11-22T12:00:00Z\"}]",
        "at,state,cause,scope,confidence,elapsedMs\n2026-11-22T12:00:00Z,up,none,unclear,0.9,-5\n",
        """
        at,state,cause,scope,confidence,elapsedMs,web,webMs
        2026-11-22T12:00:00Z,up,none,unclear,0.9,5,up,9223372036854775807
        """,
        "[1]",
        "["
      })
  void saysWhereAFileCannotBeRead(String text) throws IOException {
    Path file = folder.resolve("odd");
    Files.writeString(file, text);

    HistoryException error = assertThrows(HistoryException.class, () -> HistoryImport.read(file));

    assertTrue(
        String.valueOf(error.getMessage()).matches("(?s)reading .* (line|entry) \\d+: .*"),
        error.getMessage());
  }

  @Test
  void saysThatAFolderIsNoFile() {
    HistoryException error = assertThrows(HistoryException.class, () -> HistoryImport.read(folder));

    assertTrue(String.valueOf(error.getMessage()).contains(folder.toString()), error.getMessage());
  }

  @Test
  void goesOnAfterAJobThatCannotBeDone() throws IOException {
    MovingClock clock = new MovingClock(minute(9));
    Row impossible =
        new Row(
            NOON,
            Duration.ofSeconds(Long.MAX_VALUE),
            State.UP,
            Cause.NONE,
            Scope.UNCLEAR,
            0.9,
            List.of());

    try (History history = open("laptop", clock)) {
      assertThrows(CompletionException.class, () -> history.takeIn(List.of(impossible)).join());
      Instant at = minute(9);
      history.record(check(at, State.UP, answered(FunctionId.WEB, at, 100)), MINUTE);
    }

    assertEquals(1, HistoryImport.read(export("laptop", "csv")).checks().size());
  }

  @Test
  void takesInTheStoriesOfTroubleThatIsNotKnownHere() throws IOException {
    trouble("desktop", minute(10), minute(40));
    trouble("desktop", minute(100), minute(130));
    trouble("laptop", minute(20), minute(30));
    Path file = exportIncidents("desktop");

    assertEquals(1, takeInIncidents("laptop", file, minute(240)));
    assertEquals(0, takeInIncidents("laptop", file, minute(240)));

    List<Incident> there = incidents("desktop");
    List<Incident> here = incidents("laptop");
    assertEquals(List.of(minute(20), minute(100)), here.stream().map(Incident::began).toList());
    assertEquals(there.getLast().steps(), here.getLast().steps());
    assertEquals(there.getLast().told(), here.getLast().told());
    assertEquals("mine", here.getLast().note());
    assertEquals(minute(130), here.getLast().ended());
    assertEquals(List.of(), troubles);
  }

  @Test
  void leavesTroubleThatGoesOnToTheMachineThatSeesIt() throws IOException {
    trouble("desktop", minute(10), minute(40));
    Path file = exportIncidents("desktop");

    assertEquals(0, takeInIncidents("laptop", file, minute(30)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"state\":\"down\" | \"state\":\"broken\" | entry 1: got state 'broken'",
        "\"id\":\"20261122 | \"id\":\"../20261122 | entry 1: got id",
        "\"ended\":\"2026-11-22 | \"ended\":\"2025-11-22 | entry 1: it ended at",
        "\"steps\":[ | \"steps\":3,\"x\":[ | entry 1: there are no steps"
      })
  void namesTheIncidentThatCanNotBe(String right, String wrong, String told) throws IOException {
    trouble("desktop", minute(10), minute(40));
    Path file = exportIncidents("desktop");
    Files.writeString(file, Files.readString(file).replace(right.strip(), wrong.strip()));

    var error = assertThrows(HistoryException.class, () -> HistoryImport.read(file));

    assertTrue(String.valueOf(error.getMessage()).contains(told), error.toString());
  }

  @Test
  void saysThatIncidentsInCsvAreTooLittle() throws IOException {
    trouble("desktop", minute(10), minute(40));
    Path file = folder.resolve("incidents.csv");
    try (var out = Files.newBufferedWriter(file)) {
      IncidentExport.csv(incidents("desktop"), minute(240), out);
    }

    var error = assertThrows(HistoryException.class, () -> HistoryImport.read(file));

    assertTrue(String.valueOf(error.getMessage()).contains("--format json"), error.toString());
  }

  /// TikTok is down between two moments, and the person is told.
  private void trouble(String machine, Instant from, Instant to) throws IOException {
    String id = "20261122-" + from.getEpochSecond();
    MovingClock clock = new MovingClock(from);
    try (History history = open(machine, clock)) {
      Check seen = check(from, State.DOWN, Rounds.failed(FunctionId.WEB, from));
      Check good = check(to, State.UP, answered(FunctionId.WEB, to, 100));
      history.record(seen, MINUTE);
      history.record(change(from, State.UP, State.DOWN, id, from), seen);
      history.told(
          new Notice(
              from, Notice.Kind.TROUBLE, id, "TikTok is down", "Wait.", Notice.Urgency.NORMAL));
      history.note(id, "mine");
      history.record(good, MINUTE);
      history.record(change(to, State.DOWN, State.UP, id, from), good);
      clock.advance(Duration.between(from, to));
    }
  }

  private static StatusChange change(
      Instant at, State before, State after, String id, Instant since) {
    Cause cause = after == State.UP ? Cause.NONE : Cause.OVERLOAD;
    return new StatusChange(at, before, after, cause, "TikTok is " + after.code(), id, since);
  }

  private Path exportIncidents(String machine) throws IOException {
    Path file = folder.resolve(machine + "-incidents.json");
    try (var out = Files.newBufferedWriter(file)) {
      IncidentExport.json(incidents(machine), minute(240), out);
    }
    return file;
  }

  private List<Incident> incidents(String machine) throws IOException {
    return new IncidentReader(folder.resolve(machine)).since(Instant.EPOCH);
  }

  private int takeInIncidents(String machine, Path file, Instant now) throws IOException {
    try (History history = open(machine, new MovingClock(now))) {
      return history.takeInIncidents(HistoryImport.read(file).incidents()).join();
    }
  }

  private void watch(String machine, Instant from, Instant to, State state) throws IOException {
    MovingClock clock = new MovingClock(from);
    try (History history = open(machine, clock)) {
      for (Instant at = from; at.isBefore(to); at = at.plus(MINUTE)) {
        history.record(check(at, state, answered(FunctionId.WEB, at, 100)), MINUTE);
      }
      clock.advance(Duration.between(from, to));
    }
  }

  private Path export(String machine, String form) throws IOException {
    Path file = folder.resolve(machine + "." + form);
    try (var out = Files.newBufferedWriter(file)) {
      HistoryReader reader = new HistoryReader(folder.resolve(machine));
      if (form.equals("csv")) {
        HistoryExport.csv(reader, Instant.EPOCH, NOON.plus(Duration.ofDays(1)), out);
      } else {
        HistoryExport.json(reader, Instant.EPOCH, NOON.plus(Duration.ofDays(1)), out);
      }
    }
    return file;
  }

  private int takeIn(String machine, Path file, Instant now) throws IOException {
    try (History history = open(machine, new MovingClock(now))) {
      return history.takeIn(HistoryImport.read(file).checks()).join();
    }
  }

  private History open(String machine, MovingClock clock) throws IOException {
    Retention retention = new Retention(Duration.ofDays(7), 50_000_000);
    return History.open(folder.resolve(machine), clock, retention, troubles::add).history();
  }

  private List<Band> bands(String machine, Instant from, Instant to) throws IOException {
    return new HistoryReader(folder.resolve(machine))
        .view(from, to, Optional.empty(), to, 100)
        .bands();
  }

  private List<Row> rows(String machine) throws IOException {
    List<Row> rows = new ArrayList<>();
    new HistoryReader(folder.resolve(machine)).each(Instant.EPOCH, rows::add);
    return rows;
  }

  private static Instant minute(int n) {
    return NOON.plus(MINUTE.multipliedBy(n));
  }
}
