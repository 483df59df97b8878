package app.uptick.witness;

import app.uptick.model.Testimony.Reason;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

/// Reads feeds: RSS 0.9 to 2.0 and Atom (RFC 4287), as far as titles, texts, authors and times go.
///
/// A feed that names a document type is refused, so that neither entities that grow nor files of
/// this machine can come in by it; how deep it goes, the JDK's XML limits say.
final class Feed {

  /// One entry.
  ///
  /// @param from the publisher of a news item, or the author of a post; may be empty
  record Entry(String title, String text, String from, Instant at) {}

  private static final int LONGEST = 4000;

  private Feed() {}

  /// All entries that have a title and a time, in the feed's order.
  static List<Entry> read(InputStream body) throws IOException, UnreadException {
    SyndFeed feed = parsed(body);
    boolean isAtom = feed.getFeedType().startsWith("atom");
    return feed.getEntries().stream().flatMap(each -> entry(each, isAtom).stream()).toList();
  }

  private static SyndFeed parsed(InputStream body) throws IOException, UnreadException {
    SyndFeedInput input = new SyndFeedInput(false, Locale.US);
    input.setAllowDoctypes(false);
    try {
      return input.build(new InputSource(body));
    } catch (FeedException | IllegalArgumentException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException io) {
          throw io;
        }
      }
      throw new UnreadException(Reason.NONSENSE);
    }
  }

  private static Optional<Entry> entry(SyndEntry entry, boolean isAtom) {
    String title = shortened(entry.getTitle());
    Date at = entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
    return title.isEmpty() || at == null
        ? Optional.empty()
        : Optional.of(new Entry(title, text(entry), from(entry, isAtom), at.toInstant()));
  }

  private static String text(SyndEntry entry) {
    return Stream.concat(Stream.ofNullable(entry.getDescription()), entry.getContents().stream())
        .map(SyndContent::getValue)
        .filter(Objects::nonNull)
        .map(Feed::shortened)
        .findFirst()
        .orElse("");
  }

  /// The source of an item of RSS is its publisher; Atom's is another feed, which it was taken
  /// from.
  private static String from(SyndEntry entry, boolean isAtom) {
    String publisher =
        isAtom || entry.getSource() == null ? "" : shortened(entry.getSource().getTitle());
    return publisher.isEmpty() ? shortened(entry.getAuthor()) : publisher;
  }

  private static String shortened(@Nullable String text) {
    return text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST)).strip();
  }
}
