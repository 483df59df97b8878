package app.uptick.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Cause;
import app.uptick.model.Device;
import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.Evidence.Kind;
import app.uptick.model.Facts;
import app.uptick.model.Facts.FollowUp;
import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.HttpAnswer;
import app.uptick.model.Observation;
import app.uptick.model.Phase;
import app.uptick.model.PhaseTimes;
import app.uptick.model.Region;
import app.uptick.model.Scope;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.ProbeSpec;
import app.uptick.model.State;
import app.uptick.model.Testimony;
import app.uptick.model.Testimony.Announced;
import app.uptick.model.Testimony.Announcement;
import app.uptick.model.Testimony.BlockTests;
import app.uptick.model.Testimony.HostTrouble;
import app.uptick.model.Testimony.NetworksOff;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Reported;
import app.uptick.model.Testimony.Routes;
import app.uptick.model.Testimony.Seen;
import app.uptick.model.Testimony.Sight;
import app.uptick.model.Testimony.Unread;
import app.uptick.model.Testimony.Vantage;
import app.uptick.model.Testimony.Voices;
import app.uptick.model.Testimony.Votes;
import app.uptick.model.Testimony.Whose;
import app.uptick.model.Testimony.Word;
import app.uptick.settings.ProfileFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What each family of witnesses does to each kind of verdict.
class FusionTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final ServiceProfile PROFILE = ProfileFile.builtIn();
  private static final ProbeSpec FIRST = PROFILE.functions().getFirst().probes().getFirst();
  private static final URI PAGE = FIRST.url();
  private static final HttpAnswer FINE = new HttpAnswer(200, Map.of(), "User-agent: *");
  private static final HttpAnswer UNAVAILABLE = new HttpAnswer(503, Map.of("server", "TLB"), "503");

  private static final Verdict UP = Verdict.of(State.UP, Cause.NONE, Scope.UNCLEAR, 0.97);
  private static final Verdict UNREACHABLE =
      Verdict.of(State.DOWN, Cause.UNREACHABLE, Scope.UNCLEAR, 0.65);
  private static final Verdict ERRORS =
      Verdict.of(State.DOWN, Cause.SERVER_ERROR, Scope.UNCLEAR, 0.9);
  private static final Verdict MUTE =
      Verdict.of(State.DOWN, Cause.OVERLOAD, Scope.UNCLEAR, 0.55).saying(Judge.MUTE);
  private static final Verdict CUT_OFF =
      Verdict.of(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.UNCLEAR, 0.9);

  private static final Word REACHED = seen("US", null, "US", null, "SG", null, "DE", null);
  private static final Word FAILS = seen("US", "x", "US", "x", "SG", "x", "DE", "x");
  private static final Word FAILS_HERE = seen("US", "x", "US", "x", "SG", null, "DE", null);
  private static final Word REACHED_ABROAD = seen("SG", null, "DE", null, "FR", null);
  private static final Word CROWD = new Voices(120, 1, Duration.ofMinutes(10));
  private static final Word OUTAGE = new Announced(Announcement.OUTAGE, "We work on it", NOW);
  private static final Word MAINTENANCE =
      new Announced(Announcement.MAINTENANCE, "Back in two hours", NOW);
  private static final Word ATTACK = new Announced(Announcement.ATTACK, "DDoS", NOW);
  private static final Word ORACLE = new HostTrouble("US East (Ashburn)", Set.of("US"), NOW);
  private static final Word BLOCKED_HERE = new BlockTests("US", 432, 200, 144);
  private static final Word ROUTES_GONE = new Routes(2, 330);
  private static final Word PROVIDER_OFF =
      new NetworksOff(Whose.PROVIDER, "AS3333", NOW.minus(Duration.ofMinutes(25)));
  private static final Word PROVIDER_GONE = new Routes(329, 330, new Sight(2, 330));

  private final List<Testimony> said = new ArrayList<>();
  private final List<ServiceProbe> probes = new ArrayList<>();
  private final List<FollowUp> followUps = new ArrayList<>();

  // ---- nobody says anything

  @ParameterizedTest
  @EnumSource(Reason.class)
  void leavesTheVerdictAloneWhenNobodyCanBeRead(Reason reason) {
    for (Kind kind :
        List.of(Kind.ELSEWHERE, Kind.OFFICIAL, Kind.TRACKER, Kind.CROWD, Kind.CIRCLE)) {
      says(kind, new Unread(reason, null));
    }

    assertSame(UNREACHABLE, weigh(UNREACHABLE));
    assertSame(UP, weigh(UP));
    assertSame(CUT_OFF, weigh(CUT_OFF));
  }

  @Test
  void takesSilenceForNothing() {
    says(Kind.OFFICIAL, new Quiet());
    says(Kind.TRACKER, new Quiet());
    says(Kind.TRACKER, new BlockTests("US", 432, 14, 0));
    says(Kind.TRACKER, new Routes(329, 330));
    says(Kind.CROWD, new Voices(0, 0, Duration.ofMinutes(10)));

    assertSame(UNREACHABLE, weigh(UNREACHABLE));
    assertSame(ERRORS, weigh(ERRORS));
  }

  @Test
  void doesNotCountWhatIsStale() {
    said.add(new Testimony(Kind.ELSEWHERE, "g", NOW.minus(Duration.ofMinutes(66)), FAILS));

    assertSame(UNREACHABLE, weigh(UNREACHABLE));
  }

  @ParameterizedTest
  @MethodSource("wordsAndTheirTime")
  void countsWordsForAsLongAsTheirSourceIsGoodFor(Kind kind, Word word, long minutes) {
    Instant then = NOW.minus(Duration.ofMinutes(minutes));

    assertFalse(Heard.isStale(new Testimony(kind, "w", then, word), NOW));
    assertTrue(Heard.isStale(new Testimony(kind, "w", then.minusSeconds(1), word), NOW));
    assertTrue(Heard.isStale(new Testimony(kind, "w", NOW.plus(Duration.ofHours(13)), word), NOW));
  }

  static List<Arguments> wordsAndTheirTime() {
    return List.of(
        Arguments.of(Kind.ELSEWHERE, REACHED, 65),
        Arguments.of(Kind.CROWD, CROWD, 10),
        Arguments.of(Kind.CIRCLE, new Votes(3, 3, 0, Set.of()), 10),
        Arguments.of(Kind.OFFICIAL, OUTAGE, 30),
        Arguments.of(Kind.TRACKER, new Reported("A friend’s monitor", NOW), 30),
        Arguments.of(Kind.TRACKER, ROUTES_GONE, 60),
        Arguments.of(Kind.TRACKER, BLOCKED_HERE, 720));
  }

  // ---- all probes are well

  @Test
  void staysUpWhenOthersReachItToo() {
    answered();
    says(Kind.ELSEWHERE, REACHED);

    assertVerdict(State.UP, Cause.NONE, Scope.UNCLEAR, weigh(UP));
  }

  @Test
  void staysUpWhenItFailsElsewhereOnlyAndSaysSo() {
    answered();
    says(Kind.ELSEWHERE, FAILS);

    var weighed = weighed(UP);

    assertVerdict(State.UP, Cause.NONE, Scope.UNCLEAR, weighed.verdict());
    assertTrue(weighed.verdict().confidence() < 0.9);
    assertEquals(Set.of(Kind.ELSEWHERE), weighed.against());
  }

  @Test
  void takesACrowdAloneForFailingParts() {
    answered();
    says(Kind.ELSEWHERE, REACHED);
    says(Kind.CROWD, CROWD);

    var weighed = weighed(UP);

    assertVerdict(State.DEGRADED, Cause.UNCLEAR, Scope.WIDESPREAD, weighed.verdict());
    assertEquals(0.6, weighed.verdict().confidence());
    assertEquals("degraded.features", weighed.verdict().text());
    assertEquals(Set.of(Kind.ELSEWHERE), weighed.against());
  }

  @Test
  void hearsNetworksElsewhereWhicheverPageAnsweredFirstHere() {
    probes.add(probe(FunctionId.VIDEO, 200));
    answered();
    says(Kind.ELSEWHERE, REACHED);
    says(Kind.CROWD, CROWD);

    assertEquals(Set.of(Kind.ELSEWHERE), weighed(UP).against());
  }

  @Test
  void speaksOfSomePeopleWhereAFewAndAHintSaySo() {
    answered();
    says(Kind.CROWD, new Voices(30, 3, 2, Duration.ofMinutes(10), List.of()));
    says(Kind.OFFICIAL, ORACLE);
    says(Kind.ELSEWHERE, REACHED);

    Verdict verdict = weigh(UP);

    assertVerdict(State.DEGRADED, Cause.UNCLEAR, Scope.UNCLEAR, verdict);
    assertEquals("degraded.features-some", verdict.text());
  }

  @Test
  void marksThatSomeNetworksElsewhereDoNotReachWhatAnswersHere() {
    answered();
    says(Kind.ELSEWHERE, seen("US", null, "US", null, "SG", "x", "DE", "x"));

    var weighed = weighed(UP);

    assertEquals(State.UP, weighed.verdict().state());
    assertEquals(Set.of(Kind.ELSEWHERE), weighed.against());
  }

  @Test
  void isSurerOfACrowdWhereNobodyElsewhereContradicts() {
    answered();
    says(Kind.CROWD, CROWD);

    var weighed = weighed(UP);

    assertEquals(0.7, weighed.verdict().confidence());
    assertEquals(Set.of(), weighed.against());
  }

  @Test
  void isNeverSureOfPartsThatWorkHereAndElsewhere() {
    answered();
    says(Kind.ELSEWHERE, REACHED);
    says(Kind.OFFICIAL, OUTAGE);
    double announced = weigh(UP).confidence();
    says(Kind.CROWD, CROWD);
    says(Kind.CIRCLE, new Votes(9, 9, 0, Set.of(Region.EUROPE, Region.ASIA)));

    var weighed = weighed(UP);

    assertTrue(announced < 0.8, () -> "was " + announced);
    assertTrue(weighed.verdict().confidence() <= 0.9, () -> "was " + weighed.verdict());
    assertEquals(Set.of(Kind.ELSEWHERE), weighed.against());
  }

  @Test
  void believesTheServiceMoreThanGreenProbes() {
    answered();
    says(Kind.ELSEWHERE, REACHED);
    says(Kind.OFFICIAL, OUTAGE);
    says(Kind.CROWD, CROWD);

    Verdict verdict = weigh(UP);

    assertVerdict(State.DEGRADED, Cause.UNCLEAR, Scope.WIDESPREAD, verdict);
    assertTrue(verdict.confidence() >= 0.9);
  }

  @Test
  void staysUpWhenOnlyItsHostHasTrouble() {
    answered();
    says(Kind.ELSEWHERE, REACHED);
    says(Kind.OFFICIAL, ORACLE);
    says(Kind.OFFICIAL, new Reported("Posts to TikTok fail", NOW));

    assertVerdict(State.UP, Cause.NONE, Scope.UNCLEAR, weigh(UP));
  }

  @Test
  void doesNotMindAFewVoices() {
    answered();
    says(Kind.CROWD, new Voices(3, 1, Duration.ofMinutes(10)));

    assertVerdict(State.UP, Cause.NONE, Scope.UNCLEAR, weigh(UP));
  }

  @Test
  void addsUpTheVoicesOfAllPlaces() {
    answered();
    says(Kind.CROWD, new Voices(9, 0, Duration.ofMinutes(10)));
    says(Kind.CROWD, new Voices(1, 25, Duration.ofMinutes(10)));

    assertVerdict(State.UP, Cause.NONE, Scope.UNCLEAR, weigh(UP));
  }

  // ---- nothing answers

  @Test
  void callsItDownForAllWhenOthersFailToo() {
    says(Kind.ELSEWHERE, FAILS);

    Verdict verdict = weigh(UNREACHABLE);

    assertVerdict(State.DOWN, Cause.UNREACHABLE, Scope.WIDESPREAD, verdict);
    assertTrue(verdict.confidence() >= 0.9);
  }

  @Test
  void callsItBlockedWhenOthersReachIt() {
    says(Kind.ELSEWHERE, REACHED);

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.LOCAL, weigh(UNREACHABLE));
  }

  @Test
  void takesARobotCheckForAnAnswer() {
    HttpAnswer denied =
        new HttpAnswer(444, Map.of("x-tt-system-error", "3"), "Access Denied\nX-TT-System-Error");
    says(
        Kind.ELSEWHERE,
        new Seen(PAGE, "US", List.of(vantage("US", denied), vantage("DE", denied))));

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.LOCAL, weigh(UNREACHABLE));
  }

  @Test
  void believesVolunteersThatTheCountryBlocksIt() {
    says(Kind.ELSEWHERE, REACHED);
    says(Kind.TRACKER, BLOCKED_HERE);

    Verdict verdict = weigh(UNREACHABLE);

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.REGIONAL, verdict);
    assertTrue(verdict.confidence() > 0.85);
  }

  @Test
  void callsACountryThatIsCutOffBlocked() {
    says(Kind.ELSEWHERE, FAILS_HERE);

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.REGIONAL, weigh(UNREACHABLE));
  }

  @Test
  void callsACountryWhoseHostHasTroubleDown() {
    says(Kind.ELSEWHERE, FAILS_HERE);
    says(Kind.OFFICIAL, ORACLE);

    assertVerdict(State.DOWN, Cause.UNREACHABLE, Scope.REGIONAL, weigh(UNREACHABLE));
  }

  @Test
  void callsErrorsInOneCountryRegional() {
    says(Kind.ELSEWHERE, FAILS_HERE);

    assertVerdict(State.DOWN, Cause.SERVER_ERROR, Scope.REGIONAL, weigh(ERRORS));
  }

  @Test
  void takesErrorsUnderTheServicesCertificateForItsOwn() {
    probes.add(probe(FunctionId.WEB, 503));
    says(Kind.ELSEWHERE, REACHED_ABROAD);

    Verdict verdict = weigh(ERRORS);

    assertVerdict(State.DOWN, Cause.SERVER_ERROR, Scope.REGIONAL, verdict);
    assertEquals("down.region", verdict.text());
    assertTrue(verdict.confidence() < 0.8, () -> "was " + verdict);
  }

  @Test
  void doesNotCallARegionDownWhoseNetworksReachIt() {
    probes.add(probe(FunctionId.WEB, 503));
    says(Kind.ELSEWHERE, REACHED);

    assertEquals("down.only-here", weigh(ERRORS).text());
  }

  @Test
  void takesUnmarkedErrorsInPlainTextForAnImpostor() {
    URI plain = URI.create("http://www.tiktok.com/robots.txt");
    probes.add(at(plain, new HttpAnswer(503, Map.of(), "error")));
    says(Kind.ELSEWHERE, REACHED);

    Verdict verdict = weigh(ERRORS);

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.LOCAL, verdict);
    assertEquals("blocked.impostor", verdict.text());
  }

  @Test
  void doesNotSpeakOfSomethingElseAnsweringWhereNothingAnswers() {
    probes.add(cutOffAnswer(FunctionId.WEB));
    says(Kind.ELSEWHERE, REACHED);

    Verdict verdict = weigh(ERRORS);

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.LOCAL, verdict);
    assertEquals("blocked.cut-off", verdict.text());
  }

  @Test
  void callsSilenceAfterConnectingBlockedWhenOthersReachIt() {
    says(Kind.ELSEWHERE, REACHED);

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.LOCAL, weigh(MUTE));
  }

  @Test
  void callsSilenceAfterConnectingDownWhenOthersMeetItToo() {
    says(Kind.ELSEWHERE, FAILS);

    assertVerdict(State.DOWN, Cause.OVERLOAD, Scope.WIDESPREAD, weigh(MUTE));
  }

  @Test
  void letsTheCrowdSayForWhomWithoutAWordFromElsewhere() {
    says(Kind.CROWD, CROWD);

    Verdict verdict = weigh(UNREACHABLE);

    assertVerdict(State.DOWN, Cause.UNREACHABLE, Scope.WIDESPREAD, verdict);
    assertTrue(verdict.confidence() > 0.8);
  }

  @Test
  void countsAFamilyOnce() {
    says(Kind.OFFICIAL, OUTAGE);
    double once = weigh(UNREACHABLE).confidence();
    says(Kind.OFFICIAL, OUTAGE);
    says(Kind.OFFICIAL, ORACLE);
    says(Kind.OFFICIAL, new Reported("Posts to TikTok fail", NOW));

    assertEquals(once, weigh(UNREACHABLE).confidence());
  }

  @Test
  void addsUpFamilies() {
    says(Kind.OFFICIAL, OUTAGE);
    double one = weigh(UNREACHABLE).confidence();
    says(Kind.CROWD, CROWD);
    double two = weigh(UNREACHABLE).confidence();
    says(Kind.TRACKER, ROUTES_GONE);

    assertTrue(one < two);
    assertTrue(two <= weigh(UNREACHABLE).confidence());
  }

  // ---- the circle

  @Test
  void aCircleThatSeesTroubleTooMakesItSurer() {
    says(Kind.CIRCLE, new Votes(4, 3, 0, Set.of(Region.EUROPE)));

    Verdict verdict = weigh(UNREACHABLE);

    assertVerdict(State.DOWN, Cause.UNREACHABLE, Scope.UNCLEAR, verdict);
    assertTrue(verdict.confidence() > UNREACHABLE.confidence());
  }

  @Test
  void aCircleInSeveralPartsOfTheWorldSaysForWhom() {
    says(Kind.CIRCLE, new Votes(4, 3, 0, Set.of(Region.EUROPE, Region.ASIA)));

    assertVerdict(State.DOWN, Cause.UNREACHABLE, Scope.WIDESPREAD, weigh(UNREACHABLE));
  }

  @Test
  void aCircleThatReachesItStandsInForNetworksElsewhere() {
    says(Kind.CIRCLE, new Votes(4, 0, 4, Set.of()));

    Verdict verdict = weigh(UNREACHABLE);

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.REGIONAL, verdict);
    assertTrue(verdict.confidence() < 0.7);
  }

  @Test
  void aCircleDoesNotOverruleNetworksElsewhere() {
    says(Kind.ELSEWHERE, FAILS);
    says(Kind.CIRCLE, new Votes(4, 0, 4, Set.of()));

    var weighed = weighed(UNREACHABLE);

    assertVerdict(State.DOWN, Cause.UNREACHABLE, Scope.WIDESPREAD, weighed.verdict());
    assertEquals(Set.of(Kind.CIRCLE), weighed.against());
  }

  @Test
  void aCircleAloneDoesNotOverruleProbesThatSeeAllWell() {
    answered();
    says(Kind.CIRCLE, new Votes(50, 50, 0, Set.of(Region.EUROPE, Region.ASIA)));

    var weighed = weighed(UP);

    assertVerdict(State.UP, Cause.NONE, Scope.UNCLEAR, weighed.verdict());
    assertEquals(Set.of(Kind.CIRCLE), weighed.against());
  }

  @Test
  void aCircleWithoutAQuorumWeighsNothing() {
    says(Kind.CIRCLE, new Votes(5, 3, 2, Set.of(Region.EUROPE, Region.ASIA)));

    assertSame(UNREACHABLE, weigh(UNREACHABLE));
    assertSame(UP, weigh(UP));
  }

  @Test
  void crowdAndCircleAreOneFamily() {
    says(Kind.CROWD, CROWD);
    double crowd = weigh(UNREACHABLE).confidence();
    says(Kind.CIRCLE, new Votes(4, 3, 0, Set.of(Region.EUROPE)));

    assertEquals(crowd, weigh(UNREACHABLE).confidence());
  }

  @Test
  void lowersItsConfidenceWhenOneContradicts() {
    says(Kind.ELSEWHERE, REACHED);
    double agreed = weigh(UNREACHABLE).confidence();
    says(Kind.CROWD, CROWD);

    var weighed = weighed(UNREACHABLE);

    assertEquals(State.BLOCKED, weighed.verdict().state());
    assertTrue(weighed.verdict().confidence() < agreed);
    assertEquals(Set.of(Kind.CROWD), weighed.against());
  }

  @Test
  void callsItBlockedWhenOthersReachItThoughTheServiceHasTrouble() {
    says(Kind.ELSEWHERE, REACHED);
    double undisputed = weigh(UNREACHABLE).confidence();
    says(Kind.OFFICIAL, OUTAGE);

    var weighed = weighed(UNREACHABLE);

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.LOCAL, weighed.verdict());
    assertTrue(weighed.verdict().confidence() < undisputed);
    assertEquals(Set.of(Kind.OFFICIAL), weighed.against());
  }

  @Test
  void aFriendsMonitorIsATrackerThatContradicts() {
    answered();
    says(Kind.TRACKER, new Reported("A friend’s monitor", NOW));

    var weighed = weighed(UP);

    assertEquals(State.UP, weighed.verdict().state());
    assertTrue(weighed.verdict().confidence() < UP.confidence());
    assertEquals(Set.of(Kind.TRACKER), weighed.against());
  }

  @Test
  void aFriendsMonitorAddsToTheOfficialWord() {
    says(Kind.OFFICIAL, OUTAGE);
    double one = weigh(UNREACHABLE).confidence();
    says(Kind.TRACKER, new Reported("A friend’s monitor", NOW));

    assertTrue(weigh(UNREACHABLE).confidence() > one);
  }

  @ParameterizedTest
  @CsvSource({
    "401, Access to this page has been denied",
    "403, Access to this page has been denied because we believe you are using automation",
    "403, Forbidden",
    "403, You have been blocked by our web filter",
    "444, blocked by policy",
    "429, blocked by policy"
  })
  void aRefusalElsewhereIsAnAnswerWhateverItSays(int status, String body) {
    Map<String, String> html = Map.of("content-type", "text/html");
    HttpAnswer refusal = new HttpAnswer(status, html, body);
    says(Kind.ELSEWHERE, everywhere(refusal, refusal));

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.LOCAL, weigh(UNREACHABLE));
  }

  @ParameterizedTest
  @CsvSource({"451, Unavailable", "403, This site is not available in your country"})
  void aCountrysNoticeElsewhereIsNone(int status, String body) {
    HttpAnswer notice = new HttpAnswer(status, Map.of(), body);
    says(Kind.ELSEWHERE, everywhere(notice, notice));

    assertEquals(State.DOWN, weigh(UNREACHABLE).state());
  }

  @Test
  void serversThatFailInThisCountryAreNoBlock() {
    says(Kind.ELSEWHERE, everywhere(UNAVAILABLE, FINE));

    assertVerdict(State.DOWN, Cause.SERVER_ERROR, Scope.REGIONAL, weigh(UNREACHABLE));
  }

  @Test
  void takesTheCauseFromThoseWhoHeardTheServiceSayIt() {
    HttpAnswer maintenance = new HttpAnswer(503, Map.of("retry-after", "3600"), "");
    says(Kind.ELSEWHERE, everywhere(maintenance, maintenance));

    assertVerdict(State.DOWN, Cause.MAINTENANCE, Scope.WIDESPREAD, weigh(UNREACHABLE));
  }

  @Test
  void doesNotSayThatNobodyReachesItWhereSomeDo() {
    says(Kind.ELSEWHERE, seen("US", "x", "US", null, "SG", "x", "DE", null));

    assertFalse(weigh(UNREACHABLE).text().equals("down.everywhere"));
  }

  @Test
  void namesThatAreFoundInThisCountryAreTamperedWithHere() {
    says(Kind.ELSEWHERE, REACHED);
    Verdict nameless = Verdict.of(State.DOWN, Cause.SERVICE_DNS, Scope.UNCLEAR, 0.9);

    assertEquals(Cause.DNS_TAMPERING, weigh(nameless).cause());
  }

  @Test
  void saysThatOthersWereTurnedAwayRatherThanServed() {
    answered();
    HttpAnswer tooMany = new HttpAnswer(429, Map.of(), "");
    says(Kind.ELSEWHERE, everywhere(tooMany, tooMany));

    assertEquals(
        List.of("www.tiktok.com turned away 4 of 4 networks elsewhere: too many requests (429)."),
        heard());
  }

  @Test
  void saysHowOldAPageIsThatNobodyKeepsUp() {
    answered();
    says(Kind.TRACKER, new Unread(Reason.OUTDATED, NOW.minus(Duration.ofDays(5)).toString()));

    assertEquals(List.of("Was last kept up 5 days ago, which is too long ago to count."), heard());
  }

  @Test
  void givesAWitnessThatWasAskedTwoThingsOneLineWhenItsWordIsTheSame() {
    answered();
    said.add(new Testimony(Kind.ELSEWHERE, "g", NOW, new Unread(Reason.UNREACHABLE, null)));
    said.add(
        new Testimony(
            Kind.ELSEWHERE, "g", NOW.minusSeconds(1), new Unread(Reason.UNREACHABLE, null)));
    said.add(new Testimony(Kind.ELSEWHERE, "h", NOW, new Unread(Reason.UNREACHABLE, null)));

    assertEquals(2, heard().size());
  }

  private List<String> heard() {
    return new Diagnostician(PROFILE, Locale.ENGLISH)
        .diagnose(facts(), said).evidence().stream()
            .filter(each -> each.kind() != Kind.PROBE && each.kind() != Kind.LOCAL)
            .map(Evidence::finding)
            .toList();
  }

  @Test
  void namesMaintenanceThatIsAnnounced() {
    says(Kind.OFFICIAL, MAINTENANCE);

    assertEquals(Cause.MAINTENANCE, weigh(ERRORS).cause());
    assertEquals(Cause.MAINTENANCE, weigh(UNREACHABLE).cause());
  }

  @Test
  void doesNotBlameTheWayWhereTheServiceSaysThatItIsBroken() {
    Verdict congested = Verdict.of(State.DEGRADED, Cause.CONGESTION, Scope.UNCLEAR, 0.85);
    says(Kind.OFFICIAL, OUTAGE);

    Verdict verdict = weigh(congested);

    assertEquals(Cause.UNCLEAR, verdict.cause());
    assertEquals("degraded.features-announced", verdict.text());
  }

  @Test
  void namesThePartsThatFailUnderMaintenance() {
    probes.add(probe(FunctionId.LIVE, 503));
    says(Kind.OFFICIAL, MAINTENANCE);

    Verdict verdict = weigh(Verdict.of(State.DEGRADED, Cause.SERVER_ERROR, Scope.UNCLEAR, 0.85));

    assertEquals(Cause.MAINTENANCE, verdict.cause());
    assertEquals("degraded.maintenance", verdict.text());
  }

  @Test
  void callsItDownWhereFalseNamesHideAnOutageOfAll() {
    probes.add(probe(FunctionId.WEB, 503));
    ServiceProbe broken = probe(FunctionId.WEB, UNAVAILABLE, null);
    followUps.add(new FollowUp.AtDohAddress(broken, broken.seen()));
    says(Kind.ELSEWHERE, everywhere(UNAVAILABLE, UNAVAILABLE));

    Verdict verdict = weigh(Verdict.of(State.BLOCKED, Cause.DNS_TAMPERING, Scope.UNCLEAR, 0.9));

    assertVerdict(State.DOWN, Cause.SERVER_ERROR, Scope.WIDESPREAD, verdict);
  }

  @Test
  void staysBlockedByFalseNamesWhereTheTrueAddressServes() {
    probes.add(probe(FunctionId.WEB, 503));
    ServiceProbe fine = probe(FunctionId.WEB, 200);
    followUps.add(new FollowUp.AtDohAddress(fine, fine.seen()));
    says(Kind.ELSEWHERE, everywhere(UNAVAILABLE, UNAVAILABLE));

    Verdict verdict = weigh(Verdict.of(State.BLOCKED, Cause.DNS_TAMPERING, Scope.UNCLEAR, 0.9));

    assertEquals(State.BLOCKED, verdict.state());
  }

  @Test
  void speaksOfAnAttackOnlyWhenTheServiceDoes() {
    says(Kind.CROWD, CROWD);
    assertFalse(weigh(ERRORS).text().contains("attack"));

    says(Kind.OFFICIAL, ATTACK);

    Verdict verdict = weigh(ERRORS);
    assertEquals(Cause.OVERLOAD, verdict.cause());
    assertEquals("down.attack", verdict.text());
  }

  @Test
  void seesThatTheServicesNetworksAreGone() {
    says(Kind.TRACKER, new NetworksOff(Whose.SERVICE, "AS396986", NOW));

    Verdict verdict = weigh(UNREACHABLE);

    assertVerdict(State.DOWN, Cause.UNREACHABLE, Scope.WIDESPREAD, verdict);
    assertTrue(verdict.confidence() > UNREACHABLE.confidence());
  }

  // ---- the person's provider is off the map

  @ParameterizedTest
  @MethodSource("providerOff")
  void changesNothingWhileTheServiceAnswersHere(Word provider) {
    answered();
    says(Kind.TRACKER, provider);

    assertSame(UP, weigh(UP));
    assertSame(ERRORS, weigh(ERRORS));
  }

  @ParameterizedTest
  @MethodSource("providerOff")
  void doubtsAnOutageThatOnlyThisProviderMeets(Word provider) {
    says(Kind.TRACKER, provider);

    var weighed = weighed(UNREACHABLE);

    assertVerdict(State.DOWN, Cause.UNREACHABLE, Scope.REGIONAL, weighed.verdict());
    assertTrue(weighed.verdict().confidence() < UNREACHABLE.confidence());
    assertEquals(Set.of(Kind.TRACKER), weighed.against());
  }

  @ParameterizedTest
  @MethodSource("providerOff")
  void doubtsABlockThatABrokenProviderExplains(Word provider) {
    says(Kind.ELSEWHERE, REACHED);
    final double without = weigh(UNREACHABLE).confidence();
    says(Kind.TRACKER, provider);

    var weighed = weighed(UNREACHABLE);

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.REGIONAL, weighed.verdict());
    assertTrue(weighed.verdict().confidence() < without);
    assertEquals(Set.of(Kind.TRACKER), weighed.against());
  }

  @ParameterizedTest
  @MethodSource("providerOff")
  void isSurerThatItIsYourSide(Word provider) {
    Verdict offline = Verdict.of(State.YOUR_SIDE, Cause.NO_INTERNET, Scope.LOCAL, 0.9);
    Verdict clock = Verdict.of(State.YOUR_SIDE, Cause.WRONG_CLOCK, Scope.LOCAL, 0.9);
    says(Kind.TRACKER, provider);

    assertVerdict(State.YOUR_SIDE, Cause.NO_INTERNET, Scope.LOCAL, weigh(offline));
    assertTrue(weigh(offline).confidence() > 0.9);
    assertSame(clock, weigh(clock));
  }

  @ParameterizedTest
  @MethodSource("providerOff")
  void doesNotBlameTheProviderForWhatFailsEverywhere(Word provider) {
    says(Kind.ELSEWHERE, FAILS);
    Verdict without = weigh(UNREACHABLE);
    says(Kind.TRACKER, provider);

    assertEquals(without, weigh(UNREACHABLE));
  }

  static List<Word> providerOff() {
    return List.of(PROVIDER_OFF, PROVIDER_GONE);
  }

  @Test
  void leavesAProviderAloneThatIsSeenOrUnknown() {
    says(Kind.TRACKER, new Routes(329, 330, new Sight(300, 330)));
    says(Kind.TRACKER, new Routes(329, 330));

    assertSame(UNREACHABLE, weigh(UNREACHABLE));
  }

  @Test
  void saysWhatBecameOfTheProvider() {
    answered();
    says(Kind.TRACKER, PROVIDER_OFF);
    says(Kind.TRACKER, PROVIDER_GONE);
    says(Kind.TRACKER, new Routes(329, 330, new Sight(300, 330)));

    Diagnosis diagnosis = new Diagnostician(PROFILE, Locale.ENGLISH).diagnose(facts(), said);

    assertEquals(
        List.of(
            "Your provider’s network began to drop off the internet 25 minutes ago.",
            "329 of 330 lookouts see a way to TikTok’s networks. Only 2 of 330 see a way to your"
                + " provider’s network.",
            "329 of 330 lookouts see a way to TikTok’s networks. 300 of 330 see a way to your"
                + " provider’s network."),
        diagnosis.evidence().stream()
            .filter(each -> each.kind() == Kind.TRACKER)
            .map(Evidence::finding)
            .toList());
  }

  // ---- something in between

  @Test
  void confirmsAFilterWhenOthersReachIt() {
    says(Kind.ELSEWHERE, REACHED);

    Verdict verdict = weigh(CUT_OFF);

    assertVerdict(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.LOCAL, verdict);
    assertTrue(verdict.confidence() > 0.9);
  }

  @Test
  void seesThatWhatLookedLikeAFilterIsEverywhere() {
    says(Kind.ELSEWHERE, FAILS);

    assertVerdict(State.DOWN, Cause.SERVER_ERROR, Scope.WIDESPREAD, weigh(CUT_OFF));
  }

  @Test
  void keepsToANoticeWhateverOthersSay() {
    Verdict notice = Verdict.of(State.BLOCKED, Cause.BLOCK_PAGE, Scope.UNCLEAR, 0.92);
    says(Kind.ELSEWHERE, FAILS);
    says(Kind.OFFICIAL, OUTAGE);

    var weighed = weighed(notice);

    assertEquals(State.BLOCKED, weighed.verdict().state());
    assertEquals(Set.of(Kind.ELSEWHERE, Kind.OFFICIAL), weighed.against());
  }

  @Test
  void keepsToYourSideWhateverOthersSay() {
    Verdict yours = Verdict.of(State.YOUR_SIDE, Cause.DNS_RESOLVER, Scope.LOCAL, 0.96);
    says(Kind.ELSEWHERE, FAILS);
    says(Kind.CROWD, CROWD);

    assertSame(yours, weigh(yours));
  }

  // ---- some of it answers

  @Test
  void saysForWhomAPartFails() {
    URI video = PROFILE.function(FunctionId.VIDEO).probes().getFirst().url();
    answered();
    probes.add(probe(FunctionId.VIDEO, 503));
    Verdict part = Verdict.of(State.DEGRADED, Cause.CONTENT_DELIVERY, Scope.UNCLEAR, 0.85);
    says(Kind.ELSEWHERE, REACHED);
    says(
        Kind.ELSEWHERE,
        new Seen(
            video,
            "US",
            List.of(
                vantage("US", UNAVAILABLE),
                vantage("US", UNAVAILABLE),
                vantage("SG", UNAVAILABLE),
                vantage("DE", UNAVAILABLE))));

    assertVerdict(State.DEGRADED, Cause.CONTENT_DELIVERY, Scope.WIDESPREAD, weigh(part));
  }

  @Test
  void learnsNothingOfAPartFromAnotherPage() {
    answered();
    probes.add(probe(FunctionId.VIDEO, 503));
    Verdict part = Verdict.of(State.DEGRADED, Cause.CONTENT_DELIVERY, Scope.UNCLEAR, 0.85);
    says(Kind.ELSEWHERE, REACHED);

    assertSame(part, weigh(part));
  }

  // ---- in words

  @Test
  void givesEveryWitnessALineAndShowsDissent() {
    for (FunctionId id : FunctionId.values()) {
      probes.add(unreachable(id));
    }
    says(Kind.ELSEWHERE, FAILS);
    says(Kind.OFFICIAL, new Unread(Reason.UNAVAILABLE, "503"));
    said.add(new Testimony(Kind.CROWD, "Old", NOW.minus(Duration.ofMinutes(40)), CROWD));

    Diagnosis diagnosis = new Diagnostician(PROFILE, Locale.ENGLISH).diagnose(facts(), said);

    assertEquals(
        List.of(
            "None of 4 networks elsewhere reaches www.tiktok.com: US (US), US (US), SG (SG), and"
                + " DE (DE) (no answer in time).",
            "Could not be asked: it is not available (503).",
            "120 people said in the last 10 minutes that TikTok fails; usual at this time of day:"
                + " 1. That was 40 minutes ago, too long to count."),
        diagnosis.evidence().stream()
            .filter(each -> each.kind() != Kind.PROBE && each.kind() != Kind.LOCAL)
            .map(Evidence::finding)
            .toList());
  }

  // ---- making it up

  private void says(Kind kind, Word word) {
    said.add(new Testimony(kind, "witness", NOW, word));
  }

  private void answered() {
    probes.add(probe(FunctionId.WEB, 200));
  }

  private static ServiceProbe probe(FunctionId id, int status) {
    HttpAnswer answer = status == 200 ? FINE : new HttpAnswer(status, Map.of(), "error");
    return probe(id, answer, null);
  }

  private static ServiceProbe unreachable(FunctionId id) {
    return probe(id, null, new Failure(Phase.CONNECT, FailureKind.TIMEOUT, "no answer"));
  }

  private static ServiceProbe cutOffAnswer(FunctionId id) {
    return probe(id, null, new Failure(Phase.HTTP, FailureKind.CONNECTION_RESET, "reset"));
  }

  private static ServiceProbe at(URI url, HttpAnswer answer) {
    return new ServiceProbe(
        FunctionId.WEB,
        new ProbeSpec(url, ServiceProfile.Method.GET, null),
        new Observation(url, NOW, null, List.of(), null, null, answer, PhaseTimes.NONE, null));
  }

  private static ServiceProbe probe(
      FunctionId id,
      @org.jspecify.annotations.Nullable HttpAnswer answer,
      @org.jspecify.annotations.Nullable Failure failure) {
    ProbeSpec spec = PROFILE.function(id).probes().getFirst();
    return new ServiceProbe(
        id,
        spec,
        new Observation(
            spec.url(), NOW, null, List.of(), null, null, answer, PhaseTimes.NONE, failure));
  }

  /// Pairs of a country and whether it fails there.
  private static Word seen(@org.jspecify.annotations.Nullable String... pairs) {
    List<Vantage> vantages = new ArrayList<>();
    for (int n = 0; n < pairs.length; n += 2) {
      String country = String.valueOf(pairs[n]);
      vantages.add(
          pairs[n + 1] == null
              ? vantage(country, FINE)
              : new Vantage(
                  country,
                  country,
                  null,
                  null,
                  new Failure(Phase.CONNECT, FailureKind.TIMEOUT, "timeout")));
    }
    return new Seen(PAGE, "US", vantages);
  }

  /// Two networks in the person's country meet one answer, two abroad another.
  private static Word everywhere(HttpAnswer here, HttpAnswer abroad) {
    return new Seen(
        PAGE,
        "US",
        List.of(
            vantage("US", here),
            vantage("US", here),
            vantage("SG", abroad),
            vantage("DE", abroad)));
  }

  private static Vantage vantage(String country, HttpAnswer answer) {
    return new Vantage(country, country, answer, Duration.ofMillis(50), null);
  }

  private Verdict weigh(Verdict alone) {
    return weighed(alone).verdict();
  }

  private Fusion.Weighed weighed(Verdict alone) {
    AnswerMeaning meaning = new AnswerMeaning(PROFILE);
    Facts facts = facts();
    List<Probed> probed =
        probes.stream()
            .map(each ->
                Probed.of(each, meaning, Duration.ofMillis(150), Duration.ZERO, Duration.ZERO))
            .toList();
    return new Fusion(new Elsewhere(PROFILE, meaning), facts, new Controls(facts), probed, said)
        .weigh(alone);
  }

  private Facts facts() {
    Device device = new Device(true, true, Device.Gateway.ANSWERS, null, null, List.of());
    return new Facts(NOW, device, probes, List.of(), List.of(), followUps);
  }

  private static void assertVerdict(State state, Cause cause, Scope scope, Verdict verdict) {
    assertEquals(
        List.of(state, cause, scope), List.of(verdict.state(), verdict.cause(), verdict.scope()));
  }
}
