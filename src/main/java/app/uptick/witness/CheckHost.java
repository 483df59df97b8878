package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.HttpAnswer;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Seen;
import app.uptick.model.Testimony.Vantage;
import app.uptick.model.Testimony.Word;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Asks the same question from other people's nodes, when the first to ask elsewhere is of no help.
/// Their countries are not ours to choose (check-host.net/about/api).
final class CheckHost implements Witness {

  private static final String BASE = "https://check-host.net/";
  private static final long CAP = 64_000;
  private static final int NODES = 5;
  private static final long POLL_MILLIS = 700;
  private static final Duration LIMIT = Duration.ofSeconds(6);

  @Override
  public Evidence.Kind kind() {
    return Evidence.Kind.ELSEWHERE;
  }

  @Override
  public String source() {
    return "check-host.net";
  }

  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    long start = System.nanoTime();
    String host = URLEncoder.encode(question.url().toString(), StandardCharsets.UTF_8);
    URI check = URI.create(BASE + "check-http?host=" + host + "&max_nodes=" + NODES);
    Json begun = web.getJson(check, CAP);
    String id =
        begun
            .at("request_id")
            .text()
            .filter(text -> text.matches("[A-Za-z0-9_-]{1,64}"))
            .orElseThrow(() -> new UnreadException(Reason.NONSENSE));
    List<Map.Entry<String, Json>> nodes = begun.at("nodes").fields();
    List<Vantage> seen = List.of();
    while (seen.size() < nodes.size() && System.nanoTime() - start < LIMIT.toNanos()) {
      Thread.sleep(POLL_MILLIS);
      seen = vantages(nodes, web.getJson(URI.create(BASE + "check-result/" + id), CAP));
    }
    if (seen.size() < 2) {
      throw new UnreadException(nodes.isEmpty() ? Reason.NONSENSE : Reason.TOO_SLOW);
    }
    return new Seen(question.url(), question.awaitCountry().orElse(null), seen);
  }

  /// What the nodes that are done have met; theirs is `[[1, seconds, "OK", "200", address]]`.
  static List<Vantage> vantages(List<Map.Entry<String, Json>> nodes, Json results) {
    List<Vantage> seen = new ArrayList<>();
    for (Map.Entry<String, Json> node : nodes) {
      List<Json> where = node.getValue().items();
      List<Json> attempts = results.at(node.getKey()).items();
      List<Json> result = attempts.isEmpty() ? List.of() : attempts.getFirst().items();
      if (where.size() > 2 && result.size() > 3) {
        String country = where.getFirst().textOr("").toUpperCase(Locale.ROOT);
        seen.add(vantage(country, Words.line(where.get(2).textOr(country), 40), result));
      }
    }
    return seen;
  }

  private static Vantage vantage(String country, String place, List<Json> result) {
    Optional<Integer> status =
        result
            .get(3)
            .text()
            .or(() -> result.get(3).count().map(String::valueOf))
            .filter(text -> text.matches("[1-5]\\d\\d"))
            .map(Integer::valueOf);
    return status
        .map(code -> new Vantage(country, place, new HttpAnswer(code, Map.of(), ""), null, null))
        .orElseGet(() ->
            new Vantage(country, place, null, null, RawFailures.of(result.get(2).textOr(""))));
  }
}
