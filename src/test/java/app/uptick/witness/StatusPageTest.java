package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.uptick.model.Testimony.Announced;
import app.uptick.model.Testimony.Announcement;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reported;
import app.uptick.model.Testimony.Word;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPageTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void isQuietWhenAllSystemsOperate() throws Exception {
    assertEquals(new Quiet(), own("none", "", ""));
  }

  @Test
  void announcesAnOpenIncident() throws Exception {
    Announced announced =
        assertInstanceOf(
            Announced.class,
            own("critical", incident("TikTok is unavailable", "We work on it.", "identified"), ""));

    assertEquals(Announcement.OUTAGE, announced.what());
    assertEquals("TikTok is unavailable: We work on it.", announced.words());
    assertEquals(Instant.parse("2026-11-22T11:40:00Z"), announced.since());
  }

  @Test
  void announcesAnAttackByItsWords() throws Exception {
    Word word =
        own("critical", incident("Attack", "We mitigate a (DDoS) attack.", "identified"), "");

    assertEquals(Announcement.ATTACK, assertInstanceOf(Announced.class, word).what());
  }

  @Test
  void announcesMaintenanceThatIsUnderWay() throws Exception {
    String plan = maintenance("in_progress");

    assertEquals(
        Announcement.MAINTENANCE,
        assertInstanceOf(Announced.class, own("maintenance", "", plan)).what());
  }

  @Test
  void leavesOutMaintenanceToCome() throws Exception {
    assertEquals(new Quiet(), own("none", "", maintenance("scheduled")));
  }

  @Test
  void leavesOutWhatIsResolved() throws Exception {
    assertEquals(new Quiet(), own("none", incident("Down", "It was.", "resolved"), ""));
  }

  @Test
  void leavesOutForgottenIncidents() throws Exception {
    String old = incident("Down", "It is.", "identified").replace("2026-11-22", "2026-11-02");

    assertEquals(new Quiet(), own("minor", old, ""));
  }

  @Test
  void takesOfOthersOnlyWhatNamesTheService() throws Exception {
    String ours = incident("Issue publishing posts to TikTok", "Posts fail.", "identified");
    String theirs = incident("Website is slow", "We look into it.", "identified");

    assertInstanceOf(Reported.class, others(ours));
    assertEquals(new Quiet(), others(theirs));
  }

  @Test
  void showsNoMarkup() throws Exception {
    Word word =
        own("major", incident("<b onclick='x'>Outage</b>", "a\\u0000\\nb", "identified"), "");

    assertEquals("Outage : a b", assertInstanceOf(Announced.class, word).words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "7",
        "null",
        "{\"status\": [\"major\", 3], \"components\": \"down\", \"incidents\": {\"TikTok\": null}}",
        "{\"status\": {\"indicator\": 3}, \"incidents\": []}"
      })
  void refusesWhatIsNoStatusPage(String json) {
    assertThrows(UnreadException.class, () -> page(true).told(Json.parse(json), NOW));
  }

  private static Word own(String indicator, String incident, String maintenance) throws Exception {
    return page(true).told(Json.parse(summary(indicator, incident, maintenance)), NOW);
  }

  private static Word others(String incident) throws Exception {
    return page(false).told(Json.parse(summary("minor", incident, "")), NOW);
  }

  private static StatusPage page(boolean isOwn) {
    return StatusPage.at("page", "status.example.com", isOwn);
  }

  private static String summary(String indicator, String incident, String maintenance) {
    return """
    {"page": {"id": "p"}, "status": {"indicator": "%s", "description": "As it is"},
     "components": [], "incidents": [%s], "scheduled_maintenances": [%s]}\
    """
        .formatted(indicator, incident, maintenance);
  }

  private static String incident(String name, String text, String status) {
    return """
    {"name": "%s", "status": "%s", "impact": "critical",
     "created_at": "2026-11-22T11:40:00.000Z", "started_at": "2026-11-22T11:40:00.000Z",
     "incident_updates": [{"status": "%s", "body": "%s"}]}\
    """
        .formatted(name, status, status, text);
  }

  private static String maintenance(String status) {
    return incident("Scheduled maintenance", "Two hours.", status)
        .replace("\"impact\"", "\"scheduled_for\": \"2026-11-22T11:40:00Z\", \"impact\"");
  }
}
