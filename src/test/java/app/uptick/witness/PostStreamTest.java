package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.witness.Crowd.Post;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PostStreamTest {

  private static final Instant FROM = Instant.parse("2026-11-22T12:00:00Z");

  private final PostStream stream = new PostStream(FROM, FROM.plusSeconds(600), 8_000_000);
  private final Line line = new Line();

  @Test
  void keepsPostsThatNameTheService() {
    hear(post(10, "is tiktok down?"));
    hear(post(20, "good morning"));

    assertEquals(
        List.of(new Post("did:plc:10", "is tiktok down?", FROM.plusSeconds(10))), stream.posts());
    assertEquals(Duration.ofSeconds(20), stream.covered());
  }

  @Test
  void putsPiecesTogether() {
    String event = post(10, "is tiktok down?");
    stream.onText(line, event.substring(0, 30), false);
    stream.onText(line, event.substring(30), true);

    assertEquals(1, stream.posts().size());
  }

  @Test
  void leavesOutLikesAndLinks() {
    hear(post(10, "tiktok down").replace("app.bsky.feed.post", "app.bsky.feed.like"));
    hear(
        post(11, "tiktok down")
            .replace("\"text\"", "\"embed\": {\"external\": {\"uri\": \"u\"}}, \"text\""));
    hear(post(12, "tiktok down").replace("\"create\"", "\"delete\""));

    assertEquals(List.of(), stream.posts());
  }

  @Test
  void endsWithTheStretch() {
    for (int second = 0; second < 600; second += 20) {
      hear(post(second, "x"));
    }
    hear(post(599, "x"));
    assertFalse(stream.done().isDone());

    hear(post(600, "x"));

    assertTrue(stream.done().isDone());
    assertTrue(line.aborted);
    assertEquals(Duration.ofMinutes(10), stream.covered());
  }

  @Test
  void endsAtItsCap() {
    stream.onOpen(line);
    String filler = post(5, "x".repeat(50_000));
    for (int n = 0; n < 1000 && !stream.done().isDone(); n++) {
      hear(filler);
    }

    assertTrue(stream.done().isDone());
    assertTrue(line.aborted);
  }

  @Test
  void endsAtItsCapThoughNothingButPingsComes() {
    stream.onOpen(line);
    for (int n = 0; n < 100_000 && !stream.done().isDone(); n++) {
      stream.onPing(line, ByteBuffer.allocate(125));
    }

    assertTrue(line.aborted);
    assertTrue(stream.bytes() < 8_000_200);
  }

  @Test
  void refusesWhatIsNoText() {
    stream.onOpen(line);
    stream.onBinary(line, ByteBuffer.allocate(16_000), true);

    assertTrue(line.aborted);
    assertTrue(stream.isNonsense());
  }

  @Test
  void countsBytesNotCharacters() {
    hear("ж".repeat(100) + "語".repeat(10) + "🙂");

    assertEquals(4 + 200 + 30 + 4, stream.bytes());
  }

  @Test
  void doesNotTakeALeapInTimeForHavingHeard() {
    hear(post(10, "x"));
    hear(post(600, "x"));
    hear("{\"did\": \"d\", \"time_us\": 9999999999999999}");

    assertFalse(stream.done().isDone());
    assertEquals(Duration.ofSeconds(10), stream.covered());
  }

  @Test
  void tellsNonsenseFromPosts() {
    for (int n = 0; n < 20; n++) {
      hear("{\"kind\": 7, \"commit\": [], \"time_us\": \"now\"}");
      hear("[".repeat(200_000));
    }

    assertTrue(stream.isNonsense());
    assertTrue(line.aborted);
    assertEquals(List.of(), stream.posts());
  }

  @Test
  void forgivesAFewBrokenEvents() {
    for (int n = 0; n < 200; n++) {
      hear(post(n, "x"));
    }
    for (int n = 0; n < 15; n++) {
      hear("oops");
    }

    assertFalse(stream.isNonsense());
  }

  private void hear(String event) {
    if (!stream.done().isDone()) {
      stream.onOpen(line);
      stream.onText(line, event, true);
    }
  }

  private static String post(int second, String text) {
    long micros = FROM.plusSeconds(second).toEpochMilli() * 1000;
    return """
    {"did": "did:plc:%d", "time_us": %d, "kind": "commit", "commit": {"operation": "create", \
    "collection": "app.bsky.feed.post", "rkey": "3l", "record": {"text": "%s"}}}\
    """
        .formatted(second, micros, text);
  }

  /// The other end of the line, which nobody is at.
  private static final class Line implements WebSocket {

    private boolean aborted;

    @Override
    public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public CompletableFuture<WebSocket> sendClose(int status, String reason) {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public void request(long n) {}

    @Override
    public String getSubprotocol() {
      return "";
    }

    @Override
    public boolean isOutputClosed() {
      return aborted;
    }

    @Override
    public boolean isInputClosed() {
      return aborted;
    }

    @Override
    public void abort() {
      aborted = true;
    }
  }
}
