package app.uptick.diagnosis;

import app.uptick.diagnosis.Elsewhere.Met;
import app.uptick.model.Evidence;
import app.uptick.model.Evidence.Kind;
import app.uptick.model.Failure;
import app.uptick.model.Region;
import app.uptick.model.Testimony;
import app.uptick.model.Testimony.Announced;
import app.uptick.model.Testimony.BlockTests;
import app.uptick.model.Testimony.HostTrouble;
import app.uptick.model.Testimony.NetworksOff;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Reported;
import app.uptick.model.Testimony.Routes;
import app.uptick.model.Testimony.Seen;
import app.uptick.model.Testimony.Sight;
import app.uptick.model.Testimony.Unread;
import app.uptick.model.Testimony.Vantage;
import app.uptick.model.Testimony.Voices;
import app.uptick.model.Testimony.Votes;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Puts what witnesses say into sentences: the evidence of others beside our own. Each witness has
/// its line, also one that could not be read.
final class Heard {

  private static final int FEW_TESTS = 5;
  private static final Duration MINUTES = Duration.ofMinutes(10);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  /// What is seen elsewhere is asked for anew at every change here, and hourly otherwise; until
  /// then it holds.
  private static final Duration SINCE_A_CHANGE = Duration.ofMinutes(65);

  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  private final Elsewhere elsewhere;
  private final Texts texts;
  private final Instant now;

  Heard(Elsewhere elsewhere, Texts texts, Instant now) {
    this.elsewhere = elsewhere;
    this.texts = texts;
    this.now = now;
  }

  /// A witness that was asked two things and has one word for both says it once.
  List<Evidence> all(List<Testimony> said, Set<Kind> against) {
    Set<List<Object>> lines = new HashSet<>();
    return said.stream()
        .map(each -> new Evidence(each.kind(), source(each), finding(each, against), each.at()))
        .filter(each -> lines.add(List.of(each.kind(), each.source(), each.finding())))
        .toList();
  }

  /// Who says it: a name, the same in all languages, but for the circle, which has none.
  private String source(Testimony testimony) {
    return testimony.kind() == Kind.CIRCLE ? texts.get("source.circle") : testimony.source();
  }

  /// Whether it was said too long ago to count for now; what comes from the future was said by a
  /// clock that has been set back, and no one knows when.
  static boolean isStale(Testimony testimony, Instant now) {
    return Duration.between(testimony.at(), now).abs().compareTo(freshness(testimony)) > 0;
  }

  /// How long such words hold: what people and networks see changes by the minute, pages are kept
  /// up by people, and who measures blocks does so over days.
  private static Duration freshness(Testimony testimony) {
    return switch (testimony.word()) {
      case Voices _, Votes _ -> MINUTES;
      case Seen _ -> SINCE_A_CHANGE;
      case Announced _, HostTrouble _, Reported _ -> HALF_AN_HOUR;
      case Routes _, NetworksOff _ -> AN_HOUR;
      case BlockTests _ -> HALF_A_DAY;
      case Quiet _, Unread _ ->
          switch (testimony.kind()) {
            case PROBE, LOCAL, ELSEWHERE, CROWD, CIRCLE -> MINUTES;
            case OFFICIAL, TRACKER -> HALF_AN_HOUR;
          };
    };
  }

  /// Whether nearly nobody sees a way to the service's networks any more.
  static boolean isGone(Routes routes) {
    return isGone(new Sight(routes.seeing(), routes.looking()));
  }

  /// Whether nearly nobody sees a way to the network of the person's provider any more.
  static boolean isProviderGone(Routes routes) {
    Sight provider = routes.provider();
    return provider != null && isGone(provider);
  }

  private static boolean isGone(Sight sight) {
    return sight.seeing() * 5L < sight.looking();
  }

  /// Whether volunteers' tests meet blocks so often that it is the rule, at least at some
  /// providers.
  static boolean isBlocked(BlockTests tests) {
    return tests.tests() >= FEW_TESTS
        && ((tests.confirmed() >= 3 && tests.confirmed() * 20 >= tests.tests())
            || tests.anomalies() * 5 >= tests.tests() * 2);
  }

  private String finding(Testimony testimony, Set<Kind> against) {
    String words = words(testimony);
    if (isStale(testimony, now)) {
      return texts.format("heard.stale", words, ago(testimony.at()));
    }
    return against.contains(testimony.kind()) && isTelling(testimony)
        ? texts.format("heard.against", words)
        : words;
  }

  /// Whether it says something that can be for or against a verdict.
  private static boolean isTelling(Testimony testimony) {
    return switch (testimony.word()) {
      case Seen _, Announced _, HostTrouble _, Reported _ -> true;
      case NetworksOff off ->
          switch (off.whose()) {
            case SERVICE, PROVIDER -> true;
            case COUNTRY -> false;
          };
      case Routes routes -> isGone(routes) || isProviderGone(routes);
      case BlockTests tests -> isBlocked(tests);
      case Voices voices -> Surge.of(voices) != Surge.NONE;
      case Votes votes -> Quorum.of(votes) != Quorum.NONE;
      case Quiet _, Unread _ -> false;
    };
  }

