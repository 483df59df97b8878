package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Voices;
import app.uptick.model.Testimony.Word;
import app.uptick.witness.Baselines.Usual;
import app.uptick.witness.Crowd.Post;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads what is posted under the tags that people use when the service fails, on a large server of
/// Mastodon's; keyless while the server leaves its timelines open.
final class Mastodon implements Witness {

  private static final String TAG =
      "https://mastodon.social/api/v1/timelines/tag/tiktokdown?limit=40"
          + "&any%5B%5D=tiktok&any%5B%5D=tiktokoutage";

  /// Tells whether the server shows such timelines to everyone; where not, they may look empty.
  private static final URI SERVER = URI.create("https://mastodon.social/api/v2/instance");

  private static final int PAGE = 40;
  private static final long CAP = 400_000;
  private static final int LONGEST = 1000;

  private final Crowd crowd;
  private final Baselines baselines;

  Mastodon(Crowd crowd, Baselines baselines) {
    this.crowd = crowd;
    this.baselines = baselines;
  }

  @Override
  public Evidence.Kind kind() {
    return Evidence.Kind.CROWD;
  }

  @Override
  public String source() {
    return "Mastodon";
  }

  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    Instant now = question.now();
    List<Post> latest = posts(web.getJson(URI.create(TAG), CAP));
    Instant yesterday = now.minus(Crowd.DAY);
    URI before =
        URI.create(
            TAG + "&max_id=" + id(yesterday) + "&since_id=" + id(yesterday.minus(Crowd.SPAN)));
    List<Post> dayBefore = posts(web.getJson(before, CAP));
    if (latest.isEmpty() && dayBefore.isEmpty() && isClosed(web)) {
      throw new UnreadException(Reason.REFUSED);
    }
    return told(latest, dayBefore, now);
  }

  /// Servers of before 4.5 do not say, and show them.
  private static boolean isClosed(Web web) throws InterruptedException {
    try {
      return isClosed(web.getJson(SERVER, CAP));
    } catch (UnreadException _) {
      return false;
    }
  }

  static boolean isClosed(Json server) {
    Json feeds = server.at("configuration").at("timelines_access").at("hashtag_feeds");
    return feeds.fields().stream()
        .map(each -> each.getValue().textOr("public"))
        .anyMatch(each -> !each.equals("public"));
  }

  /// What is usual is told by the day before, unless that was an outage, and by like hours of other
  /// days.
  Voices told(List<Post> latest, List<Post> dayBefore, Instant now) {
    Duration span = span(latest, now);
    int people = crowd.people(latest, now.minus(span), now.plusSeconds(60));
    double scale = (double) span.toMillis() / Crowd.SPAN.toMillis();
    int then = (int) Math.round(crowd.people(dayBefore) * scale);
    Usual usual = baselines.usual(source(), now, span, then);
    baselines.keep(source(), now, span, people);
    return new Voices(people, usual.mean(), usual.dispersion(), span, List.of(), usual.isKnown());
  }

  /// A page holds so many posts; where these are all new, it does not reach back all the way.
  private static Duration span(List<Post> latest, Instant now) {
    if (latest.size() < PAGE) {
      return Crowd.SPAN;
    }
    Instant oldest =
        latest.stream().map(Post::at).min(Comparator.naturalOrder()).orElse(Instant.MIN);
    Duration reach = Duration.between(oldest, now);
    if (reach.compareTo(Crowd.SPAN) > 0) {
      return Crowd.SPAN;
    }
    return reach.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : reach;
  }

  /// Ids begin with the time, in milliseconds (mastodon `lib/mastodon/snowflake.rb`).
  private static long id(Instant at) {
    return at.toEpochMilli() << 16;
  }

  static List<Post> posts(Json page) throws UnreadException {
    if (!page.isArray()) {
      throw new UnreadException(Reason.NONSENSE);
    }
    List<Post> posts = new ArrayList<>();
    for (Json each : page.items()) {
      if (!each.at("content").text().isPresent() || each.at("created_at").moment().isEmpty()) {
        throw new UnreadException(Reason.NONSENSE);
      }
      if (!each.at("reblog").isObject()) {
        posts.add(
            new Post(
                each.at("account").at("acct").textOr(""),
                Words.line(each.at("content").textOr(""), LONGEST),
                each.at("created_at").moment().orElse(Instant.EPOCH)));
      }
    }
    return posts;
  }
}
