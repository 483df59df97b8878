package app.uptick.history;

import static app.uptick.history.Rounds.answered;
import static app.uptick.history.Rounds.check;
import static app.uptick.history.Rounds.failed;
import static app.uptick.history.TimelineTest.assertTiles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.history.History.Opened;
import app.uptick.model.Cause;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionState;
import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Retention WEEK = new Retention(Duration.ofDays(7), 50_000_000);

  @TempDir Path folder;

  private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());

  @Test
  void keepsEveryPartOfACheck() throws IOException {
    try (History history = open(NOON)) {
      history.record(
          check(
              NOON,
              State.DEGRADED,
              answered(FunctionId.WEB, NOON.plusMillis(200), 150),
              failed(FunctionId.LIVE, NOON.plusMillis(400))),
          MINUTE);
    }

    Row row = rows().getFirst();

    assertEquals(NOON, row.at());
    assertEquals(Rounds.ELAPSED, row.elapsed());
    assertEquals(State.DEGRADED, row.state());
    assertEquals(Cause.OVERLOAD, row.cause());
    assertEquals(0.9, row.confidence());
    assertEquals(
        List.of(
            new Row.Observation(
                FunctionId.LIVE,
                FunctionState.FAILING,
                Duration.ofMillis(20),
                Duration.ofMillis(60),
                Duration.ofMillis(8_000),
                null,
                FailureKind.TIMEOUT),
            new Row.Observation(
                FunctionId.WEB,
                FunctionState.UP,
                Duration.ofMillis(20),
                Duration.ofMillis(60),
                Duration.ofMillis(150),
                200,
                null)),
        row.observations());
    assertEquals(List.of(), troubles);
  }

  @Test
  void leavesOutWhatOtherRoundsObserved() throws IOException {
    try (History history = open(NOON)) {
      history.record(
          check(
              NOON,
              State.UP,
              answered(FunctionId.WEB, NOON.minusSeconds(60), 150),
              answered(FunctionId.LOGIN, NOON.plusSeconds(3600), 150),
              Rounds.report(FunctionId.FEED, FunctionState.UNKNOWN, null, 0, null, null),
              answered(FunctionId.LIVE, NOON, 150)),
          MINUTE);
    }

    List<FunctionId> recorded =
        rows().getFirst().observations().stream().map(Row.Observation::function).toList();

    assertEquals(List.of(FunctionId.LIVE), recorded);
  }

  @Test
  void goesOnAfterARestart() throws IOException {
    try (History history = open(NOON)) {
      history.record(check(NOON, State.UP), MINUTE);
    }

    try (History history = open(NOON.plusSeconds(90))) {
      history.record(check(NOON.plusSeconds(100), State.DOWN), MINUTE);
    }

    assertEquals(List.of(State.UP, State.DOWN), rows().stream().map(Row::state).toList());
  }

  @Test
  void closesTwice() throws IOException {
    History history = open(NOON);

    history.close();
    history.close();
    history.record(check(NOON, State.UP), MINUTE);

    assertEquals(List.of(), rows());
    assertEquals(List.of(), troubles);
  }

  @Test
  void losesNothingWhenTheClockIsSetBack() throws IOException {
    Instant hourBefore = NOON.minus(HOUR);
    try (History history = open(NOON)) {
      for (Instant at : List.of(NOON, NOON, hourBefore, NOON.minusMillis(1), NOON, hourBefore)) {
        history.record(check(at, State.UP, answered(FunctionId.WEB, at, 100)), MINUTE);
      }
    }

    List<Row> rows = rows();

    assertEquals(
        List.of(hourBefore, hourBefore, NOON.minusMillis(1), NOON, NOON, NOON),
        rows.stream().map(Row::at).toList());
    assertTrue(rows.stream().allMatch(row -> row.observations().size() == 1));
    assertEquals(List.of(), troubles);
  }

  @Test
  void drawsAnEmptyHistoryAsUnobserved() throws IOException {
    HistoryView view = view(HOUR, NOON);

    assertEquals(
        new HistoryView(
            NOON.minus(HOUR),
            NOON,
            List.of(),
            List.of(new Band(NOON.minus(HOUR), NOON, Kind.UNOBSERVED))),
        view);
  }

  @Test
  void drawsStatesFromVerdictToVerdict() throws IOException {
    Instant start = NOON.minus(Duration.ofMinutes(10));
    History history = open(start);
    for (int minute = 0; minute <= 10; minute++) {
      State state = minute < 4 ? State.UP : minute < 7 ? State.DOWN : State.YOUR_SIDE;
      history.record(check(start.plus(MINUTE.multipliedBy(minute)), state), MINUTE);
    }
    settle(history);

    HistoryView view = view(Duration.ofMinutes(20), NOON);

    assertEquals(
        List.of(
            new Band(minute(-20), minute(-10), Kind.UNOBSERVED),
            new Band(minute(-10), minute(-6), Kind.UP),
            new Band(minute(-6), minute(-3), Kind.DOWN),
            new Band(minute(-3), NOON, Kind.YOUR_SIDE)),
        view.bands());
    history.close();
  }

  @Test
  void drawsWhatNobodyObserved() throws IOException {
    History history = open(minute(-60));
    for (int minute : new int[] {-60, -59, -58, -40, -39, -36, -35, -20, -19, -18}) {
      history.record(check(minute(minute), State.UP), MINUTE);
    }
    history.span(Unobserved.PAUSED, minute(-38), minute(-37));
    settle(history);

    HistoryView view = view(HOUR, NOON);

    assertEquals(
        List.of(
            new Band(minute(-60), minute(-57), Kind.UP),
            new Band(minute(-57), minute(-40), Kind.UNOBSERVED),
            new Band(minute(-40), minute(-38), Kind.UP),
            new Band(minute(-38), minute(-37), Kind.PAUSED),
            new Band(minute(-37), minute(-34), Kind.UP),
            new Band(minute(-34), minute(-20), Kind.UNOBSERVED),
            new Band(minute(-20), minute(-17), Kind.UP),
            new Band(minute(-17), NOON, Kind.UNOBSERVED)),
        view.bands());
    history.close();
  }

  @Test
  void drawsTheTimeBetweenTwoRunsAsUnobserved() throws IOException {
    try (History history = open(minute(-10))) {
      history.record(check(minute(-10), State.UP), MINUTE);
      setClock(minute(-9));
    }
    History history = open(minute(-8));
    history.record(check(minute(-8), State.UP), MINUTE);
    history.record(check(minute(-6), State.UP), MINUTE);
    settle(history);

    HistoryView view = view(Duration.ofMinutes(10), minute(-4));

    assertEquals(
        List.of(
            new Band(minute(-14), minute(-10), Kind.UNOBSERVED),
            new Band(minute(-10), minute(-9), Kind.UP),
            new Band(minute(-9), minute(-8), Kind.OFF),
            new Band(minute(-8), minute(-4), Kind.UP)),
        view.bands());
    history.close();
  }

  @Test
  void takesARunThatWasKilledForOffSinceItsLastVerdict() throws IOException, SQLException {
    History killed = open(minute(-10));
    killed.record(check(minute(-10), State.UP), MINUTE);
    killed.record(check(minute(-9), State.UP), MINUTE);
    settle(killed);
    History history = open(minute(-7));
    history.record(check(minute(-7), State.UP), MINUTE);
    settle(history);

    HistoryView view = view(Duration.ofMinutes(4), minute(-6));

    assertEquals(
        List.of(
            new Band(minute(-10), minute(-9), Kind.UP),
            new Band(minute(-9), minute(-7), Kind.OFF),
            new Band(minute(-7), minute(-6), Kind.UP)),
        view.bands());
    history.close();
    killed.close();
  }

  @Test
  void tellsEveryReasonNotToLookFromTheOthers() throws IOException {
    try (History history = open(minute(-60))) {
      history.record(check(minute(-60), State.UP), MINUTE);
      history.paused(minute(-59));
      history.resumed(minute(-50));
      history.record(check(minute(-50), State.UP), MINUTE);
      history.span(Unobserved.ASLEEP, minute(-49), minute(-40));
      history.record(
          check(
              minute(-40), State.YOUR_SIDE, Cause.NO_NETWORK, failed(FunctionId.LIVE, minute(-40))),
          MINUTE);
      history.record(check(minute(-39), State.YOUR_SIDE), MINUTE);
      history.record(check(minute(-38), State.UP), MINUTE);
      history.span(Unobserved.CLOCK, minute(-37), minute(-30));
      history.record(check(minute(-30), State.UP), MINUTE);
      setClock(minute(-29));
    }
    History history = open(minute(-20));
    history.record(check(minute(-20), State.UP), MINUTE);
    history.paused(minute(-19));
    settle(history);

    assertEquals(
        List.of(
            new Band(minute(-60), minute(-59), Kind.UP),
            new Band(minute(-59), minute(-50), Kind.PAUSED),
            new Band(minute(-50), minute(-49), Kind.UP),
            new Band(minute(-49), minute(-40), Kind.ASLEEP),
            new Band(minute(-40), minute(-39), Kind.OFFLINE),
            new Band(minute(-39), minute(-38), Kind.YOUR_SIDE),
            new Band(minute(-38), minute(-37), Kind.UP),
            new Band(minute(-37), minute(-30), Kind.UNOBSERVED),
            new Band(minute(-30), minute(-29), Kind.UP),
            new Band(minute(-29), minute(-20), Kind.OFF),
            new Band(minute(-20), minute(-19), Kind.UP),
            new Band(minute(-19), NOON, Kind.PAUSED)),
        view(HOUR, NOON).bands());
    history.close();
  }

  @Test
  void knowsOfAPauseOnlyForAsLongAsItsMonitorWasHeardOf() throws IOException {
    History killed = open(minute(-20));
    killed.record(check(minute(-20), State.UP), MINUTE);
    killed.paused(minute(-19));
    killed.stillPaused(minute(-14));
    killed.stillPaused(minute(-9));
    settle(killed);
    assertEquals(
        List.of(
            new Band(minute(-20), minute(-19), Kind.UP),
            new Band(minute(-19), minute(-8), Kind.PAUSED)),
        view(Duration.ofMinutes(12), minute(-8)).bands());

    History history = open(minute(-5));
    history.record(check(minute(-5), State.UP), MINUTE);
    settle(history);

    assertEquals(
        List.of(
            new Band(minute(-20), minute(-19), Kind.UP),
            new Band(minute(-19), minute(-9), Kind.PAUSED),
            new Band(minute(-9), minute(-5), Kind.OFF),
            new Band(minute(-5), minute(-4), Kind.UP)),
        view(Duration.ofMinutes(16), minute(-4)).bands());
    history.close();
    killed.close();
  }

  @Test
  void endsAPauseWhenTheMonitorStops() throws IOException {
    try (History history = open(minute(-10))) {
      history.record(check(minute(-10), State.UP), MINUTE);
      history.paused(minute(-9));
      settle(history);
      setClock(minute(-5));
    }

    assertEquals(
        List.of(
            new Band(minute(-10), minute(-9), Kind.UP),
            new Band(minute(-9), minute(-5), Kind.PAUSED),
            new Band(minute(-5), NOON, Kind.OFF)),
        view(Duration.ofMinutes(10), NOON).bands());
  }

  @Test
  void leavesNoOverlapWhenTheClockIsSetBackWhileOff() throws IOException {
    try (History history = open(minute(-10))) {
      history.record(check(minute(-10), State.UP), MINUTE);
      setClock(minute(-9));
    }
    History history = open(minute(-30));
    history.record(check(minute(-30), State.DOWN), MINUTE);
    settle(history);

    List<Band> bands = view(HOUR, NOON).bands();

    assertTiles(NOON.minus(HOUR), NOON, bands);
    assertTrue(bands.contains(new Band(minute(-30), minute(-29), Kind.DOWN)), bands::toString);
    history.close();
  }

  @Test
  void drawsAFunctionByWhatItsAnswersMean() throws IOException {
    History history = open(minute(-5));
    history.record(check(minute(-5), State.DEGRADED, failed(FunctionId.LIVE, minute(-5))), MINUTE);
    history.record(check(minute(-4), State.YOUR_SIDE, failed(FunctionId.LIVE, minute(-4))), MINUTE);
    history.record(
        check(minute(-3), State.DOWN, answered(FunctionId.LIVE, minute(-3), 90)), MINUTE);
    settle(history);

    HistoryView view =
        reader().view(Duration.ofMinutes(5), Optional.of(FunctionId.LIVE), minute(-2), 100);

    assertEquals(
        List.of(
            new Band(minute(-7), minute(-5), Kind.UNOBSERVED),
            new Band(minute(-5), minute(-4), Kind.DOWN),
            new Band(minute(-4), minute(-3), Kind.YOUR_SIDE),
            new Band(minute(-3), minute(-2), Kind.UP)),
        view.bands());
    assertEquals(List.of(Duration.ofMillis(90)), medians(view));
    history.close();
  }

  @Test
  void drawsTheMedianOfAnswersAndLeavesFailuresOut() throws IOException {
    History history = open(minute(-5));
    for (long millis : new long[] {100, 900, 120}) {
      history.record(
          check(
              minute(-5),
              State.UP,
              answered(FunctionId.WEB, minute(-5), millis),
              failed(FunctionId.LIVE, minute(-5))),
          MINUTE);
    }
    settle(history);

    assertEquals(List.of(Duration.ofMillis(120)), medians(view(HOUR, NOON)));
    history.close();
  }

  @Test
  void drawsNoMorePointsThanAskedFor() throws IOException {
    History history = open(minute(-200));
    for (int n = -200; n < 0; n++) {
      history.record(
          check(minute(n), State.UP, answered(FunctionId.WEB, minute(n), 100 + n % 7)), MINUTE);
    }
    settle(history);

    for (int most : new int[] {1, 2, 10, 500}) {
      List<Point> points =
          reader().view(Duration.ofHours(4), Optional.empty(), NOON, most).points();

      assertFalse(points.isEmpty());
      assertTrue(points.size() <= most, points.size() + " of " + most);
    }
    history.close();
  }

  @Test
  void drawsRollUpsOnceTheSingleChecksAreGone() throws IOException {
    Instant month = NOON.minus(Duration.ofDays(30));
    History history = open(month);
    for (int n = 0; n < 10; n++) {
      Instant at = month.plus(MINUTE.multipliedBy(n));
      history.record(check(at, State.UP, answered(FunctionId.WEB, at, 300)), MINUTE);
    }
    history.record(check(NOON, State.UP, answered(FunctionId.WEB, NOON, 100)), MINUTE);
    settle(history);

    HistoryView view =
        reader().view(Duration.ofDays(31), Optional.of(FunctionId.WEB), NOON.plusSeconds(1), 9999);

    assertEquals(1, rows().size());
    assertEquals(
        List.of(300L, 300L, 100L), medians(view).stream().map(Duration::toMillis).toList());
    assertEquals(Kind.UP, view.bands().get(1).kind());
    assertEquals(month, view.bands().get(1).from());
    history.close();
  }

  @Test
  void staysBelowItsLimit() throws IOException {
    History history = open(NOON, new Retention(Duration.ofDays(7), 200_000));
    for (int n = 0; n < 5_000; n++) {
      Instant at = minute(n);
      history.record(
          check(
              at,
              State.UP,
              answered(FunctionId.WEB, at, 100),
              answered(FunctionId.LIVE, at, 100),
              answered(FunctionId.FEED, at, 100)),
          MINUTE);
      if (n % 100 == 0) {
        settle(history);
      }
    }
    settle(history);
    history.close();

    assertTrue(Files.size(file()) < 260_000, () -> file().toFile().length() + " bytes");
    assertEquals(minute(4_999), rows().getLast().at());
    assertEquals(List.of(), troubles);
  }

  @Test
  void followsAnIncidentFromBeginningToEnd() throws IOException {
    try (History history = open(NOON)) {
      history.record(change(NOON, State.DEGRADED, "i1", minute(-1)));
      history.record(change(minute(5), State.DOWN, "i1", minute(-1)));
      history.record(change(minute(8), State.UNKNOWN, "i1", minute(-1)));
      history.record(change(minute(9), State.YOUR_SIDE, "i1", minute(-1)));
    }

    try (History history = open(minute(10))) {
      IncidentRecord open = history.openIncident().orElseThrow();
      assertEquals("i1", open.id());
      assertEquals(minute(-1), open.began());
      assertNull(open.ended());
      assertEquals(State.YOUR_SIDE, open.state());
      assertEquals(Cause.DNS_RESOLVER, open.cause());
      assertEquals(State.DOWN, open.worst());

      history.record(change(minute(11), State.UP, "i1", minute(-1)));
      settle(history);

      assertEquals(Optional.empty(), history.openIncident());
    }
    IncidentRecord ended = reader().incidents(NOON, minute(60)).getFirst();
    assertEquals(minute(11), ended.ended());
    assertEquals("your-side", ended.headline());
    assertEquals(List.of(), reader().incidents(minute(12), minute(60)));
    assertEquals(List.of(), reader().incidents(minute(-60), minute(-1)));
  }

  @Test
  void endsAnIncidentWithTheFirstGoodCheckNotWithItsConfirmation() throws IOException {
    try (History history = open(minute(-10))) {
      history.record(check(minute(-10), State.DOWN), MINUTE);
      history.record(
          new StatusChange(
              minute(-9), State.UP, State.DOWN, Cause.SERVER_ERROR, "Down.", "i-1", minute(-10)));
      history.record(check(minute(-9), State.DOWN), MINUTE);
      for (int n = -8; n <= -6; n++) {
        history.record(check(minute(n), State.UP), MINUTE);
      }
      history.record(
          new StatusChange(
              minute(-6), State.DOWN, State.UP, Cause.NONE, "Up.", "i-1", minute(-10)));
    }

    IncidentRecord incident = new HistoryReader(folder).incidents(minute(-10), NOON).getFirst();

    assertEquals(minute(-10), incident.began());
    assertEquals(minute(-8), incident.ended());
  }

  @Test
  void endsAnIncidentThatWasLeftOpenWhenTheNextBegins() throws IOException {
    try (History history = open(NOON)) {
      history.record(change(NOON, State.DOWN, "i1", NOON));
      history.record(change(minute(9), State.DOWN, "i2", minute(8)));
    }

    List<IncidentRecord> incidents = reader().incidents(NOON, minute(60));

    assertEquals(List.of("i1", "i2"), incidents.stream().map(IncidentRecord::id).toList());
    assertEquals(minute(8), incidents.getFirst().ended());
    assertNull(incidents.getLast().ended());
  }

  @Test
  void findsAnIncidentThatGoesOn() throws IOException {
    try (History history = open(NOON)) {
      history.record(change(NOON, State.DOWN, "i1", NOON));
      history.record(change(NOON, State.UP, null, null));
    }

    assertEquals(1, reader().incidents(minute(100), minute(200)).size());
  }

  @Test
  void readsWhileItIsWritten() throws IOException {
    History history = open(NOON);
    history.record(check(NOON, State.UP), MINUTE);
    history.record(check(minute(1), State.UP), MINUTE);
    settle(history);
    List<Instant> seen = new ArrayList<>();

    reader()
        .each(
            Instant.EPOCH,
            row -> {
              seen.add(row.at());
              history.record(check(minute(10 + seen.size()), State.DOWN), MINUTE);
              settle(history);
            });

    assertEquals(List.of(NOON, minute(1)), seen);
    assertEquals(4, rows().size());
    assertEquals(List.of(), troubles);
    history.close();
  }

  @Test
  void neverBlocksTheCallerAndTellsOnceWhenTheDiskHangs() throws IOException {
    History history = open(NOON);
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    history.afterWriting(() -> {
      hanging.countDown();
      await(released);
    });
    await(hanging);

    for (int n = 1; n < Writer.MOST_WAITING; n++) {
      history.record(check(minute(n), State.UP), MINUTE);
    }
    CountDownLatch written = new CountDownLatch(1);
    history.afterWriting(written::countDown);
    for (int n = 1; n < Writer.MOST_WAITING; n++) {
      history.record(check(minute(-n), State.UP), MINUTE);
    }
    released.countDown();
    await(written);

    assertEquals(Writer.MOST_WAITING - 1, rows().size());
    assertEquals(minute(1), rows().getFirst().at());
    assertEquals(1, troubles.size());
    assertTrue(troubles.getFirst().contains("too slow"), troubles::toString);
    history.close();
  }

  @Test
  void tellsOnceThatItCannotWriteAndGoesOn() throws Exception {
    History history = open(NOON);
    settle(history);
    try (Connection other = connect()) {
      Sql.run(
          other,
          "CREATE TRIGGER full BEFORE INSERT ON verdict BEGIN SELECT RAISE(ABORT, 'no'); END");
      history.record(check(NOON, State.UP), MINUTE);
      history.record(check(minute(1), State.UP), MINUTE);
      settle(history);
      Sql.run(other, "DROP TRIGGER full");
    }
    history.record(check(minute(2), State.UP), MINUTE);
    history.close();

    assertEquals(1, troubles.size());
    assertTrue(troubles.getFirst().contains("could not be saved"), troubles::toString);
    assertEquals(List.of(minute(2)), rows().stream().map(Row::at).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void tilesEverySpanWhateverHappened(long seed) throws IOException {
    Random random = new Random(seed);
    Instant at = NOON;
    for (int run = 0; run < 3; run++) {
      try (History history = open(at)) {
        for (int n = 0; n < 40; n++) {
          at = at.plusSeconds(random.nextInt(400) - 100);
          State state = List.of(State.values()).get(random.nextInt(State.values().length));
          history.record(
              check(at, state, answered(FunctionId.WEB, at, 100)),
              Duration.ofSeconds(10 + random.nextInt(60)));
          if (random.nextInt(10) == 0) {
            history.span(Unobserved.ASLEEP, at, at.plusSeconds(random.nextInt(300) - 50));
          }
        }
        settle(history);
        setClock(at);
      }
      at = at.plusSeconds(random.nextInt(3_000) - 1_000);
    }

    for (int n = 0; n < 50; n++) {
      Instant now = NOON.plusSeconds(random.nextInt(40_000) - 5_000);
      Duration span = Duration.ofSeconds(1 + random.nextInt(40_000));
      HistoryView view = reader().view(span, Optional.empty(), now, 50);
      assertTiles(now.minus(span), now, view.bands());
      assertTrue(view.points().stream().noneMatch(p -> p.at().isBefore(view.from())));
      assertTrue(view.points().stream().noneMatch(p -> p.at().isAfter(view.to())));
    }
    assertEquals(120, rows().size());
    assertEquals(List.of(), troubles);
  }

  @Test
  void putsAsideWhatIsNoDatabase() throws IOException {
    Files.writeString(file(), "This is not a database, and never was one.".repeat(100));

    Opened opened = reopen();

    assertEquals(
        Optional.of(
            "The history was damaged and could not be read. It is kept as"
                + " history.db.unreadable-20261122T120000Z; a new history has begun."),
        opened.putAside());
    assertTrue(
        Files.readString(folder.resolve("history.db.unreadable-20261122T120000Z"))
            .startsWith("This is not"));
    assertWorks(opened.history());
  }

  @Test
  void putsAsideWhatWasCutShort() throws IOException {
    fill();
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }

    Opened opened = reopen();

    assertTrue(opened.putAside().orElseThrow().startsWith("The history was damaged"));
    assertWorks(opened.history());
  }

  @Test
  void putsAsideWhatWasScribbledOver() throws IOException {
    fill();
    byte[] bytes = Files.readAllBytes(file());
    new Random(1)
        .ints(4096 * 2, 4096 * 10)
        .limit(20_000)
        .forEach(i -> bytes[i] = (byte) (bytes[i] ^ 0x5A));
    Files.write(file(), bytes);

    Opened opened = reopen();

    assertTrue(opened.putAside().orElseThrow().startsWith("The history was damaged"));
    assertWorks(opened.history());
  }

  @Test
  void putsAsideWhatANewerVersionWrote() throws Exception {
    fill();
    try (Connection other = connect()) {
      Sql.run(other, "PRAGMA user_version = 99");
    }

    var error = assertThrows(HistoryException.class, this::rows);
    Opened opened = reopen();

    assertEquals("reading " + file() + ": it was written by a newer Uptick", error.getMessage());
    assertTrue(opened.putAside().orElseThrow().startsWith("The history was written by a newer"));
    assertWorks(opened.history());
  }

  @Test
  void putsAsideWhatAnotherProgramWrote() throws Exception {
    try (Connection other = connect()) {
      Sql.run(other, "CREATE TABLE mine(a)");
    }

    Opened opened = reopen();

    assertTrue(opened.putAside().orElseThrow().startsWith("The history file was not one of"));
    assertWorks(opened.history());
  }

  @Test
  void putsAsideAFolderInItsPlace() throws IOException {
    Files.createDirectories(file().resolve("full"));
    Files.writeString(folder.resolve("history.db-wal"), "changes");

    Opened opened = reopen();

    assertTrue(opened.putAside().isPresent());
    Path aside = folder.resolve("history.db.unreadable-20261122T120000Z");
    assertTrue(Files.isDirectory(aside.resolve("full")));
    assertEquals("changes", Files.readString(folder.resolve(aside.getFileName() + "-wal")));
    assertWorks(opened.history());
  }

  @Test
  void neverPutsOneFileOverAnother() throws IOException {
    for (int n = 0; n < 3; n++) {
      Files.writeString(file(), "garbage " + n + " ".repeat(2_000));
      reopen().history().close();
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(3, files.filter(path -> path.toString().matches(".*Z(-\\d)?")).count());
    }
  }

  @Test
  void takesAnEmptyFileForANewOne() throws IOException {
    Files.createFile(file());

    Opened opened = reopen();

    assertEquals(Optional.empty(), opened.putAside());
    assertWorks(opened.history());
  }

  @Test
  void leavesAFileInPlaceThatAnotherProgramHolds() throws Exception {
    fill();
    try (Connection other = connect()) {
      Sql.run(other, "PRAGMA locking_mode = EXCLUSIVE");
      Sql.run(other, "BEGIN EXCLUSIVE");

      assertThrows(HistoryException.class, this::reopen);
    }

    assertEquals(300, rows().size());
  }

  @Test
  void keepsOthersOfThisMachineOut() throws IOException {
    Path fresh = folder.resolve("of/uptick");

    try (History history = History.open(fresh, Clock.systemUTC(), WEEK, troubles::add).history()) {
      history.record(check(NOON, State.UP), MINUTE);
      settle(history);
      assertEquals("rwx------", permissions(fresh));
      for (String name : List.of("history.db", "history.db-wal", "history.db-shm")) {
        assertEquals("rw-------", permissions(fresh.resolve(name)), name);
      }
    }
  }

  @Test
  void closesAFileToOthersThatWasOpenToThem() throws IOException {
    fill();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    open(NOON).close();

    assertEquals("rw-------", permissions(file()));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void saysInPlainWordsThatAFileIsNoHistory() throws IOException {
    Files.writeString(file(), "This is not a database, and never was one.".repeat(100));

    var error = assertThrows(HistoryException.class, () -> reader().isThere());

    assertEquals("reading " + file() + ": it is not a history of Uptick's", error.getMessage());
  }

  @Test
  void saysThatThereIsNothingYet() throws IOException {
    assertFalse(reader().isThere());

    fill();

    assertTrue(reader().isThere());
  }

  @Test
  void saysWhatIsWrongWithAFolderThatCannotBeMade() throws IOException {
    Path plain = Files.createFile(folder.resolve("plain"));

    var error =
        assertThrows(
            HistoryException.class,
            () -> History.open(plain, Clock.systemUTC(), WEEK, troubles::add));

    assertTrue(String.valueOf(error.getMessage()).startsWith("opening " + plain));
  }

  private Instant time = NOON;

  private void setClock(Instant now) {
    time = now;
  }

  private History open(Instant now) throws IOException {
    return open(now, WEEK);
  }

  private History open(Instant now, Retention retention) throws IOException {
    setClock(now);
    Opened opened = History.open(folder, new SetClock(), retention, troubles::add);
    assertEquals(Optional.empty(), opened.putAside());
    return opened.history();
  }

  private Opened reopen() throws IOException {
    setClock(NOON);
    return History.open(folder, new SetClock(), WEEK, troubles::add);
  }

  private final class SetClock extends Clock {

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return time;
    }
  }

  private void fill() throws IOException {
    try (History history = open(NOON)) {
      for (int n = 0; n < 300; n++) {
        Instant at = minute(n);
        history.record(check(at, State.UP, answered(FunctionId.WEB, at, 100)), MINUTE);
        settle(history);
      }
    }
  }

  private void assertWorks(History history) throws IOException {
    history.record(check(NOON, State.UP), MINUTE);
    history.close();

    assertEquals(List.of(NOON), rows().stream().map(Row::at).toList());
    assertEquals(List.of(), troubles);
  }

  /// Waits until all that was recorded so far is written.
  private static void settle(History history) {
    CountDownLatch written = new CountDownLatch(1);
    history.afterWriting(written::countDown);
    await(written);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StatusChange change(
      Instant at, State to, @Nullable String incident, @Nullable Instant since) {
    return new StatusChange(at, State.UP, to, Rounds.cause(to), to.code(), incident, since);
  }

  private static Instant minute(int n) {
    return NOON.plus(MINUTE.multipliedBy(n));
  }

  private static List<Duration> medians(HistoryView view) {
    return view.points().stream().map(Point::median).toList();
  }

  private HistoryView view(Duration span, Instant now) throws IOException {
    return reader().view(span, Optional.empty(), now, 100);
  }

  private List<Row> rows() throws HistoryException {
    List<Row> rows = new ArrayList<>();
    reader().each(Instant.EPOCH, rows::add);
    return rows;
  }

  private HistoryReader reader() {
    return new HistoryReader(folder);
  }

  private Path file() {
    return folder.resolve("history.db");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }
}
