package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Testimony.BlockTests;
import app.uptick.model.Testimony.Word;
import app.uptick.witness.Feed.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever comes, it is read or refused: no reader ends in another way.
class HostileAnswersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final int TRIES = 1000;

  private static final List<String> KEYS =
      List.of(
          "id",
          "status",
          "indicator",
          "incidents",
          "results",
          "result",
          "probe",
          "country",
          "city",
          "statusCode",
          "headers",
          "rawBody",
          "rawOutput",
          "timings",
          "firstByte",
          "tls",
          "authorized",
          "error",
          "data",
          "datasource",
          "level",
          "time",
          "visibility",
          "v4",
          "ris_peers_seeing",
          "asns",
          "total_ris_peers",
          "content",
          "created_at",
          "account",
          "acct",
          "publicGroupList",
          "monitorList",
          "name",
          "heartbeatList",
          "success",
          "timestamp",
          "measurement_count",
          "regionHealthReports",
          "regionName",
          "serviceHealthReports",
          "serviceStatus",
          "incident_updates",
          "body",
          "scheduled_maintenances",
          "started_at");

  private static final List<String> LEAVES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1e999",
          "12.5",
          "\"\"",
          "\"finished\"",
          "\"failed\"",
          "\"TikTok\"",
          "\"2026-11-22T11:00:00Z\"",
          "\"critical\"",
          "\"none\"",
          "\"US East (Ashburn)\"",
          "\"<b>x</b>\"",
          "99999999999999999999");

  private static final List<String> MARKUP =
      List.of(
          "<item>",
          "</item>",
          "<entry>",
          "</entry>",
          "</item><item>",
          "</entry><entry>",
          "<title>TikTok says an outage</title>",
          "<title><b>x</b></title>",
          "<title type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">x</div></title>",
          "<content type=\"text/xml\" src=\"\"/>",
          "<summary type=\"base64\" mode=\"base64\">%%%</summary>",
          "<author><name/></author>",
          "<link href=\":::\" rel=\"\"/>",
          "<enclosure length=\"x\"/>",
          "<updated/>",
          "<source><title>other</title><updated>x</updated></source>",
          "<dc:date xmlns:dc=\"http://purl.org/dc/elements/1.1/\">soon</dc:date>",
          "<pubDate>Sun, 22 Nov 2026 11:30:00 GMT</pubDate>",
          "<pubDate>never</pubDate>",
          "<published>2026-11-22T11:30:00Z</published>",
          "<source>R</source>",
          "<description><![CDATA[<x>]]></description>",
          "&amp;",
          "&x;",
          "<!-- c -->");

  private interface Reading {
    void read() throws UnreadException, IOException;
  }

  @Test
  void anyJsonIsReadOrRefused() {
    forAll(
        dice -> json(dice, 5),
        json -> {
          bears(() -> StatusPage.at("p", "h.example", true).told(Json.parse(json), NOW));
          bears(() -> StatusPage.at("p", "h.example", false).told(Json.parse(json), NOW));
          bears(() -> Globalping.vantages(Json.parse(json)));
          bears(() -> CheckHost.vantages(Json.parse(json).fields(), Json.parse(json)));
          bears(() -> Ooni.told(Json.parse(json), "US"));
          bears(() -> Ioda.offSince(Json.parse(json), NOW));
          bears(() -> RipeStat.sight(Json.parse(json), "v4"));
          bears(() -> RipeStat.network(Json.parse(json)));
          bears(() -> Mastodon.posts(Json.parse(json)));
          bears(() -> AddedPage.kuma(Json.parse(json), Json.parse(json), NOW));
          bears(() -> AddedPage.gatus(Json.parse(json), NOW));
          bears(() -> OracleCloud.regions(stream(json), NOW));
        });
  }

  @Test
  void anyTextIsReadOrRefused() {
    FailureTalk talk = new FailureTalk();
    forAll(
        HostileAnswersTest::text,
        text -> {
          bears(() -> Json.read(stream(text)));
          bears(() -> Feed.read(stream(text)));
          bears(() -> OracleCloud.regions(stream(text), NOW));
          bears(() -> RawFailures.of(text));
          bears(() -> talk.saysItFails("tiktok " + text));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "<rss version='2.0'><channel>, </channel></rss>",
    "<rss version='2.0'><channel><item>, </item></channel></rss>",
    "<rss version='0.91'><channel><item>, </item></channel></rss>",
    "<feed xmlns='http://www.w3.org/2005/Atom'>, </feed>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry>, </entry></feed>",
    "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>, </entry></feed>"
  })
  void anyFeedIsReadOrRefused(String before, String after) {
    Reddit reddit = new Reddit(new Crowd());
    AtomicInteger read = new AtomicInteger();
    forAll(
        HostileAnswersTest::markup,
        feed ->
            bears(() -> {
              List<Entry> entries = Feed.read(stream(before + feed + after));
              News.told(entries, NOW);
              OracleCloud.incidents(entries, NOW);
              reddit.told(entries, NOW);
              AddedPage.entries(entries, NOW);
              read.incrementAndGet();
            }));

    assertTrue(read.get() > TRIES / 50, "hardly any was read, so that little was tried");
  }

  @Test
  void nonsenseIsNoWordOfTrouble() {
    FailureTalk talk = new FailureTalk();
    forAll(
        dice -> json(dice, 5),
        json -> {
          bears(() -> assertEquals(Optional.empty(), Ioda.offSince(Json.parse(json), NOW)));
          bears(() -> assertNull(RipeStat.sight(Json.parse(json), "v4")));
          bears(() -> assertEquals(List.of(), Globalping.vantages(Json.parse(json))));
          bears(() -> assertEquals(0, tests(Ooni.told(Json.parse(json), "US"))));
          bears(() -> assertEquals(0, new Crowd().people(Mastodon.posts(Json.parse(json)))));
        });
    forAll(HostileAnswersTest::text, text -> assertFalse(talk.saysItFails("tiktok " + text)));
  }

  private static int tests(Word word) {
    return assertInstanceOf(BlockTests.class, word).tests();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{\"a\":",
        "[{\"results\":",
        "<rss version='2.0'>",
        "<rss version='2.0'><channel><item><title>"
      })
  void depthIsReadOrRefused(String opening) {
    String deep = opening.repeat(50_000);

    bears(() -> Json.read(stream(deep)));
    bears(() -> Json.parse(deep));
    bears(() -> OracleCloud.regions(stream(deep), NOW));
    bears(() -> Feed.read(stream(deep)));
  }

  private static void forAll(Function<Random, String> made, Consumer<String> property) {
    for (long seed = 0; seed < TRIES; seed++) {
      String answer = made.apply(new Random(seed));
      try {
        property.accept(answer);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ": " + answer, e);
      }
    }
  }

  private static void bears(Reading reading) {
    try {
      reading.read();
    } catch (UnreadException | IOException _) {
      return;
    }
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Random dice, int depth) {
    int kind = depth == 0 ? 0 : dice.nextInt(3);
    return switch (kind) {
      case 1 -> some(dice, 4, () -> json(dice, depth - 1), ",", "[", "]");
      case 2 ->
          some(
              dice,
              6,
              () -> "\"" + oneOf(KEYS, dice) + "\":" + json(dice, depth - 1),
              ",",
              "{",
              "}");
      default -> oneOf(LEAVES, dice);
    };
  }

  private static String markup(Random dice) {
    return some(dice, 12, () -> oneOf(MARKUP, dice), "", "", "");
  }

  private static String text(Random dice) {
    return some(dice, 60, () -> Character.toString(dice.nextInt(0x1000)), "", "", "");
  }

  private static String some(
      Random dice, int most, Supplier<String> each, String between, String before, String after) {
    return IntStream.range(0, dice.nextInt(most + 1))
        .mapToObj(_ -> each.get())
        .collect(Collectors.joining(between, before, after));
  }

  private static String oneOf(List<String> list, Random dice) {
    return list.get(dice.nextInt(list.size()));
  }
}
