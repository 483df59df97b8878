package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.Testimony.Announced;
import app.uptick.model.Testimony.Quiet;
import app.uptick.witness.Feed.Entry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which headlines are the service's own word of trouble now, were two publishers to print them.
final class HeadlinesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TikTok says it is working to fix outage",
        "TikTok says it is working to fix an outage that keeps users from the app",
        "TikTok down: company confirms it is investigating",
        "TikTok down: 'We are aware of the issue and are restoring service', spokesperson says",
        "TikTok confirms data center power outage",
        "TikTok says some users may have trouble",
        "TikTok confirms service disruption caused by a data center failure",
        "TikTok US says data centre power outage caused app problems",
        "TikTok says some users may be having trouble logging in",
        "TikTok acknowledges outage as thousands of users report problems",
        "TikTok is aware of an issue that keeps people from loading videos, company says",
        "TikTok is investigating reports that the app is down",
        "TikTok admits app is down worldwide",
        "TikTok says its app is currently unavailable in the U.S.",
        "TikTok spokesperson confirms the platform is offline for millions",
        "TikTok says power outage at Oracle data center behind glitches",
        "TikTok USDS Joint Venture says it is restoring services after power outage",
        "TikTok still working to restore service after Sunday's outage",
        "TikTok says users may still experience errors after outage",
        "TikTok says service is being restored",
        "TikTok says outage not yet resolved",
        "TikTok says service partially restored, some users still can't log in",
        "App down for thousands because of network failure, according to TikTok, which says it is fixing it",
        "TikTok outage: platform says engineers are working on a fix for login problems",
        "TikTok says people cannot open the app because of a technical problem",
        "Is TikTok down? Company confirms outage",
        "TikTok blames outage on power failure at data center",
        "TikTok confirms its servers are down",
        "TikTok says it does not know when the outage will end",
        "TikTok tells users it is working through technical issues",
        "TikTok down as Cloudflare stumbles, spokesperson confirms",
        "TikTok confirms widespread outage, says fix is coming soon",
        "TikTok is down, and the company says it will be back soon",
        "TikTok denies cyberattack behind outage, says engineers are working on it",
        "TikTok says it’s working to restore services after U.S. data center power outage",
        "TikTok says a cascading systems failure caused multiple bugs",
        "TikTok crashes worldwide, spokesperson says team is working on it",
        "TikTok says users may not be able to log in",
        "TikTok says servers hit by power failure",
        "ByteDance says TikTok is down because of a network failure",
        "TikTok says videos are not loading for some users"
      })
  void tellsOfAnOutage(String headline) {
    assertEquals("OUTAGE", told(headline));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TikTok says app is unavailable during scheduled maintenance",
        "TikTok spokesperson: planned maintenance will last about two hours",
        "TikTok confirms it is down for emergency maintenance",
        "TikTok says maintenance is under way"
      })
  void tellsOfMaintenance(String headline) {
    assertEquals("MAINTENANCE", told(headline));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TikTok says a distributed denial-of-service attack is behind today's outage",
        "TikTok confirms DDoS attack, spokesperson says service is being restored",
        "TikTok says cyberattack caused outage",
        "TikTok confirms DDoS attack, says no user data was taken",
        "TikTok says attack on its servers is behind outage"
      })
  void tellsOfAnAttack(String headline) {
    assertEquals("ATTACK", told(headline));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TikTok says outage was not caused by a cyberattack",
        "TikTok confirms outage, says it wasn't a DDoS attack",
        "TikTok says DDoS attack not to blame for outage",
        "TikTok dismisses DDoS claims, says it is working to fix outage",
        "TikTok is investigating whether an attack is behind the outage",
        "TikTok says there is no sign of a cyberattack as outage continues",
        "TikTok says hackers did not cause outage, rules out attack",
        "TikTok says cyberattack targeted celebrity accounts",
        "TikTok confirms cyberattack on high-profile accounts",
        "TikTok says it thwarted a DDoS attack",
        "TikTok confirms attack on user data, says service is not affected",
        "Never a DDoS: TikTok says rumors of attack are false"
      })
  void tellsOfNoAttack(String headline) {
    assertEquals(false, told(headline).equals("ATTACK"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // what is taken down, or down by so much
        "TikTok says it took down 26 million videos in the second quarter",
        "TikTok confirms it took down millions of accounts of children",
        "TikTok says ad revenue is down 10%",
        "TikTok confirms US users are down after sale",
        "TikTok says it is down 3 percent in the US",
        "TikTok announces takedown of covert networks",
        "TikTok plays down report on Chinese ties",
        "TikTok says views are down for political videos",
        // then, not now
        "TikTok explains last week's outage, spokesperson says",
        "TikTok says last week's outage was a data center failure",
        "TikTok apologizes for yesterday's outage",
        "TikTok says Sunday's outage was caused by power loss",
        "TikTok marks anniversary of its longest outage",
        "TikTok says the app was down for an hour",
        "What happened? TikTok explains what caused the outage",
        "TikTok says January's outage cost creators dearly",
        // another's
        "TikTok says Instagram outage sent users its way",
        "TikTok confirms record traffic during Meta outage",
        "Pinterest is down, spokesperson says; TikTok users react",
        "Snapchat outage confirmed by spokesperson as users move to TikTok",
        "TikTok says AWS outage did not touch it",
        "TikTok users say app is down",
        "TikTok stars say YouTube outage was the best day of the year",
        "Reddit down: company says fix coming, TikTok fills up with jokes",
        // all is well
        "TikTok says service fully operational again after outage",
        "TikTok says all systems are running normally following outage",
        "TikTok says service has been restored",
        "TikTok is back online after outage, company says",
        "TikTok says outage is over",
        "TikTok fixes outage, spokesperson says",
        "TikTok says there is no outage",
        "TikTok denies reports of an outage",
        "TikTok says it is not experiencing any service disruption",
        "TikTok says app is not down",
        "TikTok says reports of outage are false",
        // maintenance of other houses, or to come
        "TikTok says seller center is under maintenance",
        "TikTok Shop says seller center is under maintenance",
        "TikTok says Shop maintenance planned for next week",
        "TikTok announces maintenance for tomorrow",
        "TikTok says it has completed maintenance",
        // politics, business, people
        "TikTok spokesperson on the court that turned down the appeal",
        "TikTok says a ban would mean it is down for millions",
        "TikTok says creators face problems with new tax",
        "TikTok says it is aware of the issue of counterfeit goods",
        "TikTok confirms it is investigating an issue with age checks for teens",
        "TikTok says it will shut down its music app",
        "TikTok says Oracle deal will avoid disruption for users",
        "TikTok says its AI data center will not cause power outages",
        "TikTok confirms $1 billion data center in Finland amid power outage fears",
        "TikTok tells creators livestream interruption rules are changing",
        "TikTok says it is investigating issues with livestream safety",
        "TikTok is aware of the issue of scams, spokesperson says",
        "TikTok says hurricane outages spurred donations",
        "Blackout in Spain: TikTok says videos reached millions",
        "Texas power outage: TikTok star says family without heat",
        "TikTok said on Monday it will pull down app in Nigeria",
        "TikTok says no impact from Cloudflare outage",
        "X is down: TikTok says welcome",
        "TikTok says some users may see fewer ads",
        "How TikTok turned a village bakery into a landmark"
      })
  void tellsOfNothing(String headline) {
    assertEquals("nothing", told(headline));
  }

  @Test
  void anAllClearEndsWhatWasSaidBefore() {
    List<Entry> news =
        List.of(
            entry("TikTok confirms outage", "One", 60),
            entry("TikTok says app is down", "Two", 50),
            entry("TikTok says service fully operational again after outage", "One", 5));

    assertEquals(new Quiet(), News.told(news, NOW));
  }

  @Test
  void theShopsAllClearEndsNothing() {
    List<Entry> news =
        List.of(
            entry("TikTok confirms outage", "One", 60),
            entry("TikTok says app is down", "Two", 50),
            entry("TikTok Shop says checkout has been restored", "One", 5));

    assertEquals("OUTAGE", told(news));
  }

  private static String told(String headline) {
    return told(List.of(entry(headline, "One", 10), entry(headline, "Two", 20)));
  }

  private static String told(List<Entry> news) {
    return News.told(news, NOW) instanceof Announced it ? it.what().name() : "nothing";
  }

  private static Entry entry(String headline, String publisher, int minutesAgo) {
    return new Entry(
        headline + " - " + publisher, "", publisher, NOW.minusSeconds(minutesAgo * 60L));
  }
}
