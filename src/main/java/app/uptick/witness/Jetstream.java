package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Voices;
import app.uptick.model.Testimony.Word;
import app.uptick.witness.Baselines.Usual;
import app.uptick.witness.Crowd.Post;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Listens to all public posts of Bluesky's over the last ten minutes, and over the same ten
/// minutes of the day before (github.com/bluesky-social/jetstream; the cursor goes back 36 hours).
///
/// Costs megabytes, so it is asked only on suspicion or by a person, and capped: each time, and by
/// the hour and the day. The latest minutes come first, and those before them if they all come in
/// time; where not even the latest do, both days are cut to what was covered.
final class Jetstream implements Witness {

  /// One for each stretch, so that neither carries both.
  private static final List<String> HOSTS =
      List.of("jetstream2.us-east.bsky.network", "jetstream1.us-west.bsky.network");

  private static final long LIMIT_MILLIS = 4500;

  /// Ten busy minutes of all posts are some 17 MB; the latest four of them serve as well.
  private static final long CAP = 8_000_000;

  /// What is heard first: trouble is younger than ten minutes when it is asked about.
  private static final Duration RECENT = Duration.ofMinutes(4);

  /// Fewer bytes tell nothing.
  private static final long LEAST_BYTES = 1_000_000;

  /// Less than this tells nothing.
  private static final Duration LEAST = Duration.ofMinutes(2);

  /// So finely a rise is looked for.
  private static final int PARTS = 5;

  private final Crowd crowd;
  private final Baselines baselines;
  private final ByteBudget budget;

  Jetstream(Crowd crowd, Baselines baselines) {
    this.crowd = crowd;
    this.baselines = baselines;
    budget = baselines.budget();
  }

  @Override
  public Evidence.Kind kind() {
    return Evidence.Kind.CROWD;
  }

  @Override
  public String source() {
    return "Bluesky";
  }

  @Override
  public boolean isHeavy() {
    return true;
  }

  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    Instant now = question.now();
    long cap = Math.min(CAP, budget.left(now) / 2);
    if (cap < LEAST_BYTES) {
      throw new UnreadException(Reason.ENOUGH);
    }
    long start = System.nanoTime();
    Stretch heard = hear(web, now.minus(RECENT), now, cap, start);
    if (heard.covered().compareTo(LEAST) < 0) {
      throw new UnreadException(Reason.TOO_SLOW);
    }
    if (heard.isWhole()) {
      heard = withEarlier(heard, web, now, cap, start);
    }
    return voices(heard, now);
  }

  private Voices voices(Stretch heard, Instant now) {
    Duration span = heard.covered();
    List<Post> complaints = crowd.complaints(heard.latest());
    int people = people(complaints, heard.from(), span);
    int before = people(crowd.complaints(heard.usual()), heard.from().minus(Crowd.DAY), span);
    Usual known = baselines.usual(source(), now, span, before);
    baselines.keep(source(), now, span, people);
    List<Integer> course = course(complaints, heard.from(), span);
    return new Voices(people, known.mean(), known.dispersion(), span, course, known.isKnown());
  }

  /// What was heard of a stretch, and of the same stretch a day before.
  ///
  /// @param covered how much of both, from its beginning
  /// @param bytes how much the larger of the two took
  private record Stretch(
      Instant from, Instant to, List<Post> latest, List<Post> usual, Duration covered, long bytes) {

    boolean isWhole() {
      return !from.plus(covered).isBefore(to);
    }

    Stretch then(Stretch later) {
      return new Stretch(
          from,
          later.to,
          Stream.concat(latest.stream(), later.latest.stream()).toList(),
          Stream.concat(usual.stream(), later.usual.stream()).toList(),
          covered.plus(later.covered),
          bytes + later.bytes);
    }
  }

  /// With the minutes before it, if all of them come in time, too.
  private Stretch withEarlier(Stretch recent, Web web, Instant now, long cap, long start)
      throws InterruptedException {
    long left = cap - recent.bytes();
    if (left < LEAST_BYTES) {
      return recent;
    }
    try {
      Stretch earlier = hear(web, now.minus(Crowd.SPAN), recent.from(), left, start);
      return earlier.isWhole() ? earlier.then(recent) : recent;
    } catch (UnreadException _) {
      return recent;
    }
  }

  private Stretch hear(Web web, Instant from, Instant to, long cap, long start)
      throws UnreadException, InterruptedException {
    PostStream latest = new PostStream(from, to, cap);
    PostStream usual = new PostStream(from.minus(Crowd.DAY), to.minus(Crowd.DAY), cap);
    var first = web.listen(address(HOSTS.getFirst(), latest), latest);
    var second = web.listen(address(HOSTS.getLast(), usual), usual);
    try {
      await(first, latest, start);
      await(second, usual, start);
    } finally {
      latest.close();
      usual.close();
      first.cancel(true);
      second.cancel(true);
      budget.spend(to, latest.bytes() + usual.bytes());
    }
    return new Stretch(
        from,
        to,
        latest.posts(),
        usual.posts(),
        min(latest.covered(), usual.covered()),
        Math.max(latest.bytes(), usual.bytes()));
  }

  /// How the number grew: whoever speaks for the first time counts there.
  private static List<Integer> course(List<Post> complaints, Instant from, Duration span) {
    List<Integer> course = new ArrayList<>();
    int before = 0;
    for (int part = 1; part <= PARTS; part++) {
      int now = people(complaints, from, span.multipliedBy(part).dividedBy(PARTS));
      course.add(now - before);
      before = now;
    }
    return course;
  }

  private static int people(List<Post> complaints, Instant from, Duration span) {
    return Crowd.authors(complaints, from, from.plus(span));
  }

  private static URI address(String host, PostStream stream) {
    long micros = Math.multiplyExact(stream.from().toEpochMilli(), 1000L);
    return URI.create(
        "wss://" + host + "/subscribe?wantedCollections=app.bsky.feed.post&cursor=" + micros);
  }

  /// Waits for the whole stretch, or for as much as comes in time.
  private static void await(CompletableFuture<?> opened, PostStream stream, long start)
      throws UnreadException, InterruptedException {
    try {
      opened.get(left(start), TimeUnit.MILLISECONDS);
      stream.done().get(left(start), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      if (!opened.isDone()) {
        throw new UnreadException(Reason.TOO_SLOW);
      }
    } catch (ExecutionException e) {
      throw unread(e.getCause());
    }
    if (stream.isNonsense()) {
      throw new UnreadException(Reason.NONSENSE);
    }
  }

  private static UnreadException unread(@Nullable Throwable cause) {
    if (cause instanceof WebSocketHandshakeException handshake) {
      int status = handshake.getResponse().statusCode();
      return switch (status) {
        case 401, 403, 429 -> new UnreadException(Reason.REFUSED, String.valueOf(status));
        default -> new UnreadException(Reason.UNAVAILABLE, String.valueOf(status));
      };
    }
    return new UnreadException(Reason.UNREACHABLE);
  }

  private static long left(long start) {
    return Math.max(1, LIMIT_MILLIS - (System.nanoTime() - start) / 1_000_000);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
