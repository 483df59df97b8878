package app.uptick.history;

import static app.uptick.history.Rounds.answered;
import static app.uptick.history.Rounds.check;
import static app.uptick.history.Rounds.failed;
import static app.uptick.history.TimelineTest.assertTiles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.MovingClock;
import app.uptick.history.History.Opened;
import app.uptick.model.Evidence;
import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import app.uptick.model.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Retention USUAL = new Retention(Duration.ofDays(7), 50_000_000);

  @TempDir Path folder;

  private final MovingClock clock = new MovingClock(NOON);
  private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());

  @Test
  void sumsUpFiveMinutesHoursAndDays() throws Exception {
    try (History history = open(USUAL)) {
      for (int minute = 0; minute < 120; minute++) {
        boolean down = minute >= 30 && minute < 36;
        Instant at = minute(minute);
        history.record(
            check(
                at,
                down ? State.DOWN : State.UP,
                down ? failed(FunctionId.FEED, at) : answered(FunctionId.FEED, at, 100 + minute)),
            MINUTE);
      }
      clock.advance(Duration.ofHours(2));
    }

    assertEquals("5 asked, 5 failing, - / -, DOWN, 0 up, 300 bad", row("5m", "feed", minute(30)));
    assertEquals(
        "5 asked, 1 failing, 135 / 139, DOWN, 240 up, 60 bad", row("5m", "feed", minute(35)));
    assertEquals("60 asked, 6 failing, 127 / 157, DOWN, 3240 up, 360 bad", row("1h", "feed", NOON));
    assertEquals("60 asked, 0 failing, 187 / 217, UP, 3600 up, 0 bad", row("1h", "", minute(60)));
    assertEquals(
        "120 asked, 6 failing, 161 / 217, DOWN, 6840 up, 360 bad",
        row("1d", "", NOON.minus(Duration.ofHours(12))));
    assertEquals(List.of(), troubles);
  }

  @Test
  void neverCountsMoreTimeThanThereIsWhenTheClockIsSetBack() throws Exception {
    try (History history = open(USUAL)) {
      for (int again = 0; again < 3; again++) {
        for (int minute = 0; minute < 60; minute++) {
          history.record(
              check(minute(minute), State.UP, answered(FunctionId.FEED, minute(minute), 100)),
              MINUTE);
        }
      }
      clock.advance(Duration.ofHours(1));
    }

    assertEquals("180 asked, 0 failing, 101 / 101, UP, 3600 up, 0 bad", row("1h", "feed", NOON));
  }

  @Test
  void sumsUpWhatAKilledMonitorLeft() throws Exception {
    History killed = open(USUAL);
    killed.record(check(NOON, State.UP, answered(FunctionId.FEED, NOON, 100)), MINUTE);
    settle(killed);

    clock.advance(Duration.ofDays(1));
    open(USUAL).close();

    assertEquals("1 asked, 0 failing, 101 / 101, UP, 0 up, 0 bad", row("1h", "feed", NOON));
    killed.close();
  }

  @Test
  void showsYearsInDaysWithoutDoubleOrMissingTime() throws IOException {
    Instant begin = NOON.minus(Duration.ofDays(450));
    Decade.write(folder, begin, NOON, Duration.ofHours(2), USUAL, new Random(3));
    HistoryReader reader = new HistoryReader(folder);

    HistoryView years = reader.view(begin, NOON, Optional.empty(), NOON, 400);
    HistoryView month =
        reader.view(NOON.minus(DAY.multipliedBy(30)), NOON, Optional.empty(), NOON, 400);
    HistoryView longAgo =
        reader.view(begin.plus(DAY), begin.plus(DAY.multipliedBy(21)), Optional.empty(), NOON, 400);

    assertTiles(begin, NOON, years.bands());
    assertTiles(NOON.minus(DAY.multipliedBy(30)), NOON, month.bands());
    assertEquals(0.65, judged(years), 0.1);
    assertEquals(judged(years), judged(month), 0.1);
    assertEquals(401, years.points().size(), 2);
    assertTrue(years.points().stream().allMatch(p -> p.p95().compareTo(p.median()) >= 0));
    assertTrue(isOrdered(years.points()));
    assertTrue(isOrdered(month.points()));
    assertFalse(longAgo.points().isEmpty());
    assertEquals(judged(years), judged(longAgo), 0.1);
  }

  private static boolean isOrdered(List<Point> points) {
    for (int n = 1; n < points.size(); n++) {
      if (!points.get(n - 1).at().isBefore(points.get(n).at())) {
        return false;
      }
    }
    return true;
  }

  private static double judged(HistoryView view) {
    long judged =
        view.bands().stream()
            .filter(band -> band.kind().isJudged())
            .mapToLong(band -> Duration.between(band.from(), band.to()).toMillis())
            .sum();
    return (double) judged / Duration.between(view.from(), view.to()).toMillis();
  }

  @Test
  void knowsYearsLaterWhenItWasDown() throws IOException {
    History history = open(USUAL);
    for (int minute = 0; minute < 30; minute++) {
      State state = minute >= 10 && minute < 20 ? State.DOWN : State.UP;
      Instant at = minute(minute);
      history.record(check(at, state, answered(FunctionId.FEED, at, 90)), MINUTE);
    }
    settle(history);
    clock.advance(DAY.multipliedBy(1200));
    Instant now = clock.instant();
    history.record(check(now, State.UP, answered(FunctionId.FEED, now, 90)), MINUTE);
    settle(history);
    history.close();

    List<Band> bands =
        new HistoryReader(folder).view(minute(0), minute(30), Optional.empty(), now, 100).bands();

    assertEquals(List.of(Kind.UP, Kind.DOWN, Kind.UP), bands.stream().map(Band::kind).toList());
    assertEquals(minute(10), bands.get(1).from());
    assertEquals(minute(20), bands.get(1).to());
  }

  @Test
  void keepsWithinItsLimitOverYears() throws IOException {
    Retention small = new Retention(Duration.ofDays(7), 800_000);
    Instant begin = NOON.minus(Duration.ofDays(150));

    Decade.write(folder, begin, NOON, Duration.ofHours(1), small, new Random(4));

    assertTrue(size() <= 800_000, () -> size() + " bytes");
    HistoryReader reader = new HistoryReader(folder);
    assertFalse(reader.incidents(begin, begin.plus(DAY.multipliedBy(60))).isEmpty());
    assertFalse(reader.view(DAY, Optional.empty(), NOON, 100).points().isEmpty());
  }

  @Test
  void shrinksWhenLessIsAllowed() throws IOException {
    Instant begin = NOON.minus(Duration.ofDays(60));
    Decade.write(folder, begin, NOON, Duration.ofMinutes(30), USUAL, new Random(5));
    long before = size();

    History history = open(new Retention(Duration.ofDays(7), before / 2));
    for (int n = 0; n < 300; n++) {
      settle(history);
    }
    history.close();

    assertTrue(size() <= before / 2, () -> size() + " bytes of " + before);
    assertEquals(List.of(), troubles);
  }

  @Test
  void shrinksWhileAtWorkWhenLessIsAllowed() throws IOException {
    Instant begin = NOON.minus(Duration.ofDays(60));
    Decade.write(folder, begin, NOON, Duration.ofMinutes(30), USUAL, new Random(5));
    long before = size();
    History history = open(USUAL);

    history.keep(new Retention(Duration.ofDays(7), before / 2));
    for (int n = 0; n < 300; n++) {
      settle(history);
    }
    history.close();

    assertTrue(size() <= before / 2, () -> size() + " bytes of " + before);
    assertEquals(List.of(), troubles);
  }

  @Test
  void forgetsSingleChecksAtOnceWhenTheyAreToBeKeptForLessLong() throws IOException {
    Instant begin = NOON.minus(Duration.ofDays(6));
    Decade.write(folder, begin, NOON, MINUTE, USUAL, new Random(6));
    History history = open(USUAL);
    settle(history);
    assertTrue(first().isBefore(NOON.minus(Duration.ofDays(5))));

    history.keep(new Retention(DAY, 50_000_000));
    for (int n = 0; n < 300; n++) {
      settle(history);
    }
    history.close();

    assertEquals(NOON.minus(DAY), first());
    assertEquals(List.of(), troubles);
  }

  @Test
  void takesMoreRoomAsSoonAsThatIsAllowed() throws IOException {
    History history = open(new Retention(Duration.ofDays(7), 200_000));

    history.keep(USUAL);
    for (int n = 0; n < 2_000; n++) {
      Instant at = minute(n);
      history.record(check(at, State.UP, answered(FunctionId.FEED, at, 100)), MINUTE);
      if (n % 100 == 0) {
        settle(history);
      }
    }
    settle(history);

    assertEquals(NOON, first());
    assertTrue(size() > 200_000, () -> size() + " bytes");
    history.close();
  }

  @Test
  void staysWithinItsLimitWhileSomebodyHoldsItOpen() throws Exception {
    long limit = 1_000_000;
    try (History history = open(new Retention(Duration.ofDays(7), limit));
        Connection other = connect()) {
      history.record(check(NOON, State.UP), MINUTE);
      settle(history);
      try (Statement statement = other.createStatement();
          ResultSet rows = statement.executeQuery("SELECT * FROM verdict, band a, band b")) {
        rows.next();
        for (int minute = 0; minute < 200; minute++) {
          Instant at = minute(minute);
          history.record(check(at, State.UP, answered(FunctionId.FEED, at, 100)), MINUTE);
          settle(history);
        }
        assertTrue(size() <= limit, () -> size() + " bytes");
      }
      history.record(check(minute(9_000), State.UP), MINUTE);
      settle(history);
      history.record(check(minute(9_001), State.UP), MINUTE);
    }

    assertEquals(1, troubles.size(), troubles::toString);
    assertTrue(troubles.getFirst().startsWith("Another program holds the history open"));
    assertEquals(minute(9_001), last());
  }

  @Test
  void putsALargeFileAsideAtTheNextStartAfterItWasFoundDamaged() throws Exception {
    open(USUAL).close();
    try (Connection other = connect()) {
      Sql.run(other, "CREATE TABLE ballast(a BLOB)");
      Sql.run(
          other,
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
              + " INSERT INTO ballast SELECT randomblob(2000) FROM n");
    }
    byte[] bytes = Files.readAllBytes(file());
    for (int n = bytes.length / 2; n < bytes.length / 2 + 100_000; n++) {
      bytes[n] = 0x55;
    }
    Files.write(file(), bytes);

    History history = open(USUAL);
    settle(history);
    settle(history);
    history.close();
    Opened next = History.open(folder, clock, USUAL, troubles::add);

    assertTrue(troubles.getFirst().startsWith("The history is damaged"), troubles::toString);
    assertTrue(next.putAside().orElseThrow().startsWith("The history was damaged"));
    next.history().close();
  }

  /// Every version that there was, as a file of that version.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void bringsEveryEarlierVersionUpToDate(int version) throws Exception {
    try (InputStream sql = getClass().getResourceAsStream("version-" + version + ".sql");
        Connection old = connect()) {
      assertNotNull(sql);
      Sql.run(old, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    }
    clock.advance(DAY.plus(MINUTE.multipliedBy(2)));

    History history = open(USUAL);
    history.record(
        check(clock.instant(), State.UP, answered(FunctionId.FEED, clock.instant(), 90)), MINUTE);
    history.close();

    assertEquals(List.of(), troubles);
    try (Connection now = connect()) {
      assertEquals(Database.newestVersion(), Database.version(now));
      assertTrue(Database.isSound(now));
    }
    assertEquals("5 asked, 0 failing, 300 / 496, DEGRADED, 0 up, 300 bad", row("5m", "feed", NOON));
    assertEquals("10 asked, 1 failing, 101 / 496, DOWN, 0 up, 300 bad", row("5m", "", NOON));
    assertEquals("8 asked, 2 failing, 300 / 496, DOWN, 540 up, 360 bad", row("1h", "feed", NOON));
    assertEquals(
        "8 asked, 2 failing, 300 / 496, DOWN, 540 up, 360 bad",
        row("1d", "feed", NOON.minus(Duration.ofHours(12))));
    HistoryReader reader = new HistoryReader(folder);
    assertEquals("i1", reader.incidents(NOON, NOON.plus(MINUTE)).getFirst().id());
    Incident incident = new IncidentReader(folder).incident("i1").orElseThrow();
    assertEquals(List.of("Slow."), incident.steps().stream().map(Incident.Step::headline).toList());
    assertEquals("", incident.note());
    assertEquals(
        version < 3
            ? List.of()
            : List.of(
                new Evidence(Evidence.Kind.PROBE, "Feed", "It took \"2.1 s\".", NOON.plusMillis(7)),
                new Evidence(
                    Evidence.Kind.CROWD, "Bluesky", "Nobody complains.", NOON.plusSeconds(1))),
        incident.steps().getFirst().evidence());
    List<Band> bands = reader.view(DAY, Optional.empty(), NOON.plus(DAY), 100).bands();
    assertEquals(
        List.of(Kind.DEGRADED, Kind.UP, Kind.OFF), bands.stream().map(Band::kind).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void saysThatIncidentsOfAnEarlierVersionMustBeBroughtUpToDate(int version) throws Exception {
    try (InputStream sql = getClass().getResourceAsStream("version-" + version + ".sql");
        Connection old = connect()) {
      assertNotNull(sql);
      Sql.run(old, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    }

    HistoryException thrown =
        assertThrows(HistoryException.class, () -> new IncidentReader(folder).since(Instant.EPOCH));

    assertTrue(
        thrown.toString().contains("start Uptick once to bring it up to date"), thrown::toString);
  }

  @Test
  void hasAFixtureForEveryEarlierVersion() {
    for (int version = 1; version < Database.newestVersion(); version++) {
      assertNotNull(getClass().getResource("version-" + version + ".sql"), "version " + version);
    }
  }

  private History open(Retention retention) throws IOException {
    Opened opened = History.open(folder, clock, retention, troubles::add);
    assertEquals(Optional.empty(), opened.putAside());
    return opened.history();
  }

  private static Instant minute(int n) {
    return NOON.plus(MINUTE.multipliedBy(n));
  }

  private Path file() {
    return folder.resolve("history.db");
  }

  private long size() {
    return file().toFile().length() + folder.resolve("history.db-wal").toFile().length();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  private Instant first() throws IOException {
    List<Instant> all = new ArrayList<>();
    new HistoryReader(folder).each(Instant.EPOCH, row -> all.add(row.at()));
    return all.getFirst();
  }

  private Instant last() throws IOException {
    Instant[] last = {Instant.EPOCH};
    new HistoryReader(folder).each(Instant.EPOCH, row -> last[0] = row.at());
    return last[0];
  }

  private String row(String span, String function, Instant bucket) throws SQLException {
    long width =
        switch (span) {
          case "5m" -> 300_000;
          case "1h" -> 3_600_000;
          default -> 86_400_000;
        };
    String[] found = {"nothing"};
    try (Connection connection = connect()) {
      Sql.query(
          connection,
          "SELECT printf('%d asked, %d failing, %s / %s, %s, %d up, %d bad', asked, failing,"
              + " ifnull(median, '-'), ifnull(p95, '-'), worst, up / 1000, bad / 1000)"
              + " FROM rollup WHERE span = ? AND function = ? AND bucket = ?",
          row -> found[0] = row.getString(1),
          width,
          function,
          bucket);
    }
    return found[0];
  }

  private static void settle(History history) {
    CountDownLatch written = new CountDownLatch(1);
    history.afterWriting(written::countDown);
    try {
      written.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
