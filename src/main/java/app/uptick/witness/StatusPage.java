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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a status page made with Statuspage: the service's own, or one of those who build on it, of
/// which only what names the service counts.
///
/// @param service the service's name in other people's incidents; the own page speaks of nothing
///   else
record StatusPage(String source, URI summary, boolean isOwn, String service) implements Witness {

  private static final long CAP = 400_000;

  /// An incident of which nobody has written for so long was forgotten.
  private static final Duration FORGOTTEN = Duration.ofDays(2);

  /// A component's colour is set by hand, and left for as long as it lasts.
  private static final Duration FORGOTTEN_COMPONENT = Duration.ofDays(7);

  /// A page's colour without a word why holds for so long.
  private static final Duration FRESH = Duration.ofHours(6);

  /// Once a fix is in, and watched.
  private static final Duration WATCHED = Duration.ofDays(1);

  /// Clocks differ.
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private static final int LONGEST = 200;

  private static final Set<String> INDICATORS =
      Set.of("none", "minor", "major", "critical", "maintenance");

  private static final Pattern SENTENCE = Pattern.compile("[.:;!?]\\s+");

  private static final Pattern SPARED =
      Pattern.compile(
          "\\b(?:not|un|isn't|aren't) ?(?:\\w+ ){0,2}?(?:affect|impact)|\\bworks?\\b(?! on)|\\bexcept\\b"
              + "|\\boperational\\b|\\bas usual\\b",
          Pattern.CASE_INSENSITIVE);

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
    String indicator = page.at("status").at("indicator").textOr("");
    if (!INDICATORS.contains(indicator) || !page.at("incidents").isArray()) {
      throw new UnreadException(Reason.NONSENSE);
    }
    List<Incident> all = new ArrayList<>();
    for (Json each : page.at("incidents").items()) {
      all.add(Incident.read(each, now));
    }
    for (Json each : page.at("scheduled_maintenances").items()) {
      all.add(Incident.read(each, now));
    }
    List<Incident> standing =
        all.stream().filter(each -> each.isStanding(now)).filter(this::concerns).toList();
    List<Incident> fresh =
        standing.stream().filter(each -> isWithin(FORGOTTEN, each.latest(), now)).toList();
    Word word = isOwn ? own(page, indicator, fresh, now) : others(page, fresh, now);
    if (word instanceof Quiet && !standing.isEmpty()) {
      throw outdated(standing.getFirst().latest());
    }
    return word;
  }

  private Word own(Json page, String indicator, List<Incident> standing, Instant now)
      throws UnreadException {
    if (standing.isEmpty()) {
      return switch (indicator) {
        case "major", "critical" -> byColour(page, Announcement.OUTAGE, now);
        case "maintenance" -> byColour(page, Announcement.MAINTENANCE, now);
        default -> new Quiet();
      };
    }
    return standing.stream()
        .filter(each -> each.isGrave(indicator))
        .findFirst()
        .<Word>map(each -> new Announced(each.what(), each.words(), each.since()))
        .orElseGet(() -> reported(standing.getFirst()));
  }

  /// The page's colour, without a word why. It holds for as long as somebody has just set it.
  private static Word byColour(Json page, Announcement what, Instant now) throws UnreadException {
    String words = Words.line(page.at("status").at("description").textOr(what.name()), LONGEST);
    Optional<Instant> updated = page.at("page").at("updated_at").moment();
    if (updated.isEmpty() || updated.get().isAfter(now.plus(AHEAD))) {
      return new Reported(words, now);
    }
    if (!isWithin(FRESH, updated.get(), now)) {
      throw outdated(updated.get());
    }
    return new Announced(what, words, updated.get());
  }

  private Word others(Json page, List<Incident> standing, Instant now) throws UnreadException {
    if (!standing.isEmpty()) {
      return reported(standing.getFirst());
    }
    List<Json> broken =
        page.at("components").items().stream()
            .filter(each -> isNamed(each.at("name").textOr("")))
            .filter(each -> isBroken(each.at("status").textOr("")))
            .toList();
    if (broken.isEmpty()) {
      return new Quiet();
    }
    for (Json each : broken) {
      Instant changed = each.at("updated_at").moment().filter(at -> !at.isAfter(now)).orElse(now);
      if (isWithin(FORGOTTEN_COMPONENT, changed, now)) {
        String status = each.at("status").textOr("").replace('_', ' ');
        return new Reported(
            Words.line(each.at("name").textOr("") + ": " + status, LONGEST), changed);
      }
    }
    throw outdated(broken.getFirst().at("updated_at").moment().orElse(now));
  }

  private static boolean isBroken(String status) {
    return switch (status) {
      case "degraded_performance", "partial_outage", "major_outage" -> true;
      default -> false;
    };
  }

  private static Reported reported(Incident incident) {
    return new Reported(incident.words(), incident.since());
  }

  private static UnreadException outdated(Instant since) {
    return new UnreadException(Reason.OUTDATED, since.toString());
  }

  /// Whether an incident is of the service. Others say of it, too, that it is spared.
  private boolean concerns(Incident incident) {
    return isOwn
        || incident.components().stream().anyMatch(this::isNamed)
        || SENTENCE
            .splitAsStream(incident.name() + ". " + incident.update())
            .anyMatch(each -> isNamed(each) && !SPARED.matcher(each).find());
  }

  private boolean isNamed(String words) {
    return words.toLowerCase(Locale.ROOT).contains(service);
  }

  private static boolean isWithin(Duration span, Instant at, Instant now) {
    return Duration.between(at, now).compareTo(span) < 0;
  }

  /// An incident, or planned maintenance, as far as it makes sense.
  private record Incident(
      String name,
      String update,
      String status,
      String impact,
      boolean isPlanned,
      List<String> components,
      Instant since,
      Instant latest) {

    private static final Set<String> STATUSES =
        Set.of(
            "investigating",
            "identified",
            "monitoring",
            "resolved",
            "postmortem",
            "scheduled",
            "in_progress",
            "verifying",
            "completed");

    static Incident read(Json json, Instant now) throws UnreadException {
      String name = Words.line(json.at("name").textOr(""), LONGEST);
      String status = json.at("status").textOr("");
      Optional<Instant> since =
          json.at("started_at").moment().or(() -> json.at("created_at").moment());
      if (name.isEmpty()
          || !STATUSES.contains(status)
          || since.isEmpty()
          || (since.get().isAfter(now.plus(AHEAD)) && !status.equals("scheduled"))) {
        throw new UnreadException(Reason.NONSENSE);
      }
      List<Json> updates = json.at("incident_updates").items();
      Instant latest =
          Stream.concat(
                  Stream.of(json.at("updated_at").moment()),
                  updates.stream().map(each -> each.at("created_at").moment()))
              .flatMap(Optional::stream)
              .filter(each -> !each.isAfter(now.plus(AHEAD)))
              .max(Comparator.naturalOrder())
              .orElse(since.get());
      return new Incident(
          name,
          updates.isEmpty() ? "" : updates.getFirst().at("body").textOr(""),
          status,
          json.at("impact").textOr(""),
          json.at("scheduled_for").text().isPresent(),
          json.at("components").items().stream().map(each -> each.at("name").textOr("")).toList(),
          since.get(),
          latest);
    }

    boolean isStanding(Instant now) {
      return switch (status) {
        case "resolved", "postmortem", "completed", "scheduled" -> false;
        case "monitoring", "verifying" ->
            isWithin(WATCHED, latest, now) && !Statement.isOver(update);
        default -> !Statement.isOver(update) && (isPlanned || !impact.equals("none"));
      };
    }

    /// Whether it is the service that fails or rests, rather than a small part of it, or one of its
    /// other houses, and no cure is in yet.
    boolean isGrave(String indicator) {
      boolean isWatched = status.equals("monitoring") || status.equals("verifying");
      String weight = impact.isEmpty() ? indicator : impact;
      return !isWatched
          && !Statement.isOfOtherMatters(name)
          && (isPlanned
              || weight.equals("major")
              || weight.equals("critical")
              || weight.equals("maintenance"));
    }

    Announcement what() {
      return Statement.of(words())
          .orElse(isPlanned ? Announcement.MAINTENANCE : Announcement.OUTAGE);
    }

    String words() {
      return Words.line(update.isBlank() ? name : name + ": " + update, LONGEST);
    }
  }
}
