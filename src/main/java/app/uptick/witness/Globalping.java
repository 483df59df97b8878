package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Failure;
import app.uptick.model.HttpAnswer;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Seen;
import app.uptick.model.Testimony.Vantage;
import app.uptick.model.Testimony.Word;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks the same question from four networks: two in the person's country, two in other parts of
/// the world. Keyless, 250 tests an hour (globalping.io/docs/api.globalping.io).
final class Globalping implements Witness {

  private static final URI MEASUREMENTS = URI.create("https://api.globalping.io/v1/measurements");

  /// Six answers with bodies of at most 10,000 characters, each told twice and escaped.
  private static final long CAP = 800_000;

  /// The API asks for at least half a second between polls.
  private static final long POLL_MILLIS = 500;

  private static final Duration LIMIT = Duration.ofSeconds(7);

  /// Where other regions are asked, far from each other; the first that are not the person's.
  private static final List<String> ELSEWHERE = List.of("SG", "DE", "BR", "US", "ZA");

  private static final int NETWORKS = 4;

  @Override
  public Evidence.Kind kind() {
    return Evidence.Kind.ELSEWHERE;
  }

  @Override
  public String source() {
    return "Globalping";
  }

  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    Optional<String> country = question.awaitCountry();
    long start = System.nanoTime();
    List<String> ids = begin(question.url(), country, web);
    List<Vantage> seen = List.of();
    boolean going = true;
    while (going && System.nanoTime() - start < LIMIT.toNanos()) {
      Thread.sleep(POLL_MILLIS);
      seen = new ArrayList<>();
      going = false;
      for (String id : ids) {
        Json told = web.getJson(URI.create(MEASUREMENTS + "/" + id), CAP);
        seen.addAll(vantages(told));
        going |= told.at("status").textOr("").equals("in-progress");
      }
    }
    if (seen.size() < 2) {
      throw new UnreadException(going ? Reason.TOO_SLOW : Reason.NONSENSE);
    }
    return new Seen(question.url(), country.orElse(null), seen);
  }

  /// Has the measurement made; where the person's country has no probes, in other regions as well.
  private static List<String> begin(URI url, Optional<String> country, Web web)
      throws UnreadException, InterruptedException {
    Json begun = web.postJson(MEASUREMENTS, request(url, locations(country)).toString(), CAP);
    List<String> ids = new ArrayList<>();
    ids.add(id(begun));
    int missing = NETWORKS - begun.at("probesCount").count().orElse(NETWORKS);
    if (country.isPresent() && missing > 0) {
      JsonArray others = elsewhere(country, 2, Math.min(missing, 2));
      ids.add(id(web.postJson(MEASUREMENTS, request(url, others).toString(), CAP)));
    }
    return ids;
  }

  private static String id(Json begun) throws UnreadException {
    return begun
        .at("id")
        .text()
        .filter(text -> text.matches("[A-Za-z0-9_-]{1,64}"))
        .orElseThrow(() -> new UnreadException(Reason.NONSENSE));
  }

  static JsonObject request(URI url, Optional<String> country) {
    return request(url, locations(country));
  }

  private static JsonObject request(URI url, JsonArray locations) {
    JsonObject page = new JsonObject();
    page.addProperty("method", "GET");
    page.addProperty("path", url.getRawPath());
    if (url.getRawQuery() != null) {
      page.addProperty("query", url.getRawQuery());
    }
    JsonObject options = new JsonObject();
    options.addProperty("protocol", url.getScheme().toUpperCase(Locale.ROOT));
    options.add("request", page);
    JsonObject request = new JsonObject();
    request.addProperty("type", "http");
    request.addProperty("target", url.getHost());
    request.add("locations", locations);
    request.add("measurementOptions", options);
    return request;
  }

  private static JsonArray locations(Optional<String> country) {
    JsonArray locations = new JsonArray();
    country.ifPresent(each -> locations.add(location(each, 2)));
    locations.addAll(elsewhere(country, 0, country.isPresent() ? 2 : NETWORKS));
    return locations;
  }

  private static JsonArray elsewhere(Optional<String> country, int without, int count) {
    JsonArray locations = new JsonArray();
    ELSEWHERE.stream()
        .filter(each -> !country.equals(Optional.of(each)))
        .skip(without)
        .limit(count)
        .forEach(each -> locations.add(location(each, 1)));
    return locations;
  }

  private static JsonObject location(String country, int limit) {
    JsonObject location = new JsonObject();
    location.addProperty("country", country);
    location.addProperty("limit", limit);
    return location;
  }

  /// What the probes that are done have met.
  static List<Vantage> vantages(Json measurement) {
    List<Vantage> seen = new ArrayList<>();
    for (Json each : measurement.at("results").items()) {
      Optional<String> country = each.at("probe").at("country").text();
      country.flatMap(code -> vantage(code, each)).ifPresent(seen::add);
    }
    return seen;
  }

  private static Optional<Vantage> vantage(String country, Json each) {
    Json result = each.at("result");
    String place = Words.line(each.at("probe").at("city").textOr(country), 40);
    return switch (result.at("status").textOr("")) {
      case "finished" ->
          result
              .at("statusCode")
              .count()
              .map(status ->
                  new Vantage(
                      country,
                      place,
                      new HttpAnswer(
                          status, headers(result.at("headers")), result.at("rawBody").textOr("")),
                      firstByte(result.at("timings")).orElse(null),
                      RawFailures.ofCertificate(result.at("tls")).orElse(null)));
      case "failed" -> failed(result).map(why -> new Vantage(country, place, null, null, why));
      default -> Optional.empty();
    };
  }

  /// How the service failed there; nothing where the probe itself did, or does not say.
  private static Optional<Failure> failed(Json result) {
    String raw = result.at("rawOutput").textOr("");
    boolean isTarget = result.at("failureSource").textOr("target").equals("target");
    return isTarget && !raw.isBlank() ? Optional.of(RawFailures.of(raw)) : Optional.empty();
  }

  private static Map<String, String> headers(Json headers) {
    Map<String, String> found = new HashMap<>();
    headers
        .fields()
        .forEach(each ->
            found.put(
                each.getKey().toLowerCase(Locale.ROOT),
                Stream.concat(
                        each.getValue().text().stream(),
                        each.getValue().items().stream().flatMap(item -> item.text().stream()))
                    .collect(Collectors.joining(", "))));
    return found;
  }

  private static Optional<Duration> firstByte(Json timings) {
    OptionalDouble millis = timings.at("firstByte").number();
    return millis.isPresent() && millis.getAsDouble() >= 0 && millis.getAsDouble() < 1e6
        ? Optional.of(Duration.ofMillis((long) millis.getAsDouble()))
        : Optional.empty();
  }
}
