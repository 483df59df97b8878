package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Routes;
import app.uptick.model.Testimony.Sight;
import app.uptick.model.Testimony.Word;
import java.net.URI;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Asks RIPEstat how many of those who watch the internet's routes see a way to the service's own
/// networks, and to that of the person's provider (stat.ripe.net/docs, `routing-status` and
/// `network-info`).
final class RipeStat implements Witness {

  private static final String ROUTING =
      "https://stat.ripe.net/data/routing-status/data.json?sourceapp=uptick&resource=AS";
  private static final String NETWORK =
      "https://stat.ripe.net/data/network-info/data.json?sourceapp=uptick&resource=";
  private static final long CAP = 128_000;

  /// Some hundreds look on; what so few see tells nothing.
  private static final int FEWEST = 10;

  private static final int MOST = 1_000_000;

  private final Aside aside;

  /// @param aside for what is asked about the person's provider
  RipeStat(Aside aside) {
    this.aside = aside;
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
    return "RIPEstat";
  }

  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    return told(question, url -> web.getJson(url, CAP));
  }

  Word told(Question question, Lookup lookup) throws UnreadException, InterruptedException {
    CompletableFuture<Optional<Sight>> provider =
        aside
            .ask(question.now(), () -> provider(question, lookup))
            .whenComplete((_, _) -> nobodyElseTells(question));
    int seeing = 0;
    int looking = 0;
    for (String network : Ioda.NETWORKS) {
      Sight sight = sight(lookup.json(URI.create(ROUTING + network)), "v4");
      seeing += sight.seeing();
      looking += sight.looking();
    }
    return new Routes(seeing, looking, provider.join().orElse(null));
  }

  /// How the person's provider is seen, on the kind of address that the person has: some have
  /// networks of one kind alone.
  private static Optional<Sight> provider(Question question, Lookup lookup)
      throws UnreadException, InterruptedException {
    Optional<HomePrefix> home = question.awaitHome();
    if (home.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> network = network(lookup.json(URI.create(NETWORK + home.get().start())));
    if (network.isEmpty()) {
      return Optional.empty();
    }
    question.provider().complete(network.get());
    String kind = home.get().isIpv6() ? "v6" : "v4";
    return Optional.of(sight(lookup.json(URI.create(ROUTING + network.get())), kind));
  }

  private static void nobodyElseTells(Question question) {
    question.provider().completeExceptionally(new NoSuchElementException("provider not known"));
  }

  /// The number of the network that announces an address; empty where nobody does.
  static Optional<String> network(Json told) {
    return isError(told) ? Optional.empty() : announcer(told);
  }

  private static Optional<String> announcer(Json told) {
    return told.at("data").at("asns").items().stream()
        .map(each -> each.text().or(() -> each.count().map(String::valueOf)).orElse(""))
        .filter(RipeStat::isPublic)
        .findFirst();
  }

  /// Whether it is the number of a network on the internet (IANA's registry of AS numbers).
  private static boolean isPublic(String network) {
    if (!network.matches("[1-9]\\d{0,9}")) {
      return false;
    }
    long number = Long.parseLong(network);
    boolean isOld = number <= 64_495 && number != 23_456;
    return isOld || (number >= 131_072 && number < 4_200_000_000L);
  }

  static Sight sight(Json told, String kind) throws UnreadException {
    if (isError(told)) {
      throw new UnreadException(Reason.UNAVAILABLE);
    }
    Json visibility = told.at("data").at("visibility").at(kind);
    Optional<Integer> seeing = visibility.at("ris_peers_seeing").count();
    Optional<Integer> looking = visibility.at("total_ris_peers").count();
    boolean isSense =
        seeing.isPresent()
            && looking.isPresent()
            && looking.get() >= FEWEST
            && looking.get() <= MOST
            && seeing.get() <= looking.get();
    if (!isSense) {
      throw new UnreadException(Reason.NONSENSE);
    }
    return new Sight(seeing.get(), looking.get());
  }

  private static boolean isError(Json told) {
    return told.at("status").text().filter(status -> !status.equals("ok")).isPresent();
  }
}
