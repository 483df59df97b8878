package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Reported;
import app.uptick.model.Testimony.Unread;
import app.uptick.model.Testimony.Word;
import app.uptick.witness.Feed.Entry;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages tell that a person added.
final class AddedPageTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant OLD = Instant.parse("2026-11-17T12:00:00Z");

  @ParameterizedTest
  @EnumSource(AddedPage.Kind.class)
  void feedsAreOfficialAndMonitorsAreTrackers(AddedPage.Kind kind) {
    Evidence.Kind family = new AddedPage(URI.create("https://friend.example/"), kind).kind();

    assertEquals(
        kind == AddedPage.Kind.FEED ? Evidence.Kind.OFFICIAL : Evidence.Kind.TRACKER, family);
  }

  @Test
  void saysSinceWhenAMonitorSawTrouble() throws Exception {
    Instant at = NOW.minusSeconds(60);

    assertEquals(new Reported("tiktok", at), gatus(result("false", at.toString())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void aMonitorThatHasDiedIsNoSignOfHealth(String success) {
    assertOutdated(() -> gatus(result(success, OLD.toString())));
    assertOutdated(() -> kuma("{\"status\": 0, \"time\": \"2026-11-17 12:00:00.000\"}"));
    assertOutdated(() -> kuma("{\"status\": 1, \"time\": \"2026-11-17 12:00:00.000\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"success\": \"no\", \"timestamp\": \"2026-11-22T11:59:00Z\"}",
        "{\"success\": false, \"timestamp\": 7}",
        "{\"success\": false, \"timestamp\": \"2099-01-01T00:00:00Z\"}"
      })
  void resultsThatMakeNoSenseAreNoWord(String result) {
    UnreadException unread = assertThrows(UnreadException.class, () -> gatus(result));

    assertEquals(new Unread(Reason.NONSENSE, null), unread.unread());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"status\": \"0\", \"time\": \"2026-11-22 11:59:00.000\"}",
        "{\"status\": 9, \"time\": \"2026-11-22 11:59:00.000\"}",
        "{\"status\": 0, \"time\": \"2099-11-22 11:59:00.000\"}"
      })
  void beatsThatMakeNoSenseAreNoWord(String beat) {
    assertThrows(UnreadException.class, () -> kuma(beat));
  }

  @ParameterizedTest
  @CsvSource({
    "TikTok is down for many, '', true",
    "TikTok outage in Germany, '', true",
    "Incident 17, Posts to TikTok fail. We look into it., true",
    "Instagram outage, TikTok works, false",
    "TikTok took down 4 million videos, '', false",
    "TikTok ad revenue is down 10%, '', false",
    "YouTube is down, '', false",
    "TikTok is back online, '', false"
  })
  void readsAFeed(String title, String text, boolean isTrouble) {
    Entry entry = new Entry(title, text, "", NOW.minusSeconds(600));

    assertEquals(isTrouble, AddedPage.entries(List.of(entry), NOW) instanceof Reported);
  }

  @Test
  void isQuietWhenAllMonitorsSeeItWork() throws Exception {
    assertEquals(new Quiet(), gatus(result("true", NOW.toString())));
    assertEquals(new Quiet(), kuma("{\"status\": 1, \"time\": \"2026-11-22 11:59:00.000\"}"));
  }

  private static String result(String success, String at) {
    return "{\"success\": %s, \"timestamp\": \"%s\"}".formatted(success, at);
  }

  private static Word gatus(String result) throws UnreadException {
    return AddedPage.gatus(
        Json.parse("[{\"name\": \"tiktok\", \"results\": [%s]}]".formatted(result)), NOW);
  }

  private static Word kuma(String beat) throws UnreadException {
    return AddedPage.kuma(
        Json.parse(
            "{\"publicGroupList\": [{\"monitorList\": [{\"id\": 2, \"name\": \"TikTok\"}]}]}"),
        Json.parse("{\"heartbeatList\": {\"2\": [%s]}}".formatted(beat)),
        NOW);
  }

  private static void assertOutdated(org.junit.jupiter.api.function.Executable reading) {
    UnreadException unread = assertThrows(UnreadException.class, reading);

    assertEquals(new Unread(Reason.OUTDATED, OLD.toString()), unread.unread());
  }
}
