package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.Voices;
import app.uptick.model.Testimony.Word;
import app.uptick.witness.Crowd.Post;
import app.uptick.witness.Feed.Entry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Reads the newest posts of the forum about the service, from its feed; often refused, and then
/// left alone.
final class Reddit implements Witness {

  private static final URI FEED = URI.create("https://www.reddit.com/r/TikTok/new/.rss?limit=100");
  private static final long CAP = 600_000;
  private static final int LONGEST = 500;

  private final Crowd crowd;

  Reddit(Crowd crowd) {
    this.crowd = crowd;
  }

  @Override
  public Evidence.Kind kind() {
    return Evidence.Kind.CROWD;
  }

  @Override
  public String source() {
    return "Reddit";
  }

  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    return told(web.get(FEED, CAP, Feed::read), question.now());
  }

  /// What is usual is told by the older part of the same feed, which covers hours.
  Voices told(List<Entry> feed, Instant now) {
    List<Post> posts =
        feed.stream()
            .map(each -> new Post(each.from(), Words.line(each.title(), LONGEST), each.at()))
            .toList();
    Instant recent = now.minus(Crowd.SPAN);
    Instant oldest = posts.stream().map(Post::at).min(Comparator.naturalOrder()).orElse(recent);
    if (!oldest.isBefore(recent)) {
      Duration reach = Duration.between(oldest, now);
      Duration span = reach.isPositive() ? reach : Duration.ofSeconds(1);
      return new Voices(crowd.people(posts, oldest, now.plusSeconds(60)), 0, span);
    }
    double parts = (double) Duration.between(oldest, recent).toMillis() / Crowd.SPAN.toMillis();
    double usual = crowd.people(posts, oldest, recent) / Math.max(parts, 1);
    return new Voices(crowd.people(posts, recent, now.plusSeconds(60)), usual, Crowd.SPAN);
  }
}
