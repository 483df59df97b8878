package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Evidence.Kind;
import app.uptick.model.Testimony;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Seen;
import app.uptick.model.Testimony.Unread;
import app.uptick.model.Testimony.Word;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WitnessesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final URI PAGE = URI.create("https://www.tiktok.com/robots.txt");
  private static final Seen SEEN = new Seen(PAGE, "US", List.of());

  private final Refusals refusals = Refusals.inMemory();

  @Test
  void listsEveryoneAlsoWhoDoesNotAnswer() {
    Map<String, Word> said =
        hear(
            saying("first", SEEN),
            saying("second", SEEN),
            saying("quiet", new Quiet()),
            new Silent("silent"));

    assertEquals(
        Map.of("first", SEEN, "quiet", new Quiet(), "silent", new Unread(Reason.TOO_SLOW, null)),
        said);
  }

  @Test
  void asksTheSecondElsewhereWhenTheFirstIsOfNoHelp() {
    Map<String, Word> said =
        hear(refusing("first", Reason.REFUSED), saying("second", SEEN), saying("x", new Quiet()));

    assertEquals(SEEN, said.get("second"));
    assertEquals(new Unread(Reason.REFUSED, null), said.get("first"));
  }

  @Test
  void livesThroughAMistakeInAReader() {
    Fake broken =
        new Fake("broken") {
          @Override
          public Word ask(Question question, Web web) {
            throw new IllegalStateException("a mistake");
          }
        };

    assertEquals(
        new Unread(Reason.NONSENSE, null),
        hear(saying("first", SEEN), saying("second", SEEN), broken).get("broken"));
  }

  @Test
  void leavesAloneWhoRefusedThreeTimes() {
    Witness refusing = refusing("refusing", Reason.REFUSED);
    for (int n = 0; n < 3; n++) {
      hear(saying("first", SEEN), saying("second", SEEN), refusing);
    }

    assertEquals(
        new Unread(Reason.RESTING, null),
        hear(saying("first", SEEN), saying("second", SEEN), refusing).get("refusing"));
  }

  @Test
  void leavesAloneWhoAsksToComeBackLater() {
    Fake later =
        new Fake("later") {
          @Override
          public Word ask(Question question, Web web) throws UnreadException {
            throw new UnreadException(Reason.UNAVAILABLE, "503", Duration.ofMinutes(5));
          }
        };
    Word first = hear(saying("first", SEEN), saying("second", SEEN), later).get("later");
    Word again = hear(saying("first", SEEN), saying("second", SEEN), later).get("later");

    assertEquals(new Unread(Reason.UNAVAILABLE, "503"), first);
    assertEquals(new Unread(Reason.RESTING, null), again);
  }

  @Test
  void asksForAnotherPageElsewhere() {
    Fake elsewhere =
        new Fake("first") {
          @Override
          public Word ask(Question question, Web web) {
            return new Seen(question.url(), null, List.of());
          }
        };
    URI other = URI.create("https://v16-webapp.tiktok.com/robots.txt");
    try (var hearing = witnesses(elsewhere, saying("second", SEEN)).hear(question())) {
      hearing.alsoElsewhere(other);

      List<Testimony> said = hearing.await(Duration.ofSeconds(20));

      assertEquals(
          List.of(PAGE, other),
          said.stream().flatMap(each -> each.says(Seen.class).stream()).map(Seen::url).toList());
    }
  }

  @Test
  void asksNobodyBeforeItsTime() {
    CountDownLatch asked = new CountDownLatch(1);
    Fake witness =
        new Fake("first") {
          @Override
          public Word ask(Question question, Web web) {
            asked.countDown();
            return SEEN;
          }
        };
    try (var hearing = witnesses(witness, saying("second", SEEN)).hear(question())) {
      assertEquals(1, asked.getCount());

      hearing.await(Duration.ofSeconds(20));

      assertTrue(asked.getCount() == 0);
    }
  }

  private Map<String, Word> hear(Witness first, Witness second, Witness... others) {
    boolean waits = List.of(others).stream().anyMatch(Silent.class::isInstance);
    try (var hearing = witnesses(first, second, others).hear(question())) {
      hearing.beginAfter(Duration.ZERO);
      return hearing.await(waits ? Duration.ofSeconds(2) : Duration.ofSeconds(20)).stream()
          .collect(Collectors.toMap(Testimony::source, Testimony::word));
    }
  }

  private Witnesses witnesses(Witness first, Witness second, Witness... others) {
    return new Witnesses(
        "Uptick/test",
        _ -> Optional.empty(),
        refusals,
        Baselines.inMemory(),
        Optional.of(first),
        Optional.of(second),
        List.of(others));
  }

  private static Question question() {
    return new Question(
        PAGE, NOW, CompletableFuture.completedFuture("US"), new CompletableFuture<>());
  }

  private static Witness saying(String name, Word word) {
    return new Fake(name) {
      @Override
      public Word ask(Question question, Web web) {
        return word;
      }
    };
  }

  private static Witness refusing(String name, Reason reason) {
    return new Fake(name) {
      @Override
      public Word ask(Question question, Web web) throws UnreadException {
        throw new UnreadException(reason);
      }
    };
  }

  private abstract static class Fake implements Witness {

    private final String name;

    Fake(String name) {
      this.name = name;
    }

    @Override
    public Kind kind() {
      return Kind.TRACKER;
    }

    @Override
    public String source() {
      return name;
    }
  }

  /// Never answers.
  private static final class Silent extends Fake {

    Silent(String name) {
      super(name);
    }

    @Override
    public Word ask(Question question, Web web) throws InterruptedException {
      new CountDownLatch(1).await();
      return new Quiet();
    }
  }
}
