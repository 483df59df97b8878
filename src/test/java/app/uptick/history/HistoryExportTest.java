package app.uptick.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.uptick.model.FunctionId;
import app.uptick.model.State;
import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryExportTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String HEADER =
      "at,state,cause,scope,confidence,elapsedMs,web,webMs,login,loginMs,feed,feedMs,video,videoMs,"
          + "images,imagesMs,live,liveMs,upload,uploadMs\r\n";

  @TempDir Path folder;

  @Test
  void writesOneLineForEachCheck() throws IOException {
    record();

    assertEquals(
        HEADER
            + "2026-11-22T12:00:00Z,up,none,unclear,0.9,800,up,150,,,,,,,,,,,,\r\n"
            + "2026-11-22T12:01:00Z,down,server-error,unclear,0.9,800,,,,,,,,,,,failing,8000,,\r\n",
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
  void passesOnThatNobodyReadsAnyMore() {
    Writer closed = Writer.nullWriter();

    assertThrows(
        IOException.class,
        () -> {
          closed.close();
          HistoryExport.csv(new HistoryReader(folder), NOON, closed);
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

  private String csv(Instant since) throws IOException {
    StringBuilder out = new StringBuilder();
    HistoryExport.csv(new HistoryReader(folder), since, out);
    return out.toString();
  }

  private String json(Instant since) throws IOException {
    StringBuilder out = new StringBuilder();
    HistoryExport.json(new HistoryReader(folder), since, out);
    return out.toString();
  }
}
