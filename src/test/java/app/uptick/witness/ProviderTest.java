package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Testimony.NetworksOff;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Routes;
import app.uptick.model.Testimony.Sight;
import app.uptick.model.Testimony.Whose;
import app.uptick.model.Testimony.Word;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What RIPEstat and IODA are asked about the person's own provider, and what comes of it.
class ProviderTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String NETWORK_INFO =
      """
      {"messages": [], "see_also": [], "version": "1.1", "data_call_name": "network-info",
       "data_call_status": "supported", "cached": false,
       "data": {"asns": ["3333"], "prefix": "193.0.0.0/21"},
       "status": "ok", "status_code": 200, "time": "2026-11-22T12:00:00.000000"}\
      """;
  private static final String NO_ALERTS = "{\"error\": null, \"data\": []}";
  private static final String OFF =
      """
      {"error": null, "data": [{"datasource": "bgp", "level": "critical", "time": 1795347000,
        "entity": {"code": "3333", "name": "AS3333 (RIPE-NCC-AS)", "type": "asn"},
        "condition": "< 0.99", "value": 1, "historyValue": 12}]}\
      """;

  private final Refusals refusals = Refusals.inMemory();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<URI> asked = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<HomePrefix> home = new CompletableFuture<>();
  private final Question question =
      new Question(
          URI.create("https://www.tiktok.com/robots.txt"),
          NOW,
          CompletableFuture.completedFuture("NL"),
          home);

  // ---- RIPEstat

  @Test
  void looksAtTheNetworkOfThePersonsAddress() throws Exception {
    isAt("193.0.6.139");
    answers.put("network-info", NETWORK_INFO);
    answers.put("resource=AS3333", routing(3, 330, 320));
    answers.put("routing-status", routing(329, 330, 329));

    assertEquals(new Routes(658, 660, new Sight(3, 330)), ripeStat());
    assertEquals("3333", question.provider().join());
  }

  @Test
  void looksAtRoutesOfTheKindOfAddressThatThePersonHas() throws Exception {
    isAt("2001:67c:2e8:22::c100:68b");
    answers.put("network-info", NETWORK_INFO);
    answers.put("resource=AS3333", routing(0, 330, 320));
    answers.put("routing-status", routing(329, 330, 329));

    assertEquals(new Routes(658, 660, new Sight(320, 330)), ripeStat());
  }

  @Test
  void tellsNobodyTheWholeAddress() throws Exception {
    isAt("193.0.6.139");
    answers.put("network-info", NETWORK_INFO);
    answers.put("routing-status", routing(329, 330, 329));

    ripeStat();

    assertTrue(asked.stream().anyMatch(each -> each.getQuery().endsWith("resource=193.0.6.0")));
    assertFalse(asked.stream().anyMatch(each -> each.toString().contains("139")));
  }

  @Test
  void asksAboutNoProviderWithoutAPublicAddress() throws Exception {
    home.completeExceptionally(new IllegalStateException("not said"));
    answers.put("routing-status", routing(329, 330, 329));

    assertEquals(new Routes(658, 660), ripeStat());
    assertEquals(2, asked.size());
    assertTrue(question.provider().isCompletedExceptionally());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "404",
        "429",
        "",
        "[]",
        "{\"data\": {\"asns\": [], \"prefix\": \"\"}}",
        "{\"data\": {\"asns\": \"3333\"}}",
        "{\"data\": {\"asns\": [null, {}, [], -1, 1e99, \"x\", \"3333&resource=1\"]}}",
        "{\"data\": {\"asns\": [\"0\", \"23456\", \"64512\", \"65535\", \"4200000000\"]}}",
        "{\"data\": {\"asns\": [\"99999999999999999999\"]}}",
      })
  void readsTheServicesRoutesWhateverComesOfTheProvider(String answer) throws Exception {
    isAt("193.0.6.139");
    answers.put("network-info", answer);
    answers.put("routing-status", routing(2, 330, 2));

    assertEquals(new Routes(4, 660), ripeStat());
    assertEquals(3, asked.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"404", "{}", "{\"data\": {\"visibility\": {\"v4\": []}}}"})
  void readsTheServicesRoutesWhenTheProvidersMakeNoSense(String answer) throws Exception {
    isAt("193.0.6.139");
    answers.put("network-info", NETWORK_INFO);
    answers.put("resource=AS3333", answer);
    answers.put("routing-status", routing(2, 330, 2));

    assertEquals(new Routes(4, 660), ripeStat());
  }

  @Test
  void doesNotWaitForAProviderWithoutEnd() throws Exception {
    isAt("193.0.6.139");
    answers.put("network-info", "never");
    answers.put("routing-status", routing(2, 330, 2));

    RipeStat hasty = new RipeStat(new Aside("provider", refusals, Duration.ofMillis(20)));

    assertEquals(new Routes(4, 660), hasty.told(question, this::answer));
  }

  @Test
  void leavesQuestionsAboutProvidersAloneThatAreRefused() throws Exception {
    isAt("193.0.6.139");
    answers.put("network-info", "429");
    answers.put("routing-status", routing(2, 330, 2));
    for (int n = 0; n < 3; n++) {
      ripeStat();
    }
    asked.clear();

    assertEquals(new Routes(4, 660), ripeStat());
    assertEquals(2, asked.size());
    assertFalse(refusals.isResting("RIPEstat", NOW));
  }

  @Test
  void isUnreadWhenTheServicesRoutesAre() {
    isAt("193.0.6.139");
    answers.put("network-info", NETWORK_INFO);
    answers.put("resource=AS3333", routing(3, 330, 320));
    answers.put("routing-status", "429");

    assertThrows(UnreadException.class, this::ripeStat);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"3333\"] | 3333",
        "[3333] | 3333",
        "[\"64512\", \"396986\", \"3333\"] | 396986",
        "[\"64495\"] | 64495",
        "[\"131072\"] | 131072",
      })
  void takesTheFirstNetworkThatCanBe(String networks, String first) throws Exception {
    assertEquals(
        Optional.of(first),
        RipeStat.network(Json.parse("{\"data\": {\"asns\": " + networks + "}}")));
  }

  // ---- IODA

  @Test
  void seesThatTheProviderIsOff() throws Exception {
    question.provider().complete("3333");
    answers.put("entityCode=3333", OFF);
    answers.put("alerts", NO_ALERTS);

    assertEquals(
        new NetworksOff(Whose.PROVIDER, "AS3333", Instant.ofEpochSecond(1_795_347_000)),
        ioda(true));
  }

  @Test
  void namesTheServicesNetworkFirst() throws Exception {
    question.provider().complete("3333");
    answers.put("alerts", OFF);

    assertEquals(
        new NetworksOff(Whose.SERVICE, "AS396986", Instant.ofEpochSecond(1_795_347_000)),
        ioda(true));
  }

  @Test
  void hearsOfTheCountryWhereTheProviderIsNotKnown() throws Exception {
    question.provider().completeExceptionally(new IllegalStateException("not known"));
    answers.put("entityCode=NL", OFF);
    answers.put("alerts", NO_ALERTS);

    assertEquals(
        new NetworksOff(Whose.COUNTRY, "NL", Instant.ofEpochSecond(1_795_347_000)), ioda(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"404", "429", "[]", "{\"data\": 1}"})
  void isQuietWhateverComesOfTheProvider(String answer) throws Exception {
    question.provider().complete("3333");
    answers.put("entityCode=3333", answer);
    answers.put("alerts", NO_ALERTS);

    assertEquals(new Quiet(), ioda(true));
  }

  @Test
  void waitsForNoProviderThatNobodyLooksFor() throws Exception {
    answers.put("alerts", NO_ALERTS);

    assertEquals(new Quiet(), ioda(false));
    assertEquals(3, asked.size());
  }

  // ---- making it up

  private void isAt(String address) {
    home.complete(HomePrefix.of(address).orElseThrow());
  }

  private Word ripeStat() throws UnreadException, InterruptedException {
    return new RipeStat(new Aside("provider", refusals, LONG)).told(question, this::answer);
  }

  private Word ioda(boolean byProvider) throws UnreadException, InterruptedException {
    return new Ioda(new Aside("provider", refusals, LONG), byProvider).told(question, this::answer);
  }

  private static String routing(int seeing4, int looking, int seeing6) {
    return """
    {"data": {"visibility": {"v4": {"total_ris_peers": %2$d, "ris_peers_seeing": %1$d},
      "v6": {"total_ris_peers": %2$d, "ris_peers_seeing": %3$d}}}, "status": "ok"}\
    """
        .formatted(seeing4, looking, seeing6);
  }

  /// The first answer whose key is in the address.
  private Json answer(URI url) throws UnreadException, InterruptedException {
    asked.add(url);
    String answer =
        answers.entrySet().stream()
            .filter(each -> url.toString().contains(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    return switch (answer) {
      case "404" -> throw new UnreadException(Reason.UNAVAILABLE, "404");
      case "429" -> throw new UnreadException(Reason.REFUSED, "429");
      case "never" -> {
        new CountDownLatch(1).await();
        throw new UnreadException(Reason.TOO_SLOW);
      }
      default -> Json.parse(answer);
    };
  }
}
