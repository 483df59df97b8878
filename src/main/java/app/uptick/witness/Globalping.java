package app.uptick.witness;

import app.uptick.model.Evidence;
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

  /// Four answers with bodies of at most 10,000 characters, escaped.
  private static final long CAP = 256_000;

  /// The API asks for at least half a second between polls.
  private static final long POLL_MILLIS = 500;

  private static final Duration LIMIT = Duration.ofSeconds(7);

  /// Where other regions are asked, far from each other; the first two that are not the person's.
  private static final List<String> ELSEWHERE = List.of("SG", "DE", "BR");

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
    String body = request(question.url(), country).toString();
    String id =
        web.postJson(MEASUREMENTS, body, CAP)
            .at("id")
            .text()
            .filter(text -> text.matches("[A-Za-z0-9_-]{1,64}"))
            .orElseThrow(() -> new UnreadException(Reason.NONSENSE));
    List<Vantage> seen = List.of();
    boolean going = true;
    while (going && System.nanoTime() - start < LIMIT.toNanos()) {
      Thread.sleep(POLL_MILLIS);
      Json told = web.getJson(URI.create(MEASUREMENTS + "/" + id), CAP);
      seen = vantages(told);
      going = told.at("status").textOr("").equals("in-progress");
    }
    if (seen.size() < 2) {
      throw new UnreadException(going ? Reason.TOO_SLOW : Reason.NONSENSE);
    }
    return new Seen(question.url(), country.orElse(null), seen);
  }

  static JsonObject request(URI url, Optional<String> country) {
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
    request.add("locations", locations(country));
    request.add("measurementOptions", options);
    return request;
  }

  private static JsonArray locations(Optional<String> country) {
    JsonArray locations = new JsonArray();
    country.ifPresent(each -> locations.add(location(each, 2)));
    ELSEWHERE.stream()
        .filter(each -> !country.equals(Optional.of(each)))
        .limit(country.isPresent() ? 2 : 3)
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
      case "failed" ->
          Optional.of(
              new Vantage(
                  country, place, null, null, RawFailures.of(result.at("rawOutput").textOr(""))));
      default -> Optional.empty();
    };
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
