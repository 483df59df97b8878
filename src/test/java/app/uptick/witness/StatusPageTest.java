package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.uptick.model.Testimony.Announced;
import app.uptick.model.Testimony.Announcement;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Reported;
import app.uptick.model.Testimony.Unread;
import app.uptick.model.Testimony.Word;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void saysThatForgottenIncidentsAreOld() {
    String old = incident("Down", "It is.", "identified").replace("2026-11-22", "2026-11-02");

    assertOutdated("2026-11-02T11:40:00Z", () -> own("minor", old, ""));
  }

  @Test
  void countsALongIncidentThatIsWrittenOf() throws Exception {
    String lasting =
        incident("Down", "It is.", "identified")
            .replace("2026-11-22", "2026-11-12")
            .replace("\"impact\"", "\"updated_at\": \"2026-11-22T09:00:00Z\", \"impact\"");

    assertInstanceOf(Announced.class, own("major", lasting, ""));
  }

  @Test
  void takesAColourWithoutAWordForAsLongAsItIsNew() throws Exception {
    Announced announced =
        assertInstanceOf(Announced.class, coloured("critical", "2026-11-22T11:30:00Z"));

    assertEquals(Instant.parse("2026-11-22T11:30:00Z"), announced.since());
    assertOutdated("2026-11-01T11:30:00Z", () -> coloured("critical", "2026-11-01T11:30:00Z"));
    assertInstanceOf(Reported.class, coloured("critical", "9999-99-99"));
    assertEquals(new Quiet(), coloured("none", "2026-11-01T11:30:00Z"));
    assertEquals(new Quiet(), coloured("minor", "2026-11-22T11:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "TikTok is unavailable, We look into it., investigating, critical, Announced",
    "TikTok is unavailable, We look into it., investigating, major, Announced",
    "Comments load slowly, We look into it., investigating, minor, Reported",
    "TikTok Shop analytics delayed, We look into it., identified, major, Reported",
    "TikTok is unavailable, A fix has been implemented and we are monitoring., monitoring, major, Reported",
    "TikTok is unavailable, This has been resolved., monitoring, none, Quiet",
    "TikTok is unavailable, This has been resolved., identified, major, Quiet",
    "A word to our partners, Read on., identified, none, Quiet"
  })
  void weighsAnIncidentByItsGravity(
      String name, String text, String status, String impact, String word) throws Exception {
    String incident = incident(name, text, status).replace("critical", impact);

    assertEquals(word, own("minor", incident, "").getClass().getSimpleName());
  }

  @Test
  void leavesOutWhatHasBeenWatchedForDays() throws Exception {
    String old = incident("Down", "A fix is in.", "monitoring").replace("2026-11-22", "2026-11-17");

    assertEquals(new Quiet(), own("minor", old, ""));
  }

  @Test
  void doesNotSpeakOfAnAttackThatIsDenied() throws Exception {
    Word word =
        own("critical", incident("Outage", "This was not caused by a DDoS.", "identified"), "");

    assertEquals(Announcement.OUTAGE, assertInstanceOf(Announced.class, word).what());
  }

  @ParameterizedTest
  @CsvSource({
    "TikTok, major_outage, Reported",
    "Posting to TikTok, degraded_performance, Reported",
    "TikTok, partial_outage, Reported",
    "TikTok, operational, Quiet",
    "TikTok, under_maintenance, Quiet",
    "TikTok, 7, Quiet",
    "Instagram, major_outage, Quiet"
  })
  void readsTheComponentsOfOthers(String name, String status, String word) throws Exception {
    assertEquals(word, component(name, status, "2026-11-22T11:00:00Z").getClass().getSimpleName());
  }

  @Test
  void saysThatAComponentIsOld() {
    assertOutdated(
        "2026-10-22T11:00:00Z", () -> component("TikTok", "major_outage", "2026-10-22T11:00:00Z"));
  }

  @Test
  void takesIncidentsOfAComponentThatIsNamedAfterTheService() throws Exception {
    String incident =
        incident("Website unavailable", "We look into it.", "identified")
            .replace("\"impact\"", "\"components\": [{\"name\": \"TikTok\"}], \"impact\"");

    assertInstanceOf(Reported.class, others(incident));
  }

  @Test
  void doesNotMindThatTheServiceIsSpared() throws Exception {
    String incident = incident("Instagram fails", "TikTok is not affected.", "identified");

    assertEquals(new Quiet(), others(incident));
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

    assertEquals("Outage: a b", assertInstanceOf(Announced.class, word).words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "7",
        "null",
        "{\"status\": [\"major\", 3], \"components\": \"down\", \"incidents\": {\"TikTok\": null}}",
        "{\"status\": {\"indicator\": 3}, \"incidents\": []}",
        "{\"status\": {\"indicator\": \"on fire\"}, \"incidents\": []}",
        "{\"status\": {\"indicator\": \"none\"}, \"incidents\": [{}]}",
        "{\"status\": {\"indicator\": \"critical\"}, \"incidents\": [[], null]}",
        "{\"status\": {\"indicator\": \"critical\"}, \"incidents\":"
            + " [{\"name\": \"Outage\", \"status\": {}, \"started_at\": \"9999-99-99\"}]}",
        "{\"status\": {\"indicator\": \"critical\"}, \"incidents\":"
            + " [{\"name\": \"Outage\", \"status\": \"identified\"}]}",
        "{\"status\": {\"indicator\": \"critical\"}, \"incidents\": [{\"name\": \"Outage\","
            + " \"status\": \"identified\", \"started_at\": \"2099-01-01T00:00:00Z\"}]}"
      })
  void refusesWhatIsNoStatusPage(String json) {
    assertThrows(UnreadException.class, () -> page(true).told(Json.parse(json), NOW));
  }

  private static Word coloured(String indicator, String updated) throws Exception {
    String page =
        summary(indicator, "", "")
            .replace("\"id\": \"p\"", "\"updated_at\": \"%s\"".formatted(updated));
    return page(true).told(Json.parse(page), NOW);
  }

  private static Word component(String name, String status, String updated) throws Exception {
    String component =
        "[{\"name\": \"%s\", \"status\": \"%s\", \"updated_at\": \"%s\"}]"
            .formatted(name, status, updated);
    String page =
        summary("critical", "", "").replace("\"components\": []", "\"components\": " + component);
    return page(false).told(Json.parse(page), NOW);
  }

  private static void assertOutdated(String since, Executable reading) {
    UnreadException unread = assertThrows(UnreadException.class, reading);

    assertEquals(new Unread(Reason.OUTDATED, since), unread.unread());
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