  private String words(Testimony testimony) {
    return switch (testimony.word()) {
      case Quiet _ -> texts.format("heard.quiet." + testimony.kind().code());
      case Seen seen -> seen(seen);
      case Announced it -> texts.format("heard.announced", it.words(), ago(it.since()));
      case HostTrouble it -> texts.format("heard.host", it.where());
      case Reported it -> texts.format("heard.reported", it.words(), ago(it.since()));
      case BlockTests it -> texts.format(blockKey(it), it.country(), odd(it), it.tests());
      case Routes it -> routes(it);
      case NetworksOff it ->
          switch (it.whose()) {
            case SERVICE -> texts.format("heard.off.service", it.name());
            case PROVIDER -> texts.format("heard.off.provider", ago(it.since()));
            case COUNTRY -> texts.format("heard.off.country", it.name());
          };
      case Voices it ->
          texts.format(
              it.isCompared() ? "heard.voices" : "heard.voices.alone",
              it.people(),
              Math.max(1, it.span().toMinutes()),
              it.usual());
      case Votes it when it.members() == 0 -> texts.format("heard.votes.none");
      case Votes it -> votes(it);
      case Unread it -> unread(it);
    };
  }

  private String routes(Routes routes) {
    String service =
        texts.format(
            isGone(routes) ? "heard.routes.gone" : "heard.routes.there",
            routes.seeing(),
            routes.looking());
    Sight provider = routes.provider();
    return provider == null
        ? service
        : texts.format(
            isGone(provider) ? "heard.routes.provider.gone" : "heard.routes.provider.there",
            service,
            provider.seeing(),
            provider.looking());
  }

  private String unread(Unread unread) {
    String key = "heard.unread." + unread.reason().code();
    String withDetail = key + ".detail";
    String detail = unread.detail();
    if (unread.reason() == Reason.OUTDATED && detail != null) {
      return texts.format(withDetail, ago(Instant.parse(detail)));
    }
    return detail != null && texts.has(withDetail)
        ? texts.format(withDetail, detail)
        : texts.get(key);
  }

  private String votes(Votes votes) {
    String count = texts.format("heard.votes", votes.members(), votes.trouble(), votes.fine());
    List<String> regions =
        votes.regions().stream()
            .filter(each -> each != Region.UNKNOWN)
            .sorted()
            .map(each -> texts.get("region." + each.code()))
            .toList();
    return regions.isEmpty()
        ? count
        : texts.format("heard.votes.where", count, texts.enumerate(regions));
  }

  private static String blockKey(BlockTests tests) {
    if (tests.tests() < FEW_TESTS) {
      return "heard.blocks.few";
    }
    return isBlocked(tests) ? "heard.blocks.many" : "heard.blocks.none";
  }

  private static int odd(BlockTests tests) {
    return Math.max(tests.anomalies(), tests.confirmed());
  }

  private String seen(Seen seen) {
    Predicate<Vantage> isReached = each -> isAnswer(elsewhere.met(seen.url(), each));
    List<Vantage> reached = seen.vantages().stream().filter(isReached).toList();
    List<Vantage> failed = seen.vantages().stream().filter(isReached.negate()).toList();
    Optional<String> poorly = poorly(seen);
    if (failed.isEmpty() && poorly.isPresent()) {
      return poorly.get();
    }
    String key =
        failed.isEmpty()
            ? "heard.seen.all"
            : reached.isEmpty() ? "heard.seen.none" : "heard.seen.some";
    return texts.format(
        key,
        seen.url().getHost(),
        reached.size(),
        seen.vantages().size(),
        places(reached),
        places(failed),
        failed.stream().findFirst().map(this::why).orElse(""));
  }

  /// What most of them met, where they were answered, and yet not served.
  private Optional<String> poorly(Seen seen) {
    int all = seen.vantages().size();
    long turnedAway = count(seen, Met.TURNED_AWAY);
    long slow = count(seen, Met.SLOW);
    if (turnedAway * 2 > all) {
      return Optional.of(
          texts.format("heard.seen.turned-away", seen.url().getHost(), turnedAway, all));
    }
    return slow * 2 > all
        ? Optional.of(texts.format("heard.seen.slow", seen.url().getHost(), slow, all))
        : Optional.empty();
  }

  private long count(Seen seen, Met met) {
    return seen.vantages().stream().filter(each -> elsewhere.met(seen.url(), each) == met).count();
  }

  private static boolean isAnswer(Met met) {
    return switch (met) {
      case REACHED, SLOW, TURNED_AWAY -> true;
      case FAILED, OTHER -> false;
    };
  }

  private String places(List<Vantage> some) {
    return texts.enumerate(
        some.stream().map(each -> each.place() + " (" + each.country() + ")").toList());
  }

  private String why(Vantage vantage) {
    Failure failure = vantage.failure();
    if (failure != null) {
      return texts.format("failure." + failure.kind().code());
    }
    return Optional.ofNullable(vantage.answer())
        .map(answer -> texts.format("heard.seen.status", String.valueOf(answer.status())))
        .orElse("");
  }

  private String ago(Instant then) {
    return texts.spans().agoInFull(Duration.between(then, now));
  }
}
