package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import app.uptick.model.Testimony.Announced;
import app.uptick.model.Testimony.Announcement;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Word;
import app.uptick.witness.Feed.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Entry> news = new ArrayList<>();

  @Test
  void believesTwoPublishersWhoQuoteTheService() {
    published("TikTok says it is working to fix an outage", "Reuters", 24);
    published("TikTok down: “We are aware”, spokesperson says", "BBC News", 19);

    Announced announced = assertInstanceOf(Announced.class, told());

    assertEquals(Announcement.OUTAGE, announced.what());
    assertEquals(NOW.minusSeconds(24 * 60), announced.since());
  }

  @Test
  void doesNotBelieveOnePublisherTwice() {
    published("TikTok says it is working to fix an outage", "Reuters", 24);
    published("TikTok confirms outage", "Reuters", 19);

    assertEquals(new Quiet(), told());
  }

  @Test
  void doesNotBelieveThoseWhoDoNotQuoteIt() {
    published("TikTok down: users report outage", "Reuters", 24);
    published("Is TikTok down? What we know of the outage", "BBC News", 19);

    assertEquals(new Quiet(), told());
  }

  @Test
  void letsOldNewsRest() {
    published("TikTok says it is working to fix an outage", "Reuters", 31 * 60);
    published("TikTok confirms service disruption", "The Verge", 31 * 60);

    assertEquals(new Quiet(), told());
  }

  @Test
  void hearsThatItIsOver() {
    published("TikTok says it is working to fix an outage", "Reuters", 90);
    published("TikTok confirms service disruption", "The Verge", 80);
    published("TikTok says service has been restored", "Reuters", 10);

    assertEquals(new Quiet(), told());
  }

  @Test
  void speaksOfAnAttackWhenTwoQuoteItSo() {
    published("TikTok says a distributed denial-of-service attack is behind outage", "Reuters", 26);
    published("TikTok confirms DDoS attack, says service is being restored", "BBC News", 17);

    assertEquals(Announcement.ATTACK, assertInstanceOf(Announced.class, told()).what());
  }

  @Test
  void speaksOfAnOutageWhenOnlyOneQuotesAnAttack() {
    published("TikTok says a denial-of-service attack is behind today's outage", "Reuters", 26);
    published("TikTok confirms outage", "BBC News", 17);

    assertEquals(Announcement.OUTAGE, assertInstanceOf(Announced.class, told()).what());
  }

  @ParameterizedTest
  @CsvSource({
    "TikTok says it will shut down its shop amid outage of patience",
    "TikTok says a ban would mean it is down for millions",
    "TikTok spokesperson on the court that turned down the appeal",
    "How TikTok turned a village bakery into a landmark"
  })
  void doesNotMindOtherNews(String headline) {
    published(headline, "Reuters", 10);
    published(headline, "BBC News", 12);

    assertEquals(new Quiet(), told());
  }

  @ParameterizedTest
  @CsvSource({
    "TikTok confirms denial-of-service attack, ATTACK",
    "TikTok denies a denial-of-service attack caused the outage, OUTAGE",
    "There is no evidence of a DDoS attack; the outage goes on, OUTAGE",
    "Planned maintenance will last two hours, MAINTENANCE",
    "TikTok says service is being restored, OUTAGE"
  })
  void readsStatements(String words, Announcement expected) {
    assertEquals(expected, Statement.of(words).orElseThrow());
  }

  private void published(String headline, String publisher, int minutesAgo) {
    news.add(
        new Entry(headline + " - " + publisher, "", publisher, NOW.minusSeconds(minutesAgo * 60L)));
  }

  private Word told() {
    return News.told(news, NOW);
  }
}
