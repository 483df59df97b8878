package app.uptick.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.CircleView;
import app.uptick.model.Mute;
import app.uptick.model.Region;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusSnapshot;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContractJsonTest {

  private static JsonObject parsed(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  @Test
  void writesTheFieldsOfACheckInTheContractsOrder() {
    var check = parsed(ContractJson.check(SampleStatus.check()));

    assertEquals(
        List.of(
            "schema",
            "service",
            "checkedAt",
            "elapsedMs",
            "state",
            "cause",
            "symptoms",
            "scope",
            "confidence",
            "headline",
            "advice",
            "evidence",
            "functions",
            "checklist"),
        List.copyOf(check.keySet()));
  }

  @Test
  void writesExactlyWhatTheContractSays() {
    var check = parsed(ContractJson.check(SampleStatus.check()));

    assertEquals("2026-11-22T10:15:30.123Z", check.get("checkedAt").getAsString());
    assertEquals("1234", check.get("elapsedMs").toString());
    assertEquals("0.93", check.get("confidence").toString());
    assertEquals("[\"slow-loading\",\"error-messages\"]", check.get("symptoms").toString());
    assertEquals(
        "{\"id\":\"web\",\"name\":\"Web site\",\"url\":\"https://www.tiktok.com/robots.txt\","
            + "\"state\":\"failing\",\"address\":\"192.0.2.1\","
            + "\"phasesMs\":{\"dns\":12.3,\"connect\":50,\"tls\":null,\"firstByte\":null,"
            + "\"total\":70},"
            + "\"httpStatus\":503,"
            + "\"failure\":{\"phase\":\"http\",\"kind\":\"http_status\","
            + "\"detail\":\"503 Service Unavailable\"},"
            + "\"observedAt\":\"2026-11-22T10:15:30.123Z\"}",
        check.getAsJsonArray("functions").get(0).toString());
    assertEquals(
        "{\"kind\":\"probe\",\"source\":\"www.tiktok.com\",\"finding\":\"Answers with 503.\","
            + "\"at\":\"2026-11-22T10:15:30.123Z\"}",
        check.getAsJsonArray("evidence").get(0).toString());
  }

  @Test
  void startsEveryEventLineWithEventAndAt() {
    var lines =
        List.of(
            ContractJson.checkLine(SampleStatus.check()),
            ContractJson.changedLine(SampleStatus.change()),
            ContractJson.notifiedLine(SampleStatus.notice()),
            ContractJson.snapshotLine(SampleStatus.outage(), SampleStatus.NOW));

    for (var line : lines) {
      assertEquals(List.of("event", "at"), parsed(line).keySet().stream().limit(2).toList(), line);
      assertFalse(line.contains("\n"), line);
    }
  }

  @Test
  void saysInACheckLineWhenTheRoundEnded() {
    var line = parsed(ContractJson.checkLine(SampleStatus.check()));

    assertEquals("2026-11-22T10:15:31.357Z", line.get("at").getAsString());
    assertEquals("2026-11-22T10:15:30.123Z", line.get("checkedAt").getAsString());
  }

  @Test
  void writesAChangeOutsideAnyIncident() {
    var change =
        new StatusChange(
            SampleStatus.NOW, State.UNKNOWN, State.UP, Cause.NONE, "TikTok works.", null, null);

    var line = parsed(ContractJson.changedLine(change));

    assertTrue(line.get("incident").isJsonNull());
    assertEquals(new LinkEvent.Changed(change), ContractReader.event(line.toString()));
  }

  static Stream<StatusSnapshot> snapshots() {
    var outage = SampleStatus.outage();
    return Stream.of(
        outage,
        SampleStatus.starting(),
        new StatusSnapshot(
            outage.standing(),
            outage.latest(),
            Activity.PAUSED,
            new Mute.UntilBack(),
            Duration.ofMillis(1500),
            false));
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void readsBackEverySnapshotItWrote(StatusSnapshot snapshot) {
    var line = ContractJson.snapshotLine(snapshot, SampleStatus.NOW);

    var read = assertInstanceOf(LinkEvent.Snapshot.class, ContractReader.event(line)).snapshot();

    assertEquals(ContractJson.snapshotLine(read, SampleStatus.NOW), line);
    assertEquals(snapshot.standing(), read.standing());
    assertEquals(snapshot.mute(), read.mute());
    assertEquals(snapshot.activity(), read.activity());
    assertEquals(snapshot.interval(), read.interval());
  }

  @Test
  void readsBackTheCircle() {
    var circle =
        new CircleView(
            "broker.example:8883",
            CircleView.Contact.CONNECTED,
            SampleStatus.NOW,
            List.of(
                new CircleView.Member(
                    "1a2b",
                    CircleView.Part.COUNTED,
                    State.DOWN,
                    Cause.SERVER_ERROR,
                    Region.NORTH_AMERICA,
                    SampleStatus.NOW)),
            3,
            7);

    var some = ContractReader.event(ContractJson.circleLine(Optional.of(circle), SampleStatus.NOW));
    var none = ContractReader.event(ContractJson.circleLine(Optional.empty(), SampleStatus.NOW));

    assertEquals(new LinkEvent.Circle(Optional.of(circle)), some);
    assertEquals(new LinkEvent.Circle(Optional.empty()), none);
  }

  @Test
  void readsBackChangesNoticesAndChecks() {
    var change = ContractReader.event(ContractJson.changedLine(SampleStatus.change()));
    var notice = ContractReader.event(ContractJson.notifiedLine(SampleStatus.notice()));
    var check = ContractReader.event(ContractJson.checkLine(SampleStatus.check()));

    assertEquals(new LinkEvent.Changed(SampleStatus.change()), change);
    assertEquals(new LinkEvent.Notified(SampleStatus.notice()), notice);
    assertEquals(
        SampleStatus.check().diagnosis().advice(),
        assertInstanceOf(LinkEvent.Checked.class, check).check().diagnosis().advice());
  }

  @Test
  void readsBackTimesToATenthOfAMillisecond() {
    var read = ContractReader.check(ContractJson.check(SampleStatus.check()));

    var phases = read.diagnosis().functions().getFirst().phases();
    assertEquals(Duration.ofNanos(12_300_000), phases.dns());
    assertEquals(SampleStatus.check().checkedAt(), read.checkedAt());
    assertEquals(SampleStatus.check().elapsed(), read.elapsed());
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    var check = parsed(ContractJson.check(SampleStatus.check()));
    check.addProperty("mood", "sunny");
    check.getAsJsonArray("functions").get(0).getAsJsonObject().add("extra", new JsonObject());

    var read = ContractReader.check(check.toString());

    assertEquals(SampleStatus.check().diagnosis().headline(), read.diagnosis().headline());
    assertEquals(new LinkEvent.Unknown("weather"), ContractReader.event("{\"event\":\"weather\"}"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          state      | "sleepy"       | reading state: got "sleepy", want one of up, degraded, down, blocked, your-side, unknown
          cause      | "geo-ban"      | reading cause: got "geo-ban", want one that goes with down
          checkedAt  | "yesterday"    | reading checkedAt: got "yesterday", want a time such as 2026-11-22T10:15:30.000Z
          confidence | 2              | reading confidence: got 2, want 0 to 1
          confidence | "high"         | reading confidence: got "high", want a number
          headline   | null           | reading headline: got null, want a string
          functions  | {}             | reading functions: got {}, want a list
          functions  | [{"id":"web"}] | reading functions[0].name: it is missing, want a string
          symptoms   | ["tired"]      | reading symptoms[0]: got "tired", want one of slow-loading, error-messages, login-fails, content-unavailable
          schema     | 2              | reading schema: got 2, want 1
          """)
  void namesTheKeyOfAWrongValue(String key, String value, String complaint) {
    var check = parsed(ContractJson.check(SampleStatus.check()));
    check.add(key, JsonParser.parseString(value));

    var violation =
        assertThrows(ContractViolation.class, () -> ContractReader.check(check.toString()));

    assertEquals(complaint, violation.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"~~", "42", "nonsense", "[1,2]", "{\"event\":", "{\"event\":\"ok\"} more", "{a:1}"})
  void refusesWhatIsNotOneJsonObject(String text) {
    var violation = assertThrows(ContractViolation.class, () -> ContractReader.event(text));

    assertTrue(String.valueOf(violation.getMessage()).contains("object"), violation.getMessage());
  }

  @Test
  void refusesEndlessNestingWithoutRunningOutOfStack() {
    var deep = "{\"event\":" + "[".repeat(100_000);

    assertThrows(ContractViolation.class, () -> ContractReader.event(deep));
  }
}
