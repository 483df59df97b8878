package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.witness.Crowd.Post;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Crowd crowd = new Crowd();

  @Test
  void countsEachAuthorOnce() {
    List<Post> posts = Collections.nCopies(50, new Post("one", "tiktok is down", NOW));

    assertEquals(1, crowd.people(posts));
  }

  @Test
  void countsManyWhoSayTheSameInFewWords() {
    List<Post> posts =
        IntStream.range(0, 30).mapToObj(n -> new Post("u" + n, "is tiktok down?", NOW)).toList();

    assertEquals(30, crowd.people(posts));
  }

  @Test
  void countsACopiedLongTextOnce() {
    String copied = "TikTok is down again and my whole evening is ruined, thank you very much";
    List<Post> posts =
        IntStream.range(0, 30).mapToObj(n -> new Post("u" + n, copied, NOW)).toList();

    assertEquals(1, crowd.people(posts));
  }

  @Test
  void leavesOutWhatIsBeforeOrAfterTheStretch() {
    List<Post> posts =
        List.of(
            new Post("early", "tiktok down?", NOW.minusSeconds(601)),
            new Post("within", "tiktok down?", NOW.minusSeconds(600)),
            new Post("late", "tiktok down?", NOW));

    assertEquals(1, crowd.people(posts, NOW.minusSeconds(600), NOW));
  }
}
