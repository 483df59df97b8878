package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Testimony.BlockTests;
import app.uptick.model.Testimony.HostTrouble;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reported;
import app.uptick.model.Testimony.Sight;
import app.uptick.model.Testimony.Word;
import app.uptick.witness.Feed.Entry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerShapesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void addsUpOonisDays() throws Exception {
    Word word =
        Ooni.told(
            Json.parse(
                """
                {"v": 0, "dimension_count": 1, "result": [
                  {"anomaly_count": 2, "confirmed_count": 1, "failure_count": 0, "ok_count": 7,
                   "measurement_count": 10, "measurement_start_day": "2026-11-21"},
                  {"anomaly_count": 3, "confirmed_count": 0, "failure_count": 0, "ok_count": 2,
                   "measurement_count": 5, "measurement_start_day": "2026-11-22"}]}\
                """),
            "US");

    assertEquals(new BlockTests("US", 15, 5, 1), word);
  }

  @Test
  void refusesOonisBlankAnswer() {
    assertThrows(
        UnreadException.class,
        () -> Ooni.told(Json.parse("{\"v\": 0, \"dimension_count\": 0, \"result\": {}}"), "US"));
  }

  @Test
  void seesANetworkOffWhenItsRoutesAreGone() throws Exception {
    assertEquals(Optional.of(Instant.ofEpochSecond(1000)), ioda(alert("bgp", "critical", 1000)));
  }

  @Test
  void doesNotTrustOneWayOfLookingAlone() throws Exception {
    assertEquals(Optional.empty(), ioda(alert("merit-nt", "critical", 1000)));
  }

  @Test
  void trustsTwoWaysOfLooking() throws Exception {
    assertEquals(
        Optional.of(Instant.ofEpochSecond(1000)),
        ioda(alert("merit-nt", "critical", 1000) + "," + alert("ping-slash24", "critical", 1100)));
  }

  @Test
  void seesThatANetworkIsBack() throws Exception {
    assertEquals(
        Optional.empty(),
        ioda(alert("bgp", "critical", 1000) + "," + alert("bgp", "normal", 1600)));
  }

  @Test
  void doesNotMindAlertsOfAnotherTime() throws Exception {
    assertEquals(Optional.empty(), ioda(alert("bgp", "critical", -7000)));
    assertEquals(Optional.empty(), ioda(alert("bgp", "critical", 4_000_000_000L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\": \"error\", \"data\": {\"visibility\": {\"v4\": {\"total_ris_peers\": 330,"
            + " \"ris_peers_seeing\": 0}}}}",
        "{\"data\": {\"visibility\": {\"v4\": {\"total_ris_peers\": 1, \"ris_peers_seeing\": 0}}}}",
        "{\"data\": {\"visibility\": {\"v4\": {\"total_ris_peers\": 30, \"ris_peers_seeing\": 31}}}}"
      })
  void doesNotTakeAnErrorOrAHandfulForAnOutage(String told) {
    assertThrows(UnreadException.class, () -> RipeStat.sight(Json.parse(told), "v4"));
  }

  @Test
  void countsTestsWithoutRunningOver() throws Exception {
    String row = "{\"measurement_count\": 1000000000, \"anomaly_count\": 1000000000}";
    Json told = Json.parse("{\"result\": [" + row + "," + row + "," + row + "]}");

    assertEquals(new BlockTests("US", 10_000_000, 10_000_000, 0), Ooni.told(told, "US"));
  }

  @Test
  void knowsAServerThatDoesNotShowItsTimelines() throws Exception {
    String access =
        "{\"configuration\": {\"timelines_access\": {\"hashtag_feeds\": {\"local\": \"%s\"}}}}";

    assertTrue(Mastodon.isClosed(Json.parse(access.formatted("authenticated"))));
    assertFalse(Mastodon.isClosed(Json.parse(access.formatted("public"))));
    assertFalse(Mastodon.isClosed(Json.parse("{\"version\": \"4.2\"}")));
  }

  @Test
  void readsRoutes() throws Exception {
    assertEquals(
        new Sight(2, 330),
        RipeStat.sight(
            Json.parse(
                """
                {"data": {"visibility": {"v4": {"total_ris_peers": 330, "ris_peers_seeing": 2},
                  "v6": {"total_ris_peers": 330, "ris_peers_seeing": 0}}}, "status": "ok"}\
                """),
            "v4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ServiceDisruption", "Service Down"})
  void findsTroubleWhereTheServiceIsHosted(String status) throws Exception {
    Word word = regions("US East (Ashburn)", status);

    assertEquals("US East (Ashburn)", assertInstanceOf(HostTrouble.class, word).where());
  }

  @Test
  void doesNotMindTroubleInOtherRegions() throws Exception {
    assertEquals(new Quiet(), regions("Japan East (Tokyo)", "ServiceDisruption"));
    assertEquals(new Quiet(), regions("US East (Ashburn)", "NormalPerformance"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"regionHealthReports\": []}", "{\"components\": [1, 2", "\0"})
  void refusesWhatIsNoHealthReport(String json) {
    assertThrows(UnreadException.class, () -> regions(json));
  }

  @Test
  void stopsReadingAnEndlessHealthReport() {
    byte[] json = ("{\"components\": [" + "\"x\", ".repeat(1000)).getBytes(StandardCharsets.UTF_8);

    assertThrows(
        CappedStream.TooLargeException.class,
        () -> OracleCloud.regions(new CappedStream(new ByteArrayInputStream(json), 500), NOW));
  }

  @Test
  void followsAnIncidentToItsEnd() {
    Entry begun = incident("Investigating - timeouts in US East (Ashburn)", 50);
    Entry resolved = incident("Resolved - timeouts in US East (Ashburn)", 20);

    assertInstanceOf(HostTrouble.class, OracleCloud.incidents(List.of(begun), NOW));
    assertEquals(new Quiet(), OracleCloud.incidents(List.of(resolved, begun), NOW));
  }

  @Test
  void readsAFriendsUptimeKuma() throws Exception {
    Json names =
        Json.parse(
            """
            {"publicGroupList": [{"monitorList": [
              {"id": 1, "name": "My shop"}, {"id": 2, "name": "TikTok web"}]}]}\
            """);
    String beats =
        """
        {"heartbeatList": {
          "1": [{"status": 0, "time": "2026-11-22 11:59:30.000", "ping": null}],
          "2": [{"status": 1, "time": "2026-11-22 11:58:00.000", "ping": 12},
                {"status": %s, "time": "2026-11-22 11:59:00.000", "ping": null}]}}\
        """;

    assertInstanceOf(Reported.class, AddedPage.kuma(names, Json.parse(beats.formatted("0")), NOW));
    assertEquals(new Quiet(), AddedPage.kuma(names, Json.parse(beats.formatted("1")), NOW));
  }

  @Test
  void readsAFriendsGatus() throws Exception {
    String statuses =
        """
        [{"name": "tiktok", "group": "", "key": "_tiktok", "results": [
          {"status": 503, "success": %s, "timestamp": "2026-11-22T11:59:00Z"}]}]\
        """;

    assertInstanceOf(Reported.class, AddedPage.gatus(Json.parse(statuses.formatted("false")), NOW));
    assertEquals(new Quiet(), AddedPage.gatus(Json.parse(statuses.formatted("true")), NOW));
  }

  private static Optional<Instant> ioda(String alerts) throws UnreadException {
    return Ioda.offSince(
        Json.parse("{\"error\": null, \"data\": [" + alerts + "]}"), Instant.ofEpochSecond(2000));
  }

  private static String alert(String source, String level, long time) {
    return "{\"datasource\": \"%s\", \"level\": \"%s\", \"time\": %d}"
        .formatted(source, level, time);
  }

  private static Word regions(String name, String status) throws Exception {
    return regions(
        """
        {"realm": "OC1", "regionHealthReports": [{"regionName": "%s", "serviceHealthReports": [
          {"serviceName": "Console", "serviceStatus": "NormalPerformance", "incidents": []},
          {"serviceName": "Compute", "serviceStatus": "%s", "incidents": []}]}]}\
        """
            .formatted(name, status));
  }

  private static Word regions(String json) throws Exception {
    return OracleCloud.regions(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), NOW);
  }

  private static Entry incident(String text, int minutesAgo) {
    return new Entry("Multiple services", text, "", NOW.minusSeconds(minutesAgo * 60L));
  }

  @Test
  void addedFeedCountsUntilItTellsOfTheEnd() {
    Entry early = entry("TikTok is down for many", 60);
    Entry late = entry("TikTok is back online", 10);
    Entry other = entry("YouTube is down for many", 5);

    assertInstanceOf(Reported.class, AddedPage.entries(List.of(other, early), NOW));
    assertEquals(new Quiet(), AddedPage.entries(List.of(other, late, early), NOW));
    assertEquals(new Quiet(), AddedPage.entries(List.of(entry("TikTok is down", 600)), NOW));
  }

  private static Entry entry(String title, int minutesAgo) {
    return new Entry(title, "", "", NOW.minus(Duration.ofMinutes(minutesAgo)));
  }
}
