package app.uptick.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.MovingClock;
import app.uptick.model.FunctionId;
import app.uptick.model.State;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryExportTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String HEADER =
      "at,state,cause,scope,confidence,elapsedMs,web,webMs,login,loginMs,feed,feedMs,video,videoMs,"
          + "images,imagesMs,live,liveMs,upload,uploadMs,spanMs,asked,slow,failing,upMs,badMs,"
          + "p95Ms,unobserved\r\n";

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @TempDir Path folder;

  @Test
  void writesOneLineForEachCheck() throws IOException {
    record();

    assertEquals(
        HEADER
            + "2026-11-22T12:00:00Z,up,none,unclear,0.9,800,up,150,,,,,,,,,,,,,,,,,,,,\r\n"
            + "2026-11-22T12:01:00Z,down,server-error,unclear,0.9,800,,,,,,,,,,,failing,8000,,,,,,,,,,\r\n",
        csv(Instant.EPOCH));
  }

  @Test
  void leavesOutWhatIsOlder() throws IOException {
    record();

    assertEquals(3, csv(NOON).lines().count());
    assertEquals(2, csv(NOON.plusSeconds(1)).lines().count());
  }

  @Test
  void writesOnlyTheHeaderWithoutAHistory() throws IOException {
    assertEquals(HEADER, csv(Instant.EPOCH));
    assertEquals("[\n]\n", json(Instant.EPOCH));
  }

  @Test
  void writesOneObjectForEachCheck() throws IOException {
    record();

    String json = json(Instant.EPOCH);

    assertEquals(
        """
        [
        {"at":"2026-11-22T12:00:00Z","state":"up","cause":"none","scope":"unclear",\
        "confidence":0.9,"elapsedMs":800,"functions":[{"id":"web","state":"up","connectMs":20,\
        "firstByteMs":60,"totalMs":150,"httpStatus":200,"failure":null}]},
        {"at":"2026-11-22T12:01:00Z","state":"down","cause":"server-error","scope":"unclear",\
        "confidence":0.9,"elapsedMs":800,"functions":[{"id":"live","state":"failing",\
        "connectMs":20,"firstByteMs":60,"totalMs":8000,"httpStatus":null,\
        "failure":"generic_timeout_error"}]}
        ]
        """,
        json);
    JsonArray array = JsonParser.parseString(json).getAsJsonArray();
    assertEquals(2, array.size());
  }

  @Test
  void givesDaysAndHoursWhereTheSingleChecksAreGone() throws IOException {
    everyTenMinutes(Duration.ofDays(50));

    List<String> lines = csv(Instant.EPOCH).lines().skip(1).toList();

    List<Instant> moments = lines.stream().map(HistoryExportTest::moment).toList();
    assertEquals(moments.stream().sorted().distinct().toList(), moments);
    for (int n = 1; n < lines.size(); n++) {
      Instant end = moments.get(n - 1).plus(span(lines.get(n - 1)));
      assertFalse(moments.get(n).isBefore(end), "overlap at " + lines.get(n));
      assertFalse(
          moments.get(n).isAfter(end.plus(Duration.ofMinutes(5))), "gap at " + lines.get(n));
    }
    assertEquals(
        Set.of(Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(5), TEN_MINUTES),
        lines.stream().map(HistoryExportTest::span).collect(Collectors.toSet()));
    assertEquals(Tier.DAYS.floor(NOON.minus(Duration.ofDays(50))), moments.getFirst());
  }

  @Test
  void countsInAnHourWhatItsChecksSaw() throws IOException {
    everyTenMinutes(Duration.ofDays(9));

    JsonObject hour =
        JsonParser.parseString(json(NOON.minus(Duration.ofDays(8))))
            .getAsJsonArray()
            .get(1)
            .getAsJsonObject();

    assertEquals(3_600_000, hour.get("spanMs").getAsLong());
    assertEquals("up", hour.get("state").getAsString());
    assertEquals(6, hour.get("asked").getAsInt());
    assertEquals(3_600_000, hour.get("upMs").getAsLong());
    JsonObject feed = hour.getAsJsonArray("functions").get(0).getAsJsonObject();
    assertEquals("feed", feed.get("id").getAsString());
    assertEquals(6, feed.get("asked").getAsInt());
  }

  @Test
  void isReadAgainWithoutItsDaysAndHours() throws IOException {
    everyTenMinutes(Duration.ofDays(9));
    Path csv = Files.writeString(folder.resolve("all.csv"), csv(Instant.EPOCH));
    Path json = Files.writeString(folder.resolve("all.json"), json(Instant.EPOCH));
    long checks =
        csv(Instant.EPOCH).lines().skip(1).filter(each -> each.endsWith(",,,,,,,,")).count();

    assertTrue(checks > 900, () -> checks + " checks");
    assertEquals(checks, HistoryImport.read(csv).checks().size());
    assertEquals(Files.readAllLines(csv).size() - 1 - checks, HistoryImport.read(csv).summaries());
    assertEquals(checks, HistoryImport.read(json).checks().size());
  }

  @Test
  void givesTheTimeThatMostAnswersOfAnHourKeptTo() throws IOException {
    everyTenMinutes(Duration.ofDays(9));

    String hour = csv(NOON.minus(Duration.ofDays(8))).lines().skip(2).findFirst().orElseThrow();

    assertEquals("3600000,6,0,0,3600000,0,152,", hour.substring(hour.indexOf("3600000")));
  }

  @Test
  void tellsInBetweenWhenNobodyLookedAndWhy() throws IOException {
    watchedWithGaps();

    List<String> lines = csv(Instant.EPOCH, minute(40)).lines().skip(1).toList();

    assertEquals(
        List.of(
            "2026-11-22T12:00:00Z,up",
            "2026-11-22T12:01:00Z,unknown 240000 paused",
            "2026-11-22T12:05:00Z,up",
            "2026-11-22T12:06:00Z,unknown 840000 asleep",
            "2026-11-22T12:20:00Z,up",
            "2026-11-22T12:30:00Z,unknown 600000 off"),
        lines.stream().map(HistoryExportTest::outline).toList());
    lines.forEach(each -> assertEquals(28, each.split(",", -1).length, each));
  }

  @Test
  void tellsTheSameInJson() throws IOException {
    watchedWithGaps();

    JsonArray all = JsonParser.parseString(json(minute(10), minute(40))).getAsJsonArray();

    assertEquals(
        JsonParser.parseString(
            """
            {"at": "2026-11-22T12:06:00Z", "spanMs": 840000, "state": "unknown",
             "unobserved": "asleep"}
            """),
        all.get(0));
    assertEquals("2026-11-22T12:20:00Z", all.get(1).getAsJsonObject().get("at").getAsString());
    assertEquals("off", all.get(2).getAsJsonObject().get("unobserved").getAsString());
    assertEquals(3, all.size());
  }

  @Test
  void isReadAgainWithoutTheTimeInWhichNobodyLooked() throws IOException {
    watchedWithGaps();

    for (String text : List.of(csv(Instant.EPOCH, minute(40)), json(Instant.EPOCH, minute(40)))) {
      HistoryImport.Contents contents =
          HistoryImport.read(Files.writeString(folder.resolve("all"), text));
      assertEquals(3, contents.checks().size());
      assertEquals(0, contents.summaries());
    }
  }

  @Test
  void passesOnThatNobodyReadsAnyMore() {
    Writer closed = Writer.nullWriter();

    assertThrows(
        IOException.class,
        () -> {
          closed.close();
          HistoryExport.csv(new HistoryReader(folder), NOON, NOON, closed);
        });
  }

  private void record() throws IOException {
    Retention retention = new Retention(Duration.ofDays(7), 50_000_000);
    Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    Instant next = NOON.plusSeconds(60);
    try (History history = History.open(folder, clock, retention, _ -> {}).history()) {
      history.record(
          Rounds.check(NOON, State.UP, Rounds.answered(FunctionId.WEB, NOON, 150)),
          Duration.ofMinutes(1));
      history.record(
          Rounds.check(next, State.DOWN, Rounds.failed(FunctionId.LIVE, next)),
          Duration.ofMinutes(1));
    }
  }

  /// For half an hour from noon.
  private void watchedWithGaps() throws IOException {
    Retention retention = new Retention(Duration.ofDays(7), 50_000_000);
    Clock clock = Clock.fixed(minute(30), ZoneOffset.UTC);
    try (History history = History.open(folder, clock, retention, _ -> {}).history()) {
      for (int n : new int[] {0, 5, 20}) {
        history.record(
            Rounds.check(minute(n), State.UP, Rounds.answered(FunctionId.WEB, minute(n), 150)),
            Duration.ofMinutes(1));
      }
      history.paused(minute(1));
      history.resumed(minute(5));
      history.span(Unobserved.ASLEEP, minute(6), minute(20));
    }
  }

  private static Instant minute(int n) {
    return NOON.plus(Duration.ofMinutes(n));
  }

  /// When and how it was, and for how long nobody looked and why.
  private static String outline(String line) {
    String[] values = line.split(",", -1);
    String seen = values[0] + "," + values[1];
    return values[27].isEmpty() ? seen : seen + " " + values[20] + " " + values[27];
  }

  /// Up to noon, as the monitor does, which deletes what is old on its way.
  private void everyTenMinutes(Duration length) throws IOException {
    Retention retention = new Retention(Duration.ofDays(7), 50_000_000);
    Instant begin = NOON.minus(length);
    MovingClock clock = new MovingClock(begin);
    try (History history = History.open(folder, clock, retention, _ -> {}).history()) {
      int n = 0;
      for (Instant at = begin; at.isBefore(NOON); at = at.plus(TEN_MINUTES)) {
        history.record(
            Rounds.check(at, State.UP, Rounds.answered(FunctionId.FEED, at, 150)), TEN_MINUTES);
        if (++n % 100 == 0) {
          settle(history);
        }
      }
      settle(history);
      clock.advance(length);
    }
  }

  private static void settle(History history) {
    CompletableFuture<Boolean> written = new CompletableFuture<>();
    history.afterWriting(() -> written.complete(true));
    written.join();
  }

  private static Instant moment(String line) {
    return Instant.parse(line.substring(0, line.indexOf(',')));
  }

  /// A check has none of its own, and holds up to the next.
  private static Duration span(String line) {
    String span = line.split(",", -1)[20];
    return span.isEmpty() ? TEN_MINUTES : Duration.ofMillis(Long.parseLong(span));
  }

  private String csv(Instant since) throws IOException {
    return csv(since, NOON);
  }

  private String csv(Instant since, Instant now) throws IOException {
    StringBuilder out = new StringBuilder();
    HistoryExport.csv(new HistoryReader(folder), since, now, out);
    return out.toString();
  }

  private String json(Instant since) throws IOException {
    return json(since, NOON);
  }

  private String json(Instant since, Instant now) throws IOException {
    StringBuilder out = new StringBuilder();
    HistoryExport.json(new HistoryReader(folder), since, now, out);
    return out.toString();
  }
}
