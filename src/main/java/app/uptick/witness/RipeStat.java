package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Routes;
import app.uptick.model.Testimony.Word;
import java.net.URI;
import java.util.Optional;

/// Asks RIPEstat how many of those who watch the internet's routes see a way to the service's own
/// networks (stat.ripe.net/docs, `routing-status`).
final class RipeStat implements Witness {

  private static final String ROUTING =
      "https://stat.ripe.net/data/routing-status/data.json?sourceapp=uptick&resource=AS";
  private static final long CAP = 128_000;

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
    int seeing = 0;
    int looking = 0;
    for (String network : Ioda.NETWORKS) {
      Routes routes = routes(web.getJson(URI.create(ROUTING + network), CAP));
      seeing += routes.seeing();
      looking += routes.looking();
    }
    return new Routes(seeing, looking);
  }

  static Routes routes(Json told) throws UnreadException {
    Json visibility = told.at("data").at("visibility").at("v4");
    Optional<Integer> seeing = visibility.at("ris_peers_seeing").count();
    Optional<Integer> looking = visibility.at("total_ris_peers").count();
    if (seeing.isEmpty() || looking.isEmpty() || looking.get() == 0) {
      throw new UnreadException(Reason.NONSENSE);
    }
    return new Routes(seeing.get(), looking.get());
  }
}
