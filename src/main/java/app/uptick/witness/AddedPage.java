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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a page that the person added because it watches the service, from another place.
///
/// @param page the address that the person opens in a browser
public record AddedPage(URI page, Kind kindOfPage) implements Witness {

  private static final long CAP = 500_000;
  private static final String SERVICE = "tiktok";
  private static final int LONGEST = 120;

  /// An observation that is older says nothing of now.
  private static final Duration FRESH = Duration.ofMinutes(30);

  /// Clocks differ.
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private static final Pattern SENTENCE = Pattern.compile("[.!?]\\s+|\\R");

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

  /// Feeds are what the person takes for the official word; what watches by itself is a tracker.
  @Override
  public Evidence.Kind kind() {
    return switch (kindOfPage) {
      case FEED -> Evidence.Kind.OFFICIAL;
      case STATUSPAGE, UPTIME_KUMA, GATUS -> Evidence.Kind.TRACKER;
    };
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
        String path = page.getPath().replaceFirst("/+$", "");
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
    List<Result> results = new ArrayList<>();
    for (Map.Entry<String, Json> each : beats.at("heartbeatList").fields()) {
      String name = monitors.get(each.getKey());
      if (name != null) {
        each.getValue().items().stream()
            .flatMap(beat -> beat(name, beat).stream())
            .filter(result -> !result.at().isAfter(now.plus(AHEAD)))
            .max(Comparator.comparing(Result::at))
            .ifPresent(results::add);
      }
    }
    return word(results, now);
  }

  private static Optional<Result> beat(String name, Json beat) {
    return beat.at("status")
        .count()
        .filter(status -> status <= 3)
        .flatMap(status -> moment(beat.at("time")).map(at -> new Result(name, at, status == 0)));
  }

  /// The latest result of each endpoint that is named after the service.
  static Word gatus(Json endpoints, Instant now) throws UnreadException {
    List<Result> results = new ArrayList<>();
    for (Json each : endpoints.items()) {
      String name = Words.line(each.at("name").textOr(""), LONGEST);
      if (isOfService(name)) {
        each.at("results").items().stream()
            .flatMap(result -> result(name, result).stream())
            .filter(result -> !result.at().isAfter(now.plus(AHEAD)))
            .max(Comparator.comparing(Result::at))
            .ifPresent(results::add);
      }
    }
    return word(results, now);
  }

  private static Optional<Result> result(String name, Json result) {
    Json success = result.at("success");
    return success.isTrue() || success.isFalse()
        ? moment(result.at("timestamp")).map(at -> new Result(name, at, success.isFalse()))
        : Optional.empty();
  }

  /// What one monitor saw last.
  private record Result(String name, Instant at, boolean fails) {}

  /// A monitor that has stopped looking sees neither trouble nor health.
  private static Word word(List<Result> results, Instant now) throws UnreadException {
    List<Result> fresh =
        results.stream()
            .filter(each -> Duration.between(each.at(), now).compareTo(FRESH) < 0)
            .toList();
    if (fresh.isEmpty()) {
      throw results.stream()
          .map(Result::at)
          .max(Comparator.naturalOrder())
          .map(at -> new UnreadException(Reason.OUTDATED, at.toString()))
          .orElseGet(() -> new UnreadException(Reason.NONSENSE));
    }
    return fresh.stream()
        .filter(Result::fails)
        .findFirst()
        .<Word>map(each -> new Reported(each.name(), each.at()))
        .orElseGet(Quiet::new);
  }

  /// The newest entry that tells of trouble with the service, unless a newer one tells of its end.
  static Word entries(List<Entry> entries, Instant now) {
    return entries.stream()
        .filter(each -> Duration.between(each.at(), now).abs().compareTo(FRESH_ENTRY) < 0)
        .filter(each -> tellsOfTrouble(each) || tellsOfItsEnd(each))
        .max(Comparator.comparing(Entry::at))
        .filter(each -> !tellsOfItsEnd(each))
        .<Word>map(each -> new Reported(Words.line(each.title(), LONGEST), each.at()))
        .orElseGet(Quiet::new);
  }

  private static boolean tellsOfTrouble(Entry entry) {
    return sentences(entry).anyMatch(each -> Statement.of(each).isPresent());
  }

  private static boolean tellsOfItsEnd(Entry entry) {
    return sentences(entry)
        .anyMatch(each -> Statement.isOver(each) && !Statement.isOfOtherMatters(each));
  }

  /// Those that name the service: trouble of another is not its own.
  private static Stream<String> sentences(Entry entry) {
    return Stream.concat(Stream.of(entry.title()), SENTENCE.splitAsStream(entry.text()))
        .filter(AddedPage::isOfService);
  }

  private static boolean isOfService(String name) {
    return name.toLowerCase(Locale.ROOT).contains(SERVICE);
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
