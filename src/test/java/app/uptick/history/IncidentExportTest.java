package app.uptick.history;

import static app.uptick.history.IncidentStoryTest.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.uptick.history.Incident.Step;
import app.uptick.history.Incident.Told;
import app.uptick.model.Cause;
import app.uptick.model.Evidence;
import app.uptick.model.Scope;
import app.uptick.model.State;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentExportTest {

  private static final Incident INCIDENT =
      new Incident(
          "i-1",
          minute(2),
          minute(78),
          State.DOWN,
          State.DOWN,
          Cause.SERVER_ERROR,
          Scope.WIDESPREAD,
          "TikTok is down.",
          "Told Jo, \"again\".",
          Duration.ofMinutes(10),
          List.of(
              new Step(
                  minute(2),
                  State.DOWN,
                  Cause.SERVER_ERROR,
                  Scope.WIDESPREAD,
                  "TikTok is down.",
                  List.of(
                      new Evidence(
                          Evidence.Kind.LOCAL, "router.lan", "192.168.1.1 answers.", minute(2))))),
          List.of(new Told(minute(3), "TikTok is down", "It is not you.")));

  @Test
  void writesOneLineForEachIncident() throws IOException {
    StringBuilder out = new StringBuilder();

    IncidentExport.csv(List.of(INCIDENT), minute(99), out);

    assertEquals(
        """
        id,began,ended,lastedSeconds,unwatchedSeconds,state,worst,cause,scope,headline,became,told,note
        i-1,2026-11-22T12:02:00Z,2026-11-22T13:18:00Z,4560,600,down,down,server-error,widespread,\
        TikTok is down.,down/server-error@2026-11-22T12:02:00Z,TikTok is down,"Told Jo, ""again""."
        """,
        out.toString().replace("\r\n", "\n"));
  }

  @Test
  void writesTheWholeStoryAsJson() throws IOException {
    StringBuilder out = new StringBuilder();

    IncidentExport.json(List.of(INCIDENT, INCIDENT), minute(99), out);

    JsonArray all = JsonParser.parseString(out.toString()).getAsJsonArray();
    JsonObject first = all.get(0).getAsJsonObject();
    assertEquals(2, all.size());
    assertEquals("2026-11-22T13:18:00Z", first.get("ended").getAsString());
    assertEquals(4_560_000, first.get("lastedMs").getAsLong());
    assertEquals("Told Jo, \"again\".", first.get("note").getAsString());
    JsonObject step = first.getAsJsonArray("steps").get(0).getAsJsonObject();
    assertEquals("server-error", step.get("cause").getAsString());
    assertEquals(
        "192.168.1.1 answers.",
        step.getAsJsonArray("evidence").get(0).getAsJsonObject().get("finding").getAsString());
  }

  @Test
  void writesNothingForNobody() throws IOException {
    StringBuilder out = new StringBuilder();

    IncidentExport.json(List.of(), minute(99), out);

    assertEquals(0, JsonParser.parseString(out.toString()).getAsJsonArray().size());
  }

  @Test
  void writesAReportThatCanBeShownToAnyone() {
    String report = new IncidentReport().of(INCIDENT, minute(99));

    assertFalse(report.contains("Jo"), report);
    assertFalse(report.contains("192.168"), report);
    assertFalse(report.contains("router"), report);
    assertEquals(
        """
        What happened
          12:00  TikTok is down.

        What was seen and said then
          [name]: [address] answers.

        What Uptick told
          12:00  TikTok is down

        Written by Uptick. Times are rounded down to five minutes; addresses and names of the\
         network were left out.
        """,
        report.substring(report.indexOf("What happened")));
    assertEquals("TikTok is down.", report.lines().findFirst().orElseThrow());
    assertEquals(
        "It was seen by many people, in many places.", report.lines().skip(2).findFirst().get());
  }

  @Test
  void saysTheDayWhereItIsNotTheFirst() {
    Incident longOne =
        new Incident(
            "i-3",
            minute(0),
            minute(3000),
            State.DOWN,
            State.DOWN,
            Cause.SERVER_ERROR,
            Scope.UNCLEAR,
            "Down.",
            "",
            Duration.ZERO,
            List.of(
                new Step(
                    minute(0), State.DOWN, Cause.SERVER_ERROR, Scope.UNCLEAR, "Down.", List.of()),
                new Step(
                    minute(1500),
                    State.DEGRADED,
                    Cause.OVERLOAD,
                    Scope.UNCLEAR,
                    "Slow.",
                    List.of())),
            List.of(new Told(minute(3001), "TikTok is back", "")));

    List<String> lines = new IncidentReport().of(longOne, minute(4000)).lines().toList();

    assertEquals(
        "On November 22, 2026, from about 12:00 to Nov 24, 2026 14:00 UTC (2 days, 2 hr).",
        lines.get(1));
    assertEquals("  12:00  Down.", lines.get(4));
    assertEquals("  Nov 23, 2026 13:00  Slow.", lines.get(5));
    assertEquals("  Nov 24, 2026 14:00  TikTok is back", lines.get(8));
  }

  @Test
  void saysOfOneThatGoesOnThatItDoes() {
    Incident going =
        new Incident(
            "i-2",
            minute(0),
            null,
            State.DOWN,
            State.DOWN,
            Cause.SERVER_ERROR,
            Scope.UNCLEAR,
            "Down.",
            "",
            Duration.ZERO,
            List.of(),
            List.of());

    String report = new IncidentReport().of(going, minute(76));

    assertEquals(
        "since about 12:00 UTC. It has lasted 1 hr, 15 min and goes on.",
        report.lines().skip(1).findFirst().orElseThrow().replaceFirst("^On .*, (?=since)", ""));
  }
}
