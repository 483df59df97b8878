package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Reported;
import app.uptick.model.Testimony.Word;
import app.uptick.witness.Feed.Entry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a page that the person added because it watches the service, from another place.
///
/// @param page the address that the person opens in a browser
public record AddedPage(URI page, Kind kindOfPage) implements Witness {

  private static final long CAP = 500_000;
  private static final String SERVICE = "tiktok";
  private static final int LONGEST = 120;

  /// An observation that is older says nothing of now.
  private static final Duration FRESH = Duration.ofMinutes(30);

  private static final Duration FRESH_ENTRY = Duration.ofHours(6);

  /// What the page is made with.
  public enum Kind {
    STATUSPAGE,
    /// `https://host/status/slug`.
    UPTIME_KUMA,
    GATUS,
    /// RSS or Atom, of whatever names the service.
    FEED
  }

  @Override
  public Pace pace() {
    return Pace.TEN_MINUTES;
  }

  @Override
  public Evidence.Kind kind() {
    return Evidence.Kind.TRACKER;
  }

  @Override
  public String source() {
    String path = String.valueOf(page.getPath()).replaceFirst("/$", "");
    return page.getHost() + path;
  }

  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    return switch (kindOfPage) {
      case STATUSPAGE ->
          new StatusPage(source(), page.resolve("/api/v2/summary.json"), false, SERVICE)
              .told(web.getJson(page.resolve("/api/v2/summary.json"), CAP), question.now());
      case UPTIME_KUMA -> {
        String path = page.getPath();
        String slug = path.substring(path.lastIndexOf('/') + 1);
        Json names = web.getJson(page.resolve("/api/status-page/" + slug), CAP);
        Json beats = web.getJson(page.resolve("/api/status-page/heartbeat/" + slug), CAP);
        yield kuma(names, beats, question.now());
      }
      case FEED -> entries(web.get(page, CAP, Feed::read), question.now());
      case GATUS ->
          gatus(web.getJson(page.resolve("/api/v1/endpoints/statuses"), CAP), question.now());
    };
  }

  /// The latest beat of each monitor that is named after the service: 0 is down, 1 up, 2 pending, 3
  /// maintenance.
  static Word kuma(Json names, Json beats, Instant now) throws UnreadException {
    Map<String, String> monitors =
        names.at("publicGroupList").items().stream()
            .flatMap(group -> group.at("monitorList").items().stream())
            .filter(each -> isOfService(each.at("name").textOr("")))
            .filter(each -> each.at("id").count().isPresent())
            .collect(
                Collectors.toMap(
                    each -> String.valueOf(each.at("id").count().orElse(0)),
                    each -> Words.line(each.at("name").textOr(""), LONGEST),
                    (one, _) -> one));
    if (monitors.isEmpty() || !beats.at("heartbeatList").isObject()) {
      throw new UnreadException(Reason.NONSENSE);
    }
    return beats.at("heartbeatList").fields().stream()
        .filter(each -> monitors.containsKey(each.getKey()))
        .flatMap(each ->
            latest(each.getValue().items(), "time", now)
                .filter(beat -> beat.at("status").count().equals(Optional.of(0)))
                .map(beat -> new Reported(monitors.getOrDefault(each.getKey(), ""), now))
                .stream())
        .findFirst()
        .<Word>map(each -> each)
        .orElseGet(Quiet::new);
  }

  /// The latest result of each endpoint that is named after the service.
  static Word gatus(Json endpoints, Instant now) throws UnreadException {
    List<Json> ours =
        endpoints.items().stream().filter(each -> isOfService(each.at("name").textOr(""))).toList();
    if (ours.isEmpty()) {
      throw new UnreadException(Reason.NONSENSE);
    }
    return ours.stream()
        .filter(each ->
            latest(each.at("results").items(), "timestamp", now)
                .filter(result -> result.at("success").isFalse())
                .isPresent())
        .findFirst()
        .<Word>map(each -> new Reported(Words.line(each.at("name").textOr(""), LONGEST), now))
        .orElseGet(Quiet::new);
  }

  /// The newest entry that tells of trouble with the service, unless a newer one tells of its end.
  static Word entries(List<Entry> entries, Instant now) {
    return entries.stream()
        .filter(each -> isOfService(each.title() + " " + each.text()))
        .filter(each -> Duration.between(each.at(), now).abs().compareTo(FRESH_ENTRY) < 0)
        .filter(each -> Statement.of(each.title()).isPresent() || Statement.isOver(each.title()))
        .max(Comparator.comparing(Entry::at))
        .filter(each -> !Statement.isOver(each.title()))
        .<Word>map(each -> new Reported(Words.line(each.title(), LONGEST), each.at()))
        .orElseGet(Quiet::new);
  }

  private static boolean isOfService(String name) {
    return name.toLowerCase(Locale.ROOT).contains(SERVICE);
  }

  private static Optional<Json> latest(List<Json> results, String time, Instant now) {
    return results.stream()
        .filter(each -> moment(each.at(time)).isPresent())
        .max(Comparator.comparing(each -> moment(each.at(time)).orElse(Instant.EPOCH)))
        .filter(each ->
            Duration.between(moment(each.at(time)).orElse(Instant.EPOCH), now).compareTo(FRESH)
                < 0);
  }

  /// Kuma writes `2026-11-22 10:00:00.000`, in UTC; Gatus writes RFC 3339.
  private static Optional<Instant> moment(Json time) {
    Optional<Instant> exact = time.moment();
    if (exact.isPresent()) {
      return exact;
    }
    String text = time.textOr("").replace(' ', 'T') + "Z";
    try {
      return Optional.of(Instant.parse(text));
    } catch (java.time.DateTimeException _) {
      return Optional.empty();
    }
  }
}
