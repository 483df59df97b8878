package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.uptick.model.Testimony.Reason;
import app.uptick.witness.Feed.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {

  @Test
  void readsRss() throws Exception {
    List<Entry> entries =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title>
            <item><title>TikTok says &amp; more - BBC News</title><link>https://x</link>
            <pubDate>Sun, 22 Nov 2026 11:30:00 GMT</pubDate>
            <description>&lt;a href="x"&gt;text&lt;/a&gt;</description>
            <source url="https://bbc.com">BBC News</source></item></channel></rss>\
            """);

    assertEquals(
        List.of(
            new Entry(
                "TikTok says & more - BBC News",
                "<a href=\"x\">text</a>",
                "BBC News",
                Instant.parse("2026-11-22T11:30:00Z"))),
        entries);
  }

  @Test
  void readsAtom() throws Exception {
    List<Entry> entries =
        read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>r/TikTok</title>
            <entry><author><name>/u/a</name><uri>u</uri></author><id>1</id>
            <content type="html">body</content><updated>2026-11-22T11:31:00+00:00</updated>
            <published>2026-11-22T11:30:00+00:00</published><title>down?</title></entry>
            <entry><author><name>/u/b</name></author><updated>2026-11-22T10:00:00Z</updated>
            <title>again</title></entry></feed>\
            """);

    assertEquals(
        List.of(
            new Entry("down?", "body", "/u/a", Instant.parse("2026-11-22T11:30:00Z")),
            new Entry("again", "", "/u/b", Instant.parse("2026-11-22T10:00:00Z"))),
        entries);
  }

  @Test
  void readsOldRss() throws Exception {
    List<Entry> entries =
        read(
            """
            <?xml version="1.0"?><rss version="0.91"><channel><item>
            <title>old</title><pubDate>Sun, 22 Nov 26 06:30 EST</pubDate></item></channel></rss>\
            """);

    assertEquals(List.of(new Entry("old", "", "", Instant.parse("2026-11-22T11:30:00Z"))), entries);
  }

  @Test
  void readsRss1() throws Exception {
    List<Entry> entries =
        read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
              xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="x"><title>News</title></channel>
            <item rdf:about="y"><title>TikTok</title><description>text</description>
            <dc:creator>Slashdot</dc:creator><dc:date>2026-11-22T11:30:00+00:00</dc:date></item>
            </rdf:RDF>\
            """);

    assertEquals(
        List.of(new Entry("TikTok", "text", "Slashdot", Instant.parse("2026-11-22T11:30:00Z"))),
        entries);
  }

  @Test
  void leavesOutWhatIsSaidOfPicturesAndOfOtherFeeds() throws Exception {
    List<Entry> entries =
        read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
            <entry><title>own</title><updated>2026-11-22T11:30:00Z</updated>
            <summary>text</summary><media:group><media:title>picture</media:title>
            <media:content url="u">x</media:content></media:group>
            <source><title>OTHER FEED</title><updated>2025-01-01T00:00:00Z</updated>
            <author><name>other</name></author></source></entry></feed>\
            """);

    assertEquals(
        List.of(new Entry("own", "text", "", Instant.parse("2026-11-22T11:30:00Z"))), entries);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 22 Nov 2026 11:30:00 GMT | 2026-11-22T11:30:00Z",
        "22 Nov 2026 11:30 UT | 2026-11-22T11:30:00Z",
        "Sun, 22 Nov 26 06:30:00 EST | 2026-11-22T11:30:00Z",
        "Sun, 22 Nov 2026 04:30:00 PDT | 2026-11-22T11:30:00Z",
        "Sun, 22 Nov 2026 13:30:00 +0200 | 2026-11-22T11:30:00Z",
        "Thu, 01 Jan 98 00:00:00 GMT | 1998-01-01T00:00:00Z",
        "2026-11-22T12:30:00+01:00 | 2026-11-22T11:30:00Z"
      })
  void readsTimes(String text, Instant moment) throws Exception {
    assertEquals(List.of(new Entry("t", "", "", moment)), read(dated(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "22 Foo 2026 11:30 GMT", "22 Nov 2026 11:30 XYZ"})
  void leavesOutEntriesWithoutATime(String text) throws Exception {
    assertEquals(List.of(), read(dated(text)));
  }

  private static String dated(String time) {
    return "<rss version=\"2.0\"><channel><title>c</title><item><title>t</title><pubDate>"
        + time
        + "</pubDate></item></channel></rss>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no markup",
        "<html><body>It works!</body></html>",
        "<rss><channel><item><title>cut off",
        "<rss><channel></rss>",
        "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\""
            + " \"http://127.0.0.1:1/rss-0.91.dtd\"><rss version=\"0.91\"><channel/></rss>",
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item>"
            + "<title>&x;</title><pubDate>Sun, 22 Nov 2026 11:30:00 GMT</pubDate></item>"
            + "</channel></rss>",
        "<!DOCTYPE rss [<!ENTITY a \"down\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss><channel><item>"
            + "<title>&b;</title></item></channel></rss>",
        "{\"json\": true}"
      })
  void refusesWhatIsNoFeed(String text) {
    var error = assertThrows(UnreadException.class, () -> read(text));

    assertEquals(Reason.NONSENSE, error.unread().reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "xhtml", "text/xml"})
  void refusesContentThatIsDeepBeyondReason(String type) {
    String deep = "<div>".repeat(100_000) + "</div>".repeat(100_000);
    String feed =
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>t</title><content type=\""
            + type
            + "\">"
            + deep
            + "</content></entry></feed>";

    var error = assertThrows(UnreadException.class, () -> read(feed));

    assertEquals(Reason.NONSENSE, error.unread().reason());
  }

  @Test
  void passesOnThatItIsTooLarge() {
    byte[] feed =
        ("<rss><channel>" + "<item><title>x</title></item>".repeat(1000))
            .getBytes(StandardCharsets.UTF_8);

    assertThrows(
        CappedStream.TooLargeException.class,
        () -> Feed.read(new CappedStream(new ByteArrayInputStream(feed), 500)));
  }

  private static List<Entry> read(String text) throws IOException, UnreadException {
    return Feed.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
