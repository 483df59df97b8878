package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.NetworksOff;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Whose;
import app.uptick.model.Testimony.Word;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// Asks IODA whether the service's networks, the person's provider's, or much of the person's
/// country have dropped off the internet (api.ioda.inetintel.cc.gatech.edu/v2).
final class Ioda implements Witness {

  private static final String ALERTS =
      "https://api.ioda.inetintel.cc.gatech.edu/v2/outages/alerts?limit=100";
  private static final long CAP = 256_000;
  private static final Duration WINDOW = Duration.ofHours(2);
  private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

  /// ByteDance in the United States, and TikTok Pte. Ltd.
  static final List<String> NETWORKS = List.of("396986", "138699");

  private final Aside aside;
  private final boolean byProvider;

  /// @param aside for what is asked about the person's provider
  /// @param byProvider whether somebody finds out who that is
  Ioda(Aside aside, boolean byProvider) {
    this.aside = aside;
    this.byProvider = byProvider;
  }

  @Override
  public Pace pace() {
    return Pace.SIX_HOURS;
  }

  @Override
  public Evidence.Kind kind() {
    return Evidence.Kind.TRACKER;
  }

  @Override
  public String source() {
    return "IODA";
  }

  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    return told(question, url -> web.getJson(url, CAP));
  }

  Word told(Question question, Lookup lookup) throws UnreadException, InterruptedException {
    CompletableFuture<Optional<NetworksOff>> provider =
        byProvider
            ? aside.ask(question.now(), () -> provider(question, lookup))
            : CompletableFuture.completedFuture(Optional.empty());
    for (String network : NETWORKS) {
      Optional<NetworksOff> off = network(Whose.SERVICE, network, question, lookup);
      if (off.isPresent()) {
        return off.get();
      }
    }
    Word country = country(question, lookup);
    return provider.join().<Word>map(off -> off).orElse(country);
  }

  private static Optional<NetworksOff> provider(Question question, Lookup lookup)
      throws UnreadException, InterruptedException {
    Optional<String> network = question.awaitProvider();
    return network.isEmpty()
        ? Optional.empty()
        : network(Whose.PROVIDER, network.get(), question, lookup);
  }

  private static Optional<NetworksOff> network(
      Whose whose, String network, Question question, Lookup lookup)
      throws UnreadException, InterruptedException {
    return offSince(lookup.json(alerts("asn", network, question.now())), question.now())
        .map(since -> new NetworksOff(whose, "AS" + network, since));
  }

  private static Word country(Question question, Lookup lookup)
      throws UnreadException, InterruptedException {
    Optional<String> country = question.awaitCountry();
    if (country.isEmpty()) {
      return new Quiet();
    }
    return offSince(lookup.json(alerts("country", country.get(), question.now())), question.now())
        .<Word>map(since -> new NetworksOff(Whose.COUNTRY, country.get(), since))
        .orElseGet(Quiet::new);
  }

  private static URI alerts(String type, String code, Instant now) {
    return URI.create(
        ALERTS
            + ("&entityType=" + type + "&entityCode=" + code)
            + ("&from=" + now.minus(WINDOW).getEpochSecond() + "&until=" + now.getEpochSecond()));
  }

  /// Since when two ways of looking at once, or routes alone, have called it critical lately.
  static Optional<Instant> offSince(Json told, Instant now) throws UnreadException {
    if (!told.at("data").isArray()) {
      throw new UnreadException(Reason.NONSENSE);
    }
    Map<String, Json> latest =
        told.at("data").items().stream()
            .filter(each -> isLately(each, now))
            .collect(
                Collectors.toMap(
                    each -> each.at("datasource").textOr(""),
                    each -> each,
                    (one, other) -> time(one) >= time(other) ? one : other));
    List<Json> critical =
        latest.values().stream()
            .filter(each -> each.at("level").textOr("").equals("critical"))
            .toList();
    boolean counts =
        critical.size() >= 2
            || critical.stream().anyMatch(each -> each.at("datasource").textOr("").equals("bgp"));
    return counts
        ? critical.stream()
            .min(Comparator.comparingDouble(Ioda::time))
            .map(each -> Instant.ofEpochSecond((long) time(each)))
        : Optional.empty();
  }

  /// Asked for or not, what is older is over, and what is yet to come was dated by a mistake.
  private static boolean isLately(Json alert, Instant now) {
    double age = now.getEpochSecond() - time(alert);
    return alert.at("time").number().isPresent()
        && age <= WINDOW.plus(CLOCKS_APART).toSeconds()
        && age >= -CLOCKS_APART.toSeconds();
  }

  private static double time(Json alert) {
    return Math.min(alert.at("time").number().orElse(0), 4e9);
  }
}
