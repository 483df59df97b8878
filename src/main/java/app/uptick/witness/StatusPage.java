package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.Announced;
import app.uptick.model.Testimony.Announcement;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Reported;
import app.uptick.model.Testimony.Word;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a status page made with Statuspage: the service's own, or one of those who build on it, of
/// which only what names the service counts.
///
/// @param service the service's name in other people's incidents; the own page speaks of nothing
///   else
record StatusPage(String source, URI summary, boolean isOwn, String service) implements Witness {

  private static final long CAP = 400_000;

  /// An incident that is left open for so long was forgotten.
  private static final Duration FORGOTTEN = Duration.ofDays(7);

  private static final int LONGEST = 200;

  /// The page at a host.
  static StatusPage at(String source, String host, boolean isOwn) {
    return new StatusPage(
        source, URI.create("https://" + host + "/api/v2/summary.json"), isOwn, "tiktok");
  }

  @Override
  public Pace pace() {
    return Pace.TEN_MINUTES;
  }

  @Override
  public Evidence.Kind kind() {
    return Evidence.Kind.OFFICIAL;
  }

  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    return told(web.getJson(summary, CAP), question.now());
  }

  Word told(Json page, Instant now) throws UnreadException {
    Optional<String> indicator = page.at("status").at("indicator").text();
    if (indicator.isEmpty() || !page.at("incidents").isArray()) {
      throw new UnreadException(Reason.NONSENSE);
    }
    List<Json> standing =
        Stream.concat(
                page.at("incidents").items().stream().filter(each -> !isOver(each)),
                page.at("scheduled_maintenances").items().stream().filter(StatusPage::isUnderWay))
            .filter(each -> isFresh(each, now))
            .toList();
    return isOwn ? own(page, indicator.get(), standing, now) : others(standing, now);
  }

  private Word own(Json page, String indicator, List<Json> standing, Instant now) {
    if (standing.isEmpty()) {
      return switch (indicator) {
        case "major", "critical" ->
            new Announced(Announcement.OUTAGE, description(page, indicator), now);
        case "maintenance" ->
            new Announced(Announcement.MAINTENANCE, description(page, indicator), now);
        default -> new Quiet();
      };
    }
    Json first = standing.getFirst();
    boolean planned = first.at("scheduled_for").text().isPresent();
    Announcement what =
        Statement.of(words(first)).orElse(planned ? Announcement.MAINTENANCE : Announcement.OUTAGE);
    return new Announced(what, words(first), since(first, now));
  }

  private static String description(Json page, String indicator) {
    return Words.line(page.at("status").at("description").textOr(indicator), LONGEST);
  }

  private Word others(List<Json> standing, Instant now) {
    return standing.stream()
        .filter(each -> words(each).toLowerCase(java.util.Locale.ROOT).contains(service))
        .findFirst()
        .<Word>map(each -> new Reported(words(each), since(each, now)))
        .orElseGet(Quiet::new);
  }

  private static boolean isOver(Json incident) {
    return switch (incident.at("status").textOr("")) {
      case "resolved", "postmortem", "completed" -> true;
      default -> !incident.isObject();
    };
  }

  private static boolean isUnderWay(Json maintenance) {
    return switch (maintenance.at("status").textOr("")) {
      case "in_progress", "verifying" -> true;
      default -> false;
    };
  }

  private static boolean isFresh(Json incident, Instant now) {
    return Duration.between(since(incident, now), now).compareTo(FORGOTTEN) < 0;
  }

  private static Instant since(Json incident, Instant now) {
    return incident
        .at("started_at")
        .moment()
        .or(() -> incident.at("created_at").moment())
        .orElse(now);
  }

  private static String words(Json incident) {
    String update =
        incident.at("incident_updates").items().stream()
            .findFirst()
            .map(each -> each.at("body").textOr(""))
            .orElse("");
    return Words.line(incident.at("name").textOr("") + ": " + update, LONGEST);
  }
}
