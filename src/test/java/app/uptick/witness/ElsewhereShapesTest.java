package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.FailureKind;
import app.uptick.model.Testimony.Vantage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElsewhereShapesTest {

  private static final URI PAGE = URI.create("https://www.tiktok.com/oembed?url=https%3A%2F%2Fx");

  @Test
  void asksTwoHereAndTwoInOtherRegions() {
    String request = Globalping.request(PAGE, Optional.of("DE")).toString();

    assertEquals(
        "{\"type\":\"http\",\"target\":\"www.tiktok.com\",\"locations\":["
            + "{\"country\":\"DE\",\"limit\":2},{\"country\":\"SG\",\"limit\":1},"
            + "{\"country\":\"BR\",\"limit\":1}],\"measurementOptions\":{\"protocol\":\"HTTPS\","
            + "\"request\":{\"method\":\"GET\",\"path\":\"/oembed\","
            + "\"query\":\"url=https%3A%2F%2Fx\"}}}",
        request);
  }

  @Test
  void asksThreeRegionsWhenTheCountryIsNotKnown() {
    assertEquals(4, Globalping.request(PAGE, Optional.empty()).getAsJsonArray("locations").size());
  }

  @Test
  void readsAnAnswer() throws Exception {
    Vantage vantage =
        only(
            """
            {"probe": {"continent": "EU", "country": "DE", "city": "Frankfurt", "asn": 24940},
             "result": {"status": "finished", "statusCode": 200, "rawBody": "User-agent: *",
               "headers": {"Server": "TLB", "set-cookie": ["a=1", "b=2"]},
               "timings": {"total": 90, "firstByte": 41},
               "tls": {"authorized": true}}}\
            """);

    assertEquals("DE", vantage.country());
    assertEquals("Frankfurt", vantage.place());
    assertNull(vantage.failure());
    assertEquals(Duration.ofMillis(41), vantage.waited());
    assertNotNull(vantage.answer());
    assertEquals("User-agent: *", vantage.answer().body());
    assertEquals(Optional.of("TLB"), vantage.answer().header("server"));
    assertEquals(Optional.of("a=1, b=2"), vantage.answer().header("set-cookie"));
  }

  @Test
  void takesACertificateThatIsNotTrustedForAFailure() throws Exception {
    Vantage vantage =
        only(
            """
            {"probe": {"country": "DE", "city": "Frankfurt"},
             "result": {"status": "finished", "statusCode": 200, "headers": {}, "rawBody": null,
               "timings": {}, "tls": {"authorized": false, "error": "CERT_HAS_EXPIRED"}}}\
            """);

    assertNotNull(vantage.failure());
    assertEquals(FailureKind.TLS_INVALID_CERTIFICATE, vantage.failure().kind());
  }

  @ParameterizedTest
  @CsvSource({
    "queryA ENOTFOUND www.tiktok.com, DNS_NXDOMAIN",
    "queryA ESERVFAIL www.tiktok.com, DNS_SERVFAIL",
    "queryA ETIMEOUT www.tiktok.com, TIMEOUT",
    "connect ECONNREFUSED 23.0.0.1:443, CONNECTION_REFUSED",
    "read ECONNRESET, CONNECTION_RESET",
    "write EPROTO: ssl3_read_bytes:sslv3 alert handshake failure, TLS_FAILED_HANDSHAKE",
    "Request timeout., TIMEOUT",
    "other side closed, EOF",
    "Parse Error: Expected HTTP/, INVALID_RESPONSE",
    "Private IP ranges are not allowed., DNS_BOGON",
    "something new, UNKNOWN"
  })
  void namesTheirFailures(String raw, FailureKind expected) throws Exception {
    Vantage vantage =
        only(
            """
            {"probe": {"country": "SG", "city": "Singapore"},
             "result": {"status": "failed", "rawOutput": "%s", "statusCode": null}}\
            """
                .formatted(raw));

    assertNotNull(vantage.failure());
    assertEquals(expected, vantage.failure().kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"rawOutput\": \"connect ECONNREFUSED\", \"failureSource\": \"probe\"",
        "\"rawOutput\": \"oops\", \"failureSource\": \"internal\"",
        "\"rawOutput\": \"\""
      })
  void doesNotBlameTheServiceForAProbeThatFailed(String result) throws Exception {
    assertTrue(
        vantages(
                "{\"probe\": {\"country\": \"US\"}, \"result\": {\"status\": \"failed\", %s}}"
                    .formatted(result))
            .isEmpty());
  }

  @Test
  void leavesOutProbesThatAreNotDone() throws Exception {
    assertTrue(
        vantages("{\"probe\": {\"country\": \"US\"}, \"result\": {\"status\": \"in-progress\"}}")
            .isEmpty());
  }

  @Test
  void leavesOutWhatMakesNoSense() throws Exception {
    assertTrue(vantages("{\"probe\": null, \"result\": \"fine\"}, 3, null").isEmpty());
  }

  @Test
  void readsTheNodesOfCheckHost() throws Exception {
    Json nodes =
        Json.parse(
            """
            {"us1.node": ["us", "USA", "Los Angeles", "5.2.3.4", "AS1"],
             "de4.node": ["de", "Germany", "Frankfurt", "4.2.3.4", "AS2"],
             "jp1.node": ["jp", "Japan", "Tokyo", "3.2.3.4", "AS3"],
             "xx1.node": 7}\
            """);
    Json results =
        Json.parse(
            """
            {"us1.node": [[1, 0.131, "OK", "200", "23.0.0.1"]],
             "de4.node": [[0, 10.0, "Connection timed out", null, null]],
             "jp1.node": null, "xx1.node": [[1]]}\
            """);

    List<Vantage> seen = CheckHost.vantages(nodes.fields(), results);

    assertEquals(List.of("US", "DE"), seen.stream().map(Vantage::country).toList());
    assertNull(seen.getFirst().failure());
    assertNotNull(seen.getLast().failure());
    assertEquals(FailureKind.TIMEOUT, seen.getLast().failure().kind());
  }

  private static Vantage only(String result) throws UnreadException {
    return vantages(result).getFirst();
  }

  private static List<Vantage> vantages(String results) throws UnreadException {
    return Globalping.vantages(
        Json.parse("{\"id\": \"x\", \"status\": \"finished\", \"results\": [" + results + "]}"));
  }
}
