package app.uptick.witness;

import app.uptick.witness.Crowd.Post;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Takes the posts of one stretch of time out of a stream of Jetstream's events, up to a number of
/// bytes. No event is believed that leaps ahead: the stream is so dense that a gap of a minute
/// would be a fault, or a lie about how much was heard.
final class PostStream implements WebSocket.Listener {

  private static final Duration LONGEST_GAP = Duration.ofMinutes(1);

  /// What a frame takes beside its content.
  private static final int FRAME = 4;

  private static final int LONGEST_EVENT = 64_000;
  private static final int MOST_POSTS = 5_000;
  private static final String TIME = "\"time_us\":";

  private final Instant from;
  private final Instant to;
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();
  private final StringBuilder event = new StringBuilder();
  private final List<Post> posts = new ArrayList<>();
  private @Nullable WebSocket socket;
  private Instant reached;
  private final long cap;
  private long bytes;
  private boolean isForeign;
  private int sound;
  private int broken;

  PostStream(Instant from, Instant to, long cap) {
    this.from = from;
    this.to = to;
    this.cap = cap;
    reached = from;
  }

  Instant from() {
    return from;
  }

  /// Completes when the stretch is over, or the cap is reached.
  CompletableFuture<Boolean> done() {
    return done;
  }

  synchronized List<Post> posts() {
    return List.copyOf(posts);
  }

  /// How much of the stretch was heard.
  synchronized Duration covered() {
    return Duration.between(from, reached.isAfter(to) ? to : reached);
  }

  /// Whether what came was not what such a stream is made of.
  synchronized boolean isNonsense() {
    return isForeign || (broken > 10 && broken * 10L > sound);
  }

  /// How much was read.
  synchronized long bytes() {
    return bytes;
  }

  synchronized void close() {
    done.complete(false);
    if (socket != null) {
      socket.abort();
    }
  }

  @Override
  public synchronized void onOpen(WebSocket opened) {
    socket = opened;
    opened.request(1);
    if (done.isDone()) {
      opened.abort();
    }
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onText(
      WebSocket from, CharSequence data, boolean last) {
    bytes += FRAME + utf8(data);
    if (event.length() <= LONGEST_EVENT) {
      event.append(data, 0, Math.min(data.length(), LONGEST_EVENT + 1 - event.length()));
    }
    if (last) {
      take();
      event.setLength(0);
    }
    goOn(from);
    return null;
  }

  /// Such a stream has none.
  @Override
  public synchronized @Nullable CompletionStage<?> onBinary(
      WebSocket from, ByteBuffer data, boolean last) {
    bytes += FRAME + data.remaining();
    isForeign = true;
    goOn(from);
    return null;
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    bytes += FRAME + message.remaining();
    goOn(from);
    return null;
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    return onPing(from, message);
  }

  private void goOn(WebSocket from) {
    if (bytes > cap || !reached.isBefore(to) || isNonsense()) {
      close();
    } else {
      from.request(1);
    }
  }

  private static long utf8(CharSequence text) {
    long length = 0;
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      boolean isShort = each < 0x800 || Character.isSurrogate(each);
      length += each < 0x80 ? 1 : isShort ? 2 : 3;
    }
    return length;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    done.complete(false);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    done.complete(false);
  }

  /// Most events name other things; to those only the time is read, without parsing.
  private void take() {
    Instant at = event.length() > LONGEST_EVENT ? null : time();
    if (at == null || at.isAfter(reached.plus(LONGEST_GAP))) {
      broken++;
      return;
    }
    if (at.isAfter(reached)) {
      reached = at;
    }
    if (event.charAt(event.length() - 1) != '}') {
      broken++;
      return;
    }
    sound++;
    if (FailureTalk.namesService(event) && posts.size() < MOST_POSTS) {
      takePost(at);
    }
  }

  private @Nullable Instant time() {
    int start = event.indexOf(TIME);
    if (start < 0) {
      return null;
    }
    long micros = 0;
    int digits = 0;
    for (int at = start + TIME.length(); at < event.length() && digits < 18; at++) {
      char digit = event.charAt(at);
      if (digit >= '0' && digit <= '9') {
        micros = micros * 10 + (digit - '0');
        digits++;
      } else if (digit != ' ' || digits > 0) {
        break;
      }
    }
    return digits == 0
        ? null
        : Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
  }

  private void takePost(Instant at) {
    try {
      Json told = Json.parse(event.toString());
      Json commit = told.at("commit");
      boolean isPost =
          commit.at("operation").textOr("").equals("create")
              && commit.at("collection").textOr("").equals("app.bsky.feed.post");
      boolean isNews = commit.at("record").at("embed").at("external").isObject();
      if (isPost && !isNews) {
        String text = Words.line(commit.at("record").at("text").textOr(""), 1000);
        posts.add(new Post(told.at("did").textOr(""), text, at));
      }
    } catch (UnreadException _) {
      broken++;
    }
  }
}
