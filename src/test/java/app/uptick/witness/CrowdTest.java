package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.Testimony.Voices;
import app.uptick.witness.Crowd.Post;
import java.time.Duration;
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
  void countsCopiesThatDifferInSignsAndNumbersOnce() {
    List<Post> posts =
        IntStream.range(0, 30)
            .mapToObj(n ->
                new Post(
                    "u" + n,
                    "TikTok is DOWN again"
                        + "!".repeat(n)
                        + " my whole evening is ruined #"
                        + n
                        + ", thank you very much",
                    NOW))
            .toList();

    assertEquals(1, crowd.people(posts));
  }

  @Test
  void isNotUsedToAnOutageThatLastsForDays() {
    Baselines baselines = Baselines.inMemory();
    Mastodon mastodon = new Mastodon(crowd, baselines);
    baselines.keep("Mastodon", NOW.minus(Duration.ofDays(7)), Crowd.SPAN, 1);
    List<Post> yesterday = posts(30, NOW.minus(Duration.ofDays(1)).minusSeconds(60));
    double unnoticed = mastodon.told(posts(30, NOW.minusSeconds(60)), yesterday, NOW).usual();
    baselines.trouble(NOW.minus(Duration.ofDays(1)));

    Voices voices = mastodon.told(posts(30, NOW.minusSeconds(60)), yesterday, NOW);

    assertEquals(15.5, unnoticed);
    assertEquals(1, voices.usual());
    assertEquals(30, voices.people());
  }

  private static List<Post> posts(int authors, Instant at) {
    return IntStream.range(0, authors)
        .mapToObj(n -> new Post("u" + n, "is tiktok down?", at))
        .toList();
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
