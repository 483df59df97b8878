package app.uptick.witness;

import app.uptick.model.Testimony.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads feeds: RSS 2.0 and Atom (RFC 4287), as far as titles, texts, authors and times go.
///
/// A document type has no place in a feed, and none is read: neither entities that grow nor files
/// of this machine can come in by it.
final class Feed {

  /// One entry.
  ///
  /// @param from the publisher of a news item, or the author of a post; may be empty
  record Entry(String title, String text, String from, Instant at) {}

  private static final int LONGEST = 4000;

  private final XMLStreamReader xml;
  private final List<Entry> entries = new ArrayList<>();

  private Feed(XMLStreamReader xml) {
    this.xml = xml;
  }

  /// All entries that have a title and a time, in the feed's order.
  static List<Entry> read(InputStream body) throws IOException, UnreadException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      Feed feed = new Feed(factory.createXMLStreamReader(body));
      feed.readAll();
      return feed.entries;
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io) {
        throw io;
      }
      throw new UnreadException(Reason.NONSENSE);
    }
  }

  private void readAll() throws XMLStreamException, UnreadException {
    boolean isFeed = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new UnreadException(Reason.NONSENSE);
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "rss", "feed" -> isFeed = true;
          case "item", "entry" -> readEntry(xml.getLocalName());
          default -> {}
        }
      }
    }
    if (!isFeed) {
      throw new UnreadException(Reason.NONSENSE);
    }
  }

  private void readEntry(String element) throws XMLStreamException, UnreadException {
    String title = "";
    String text = "";
    String from = "";
    Optional<Instant> at = Optional.empty();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
        break;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "title" -> title = text();
        case "description", "summary", "content" -> text = text();
        case "source", "name" -> from = from.isEmpty() ? text() : from;
        case "pubDate", "published" -> at = moment(text());
        case "updated" -> {
          Optional<Instant> updated = moment(text());
          at = at.isPresent() ? at : updated;
        }
        default -> {}
      }
    }
    Optional<Instant> when = at;
    String heading = title;
    String body = text;
    String author = from;
    if (!heading.isBlank()) {
      when.ifPresent(moment -> entries.add(new Entry(heading, body, author, moment)));
    }
  }

  /// All text within the element that has just begun, tags left out.
  private String text() throws XMLStreamException, UnreadException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0 && xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (text.length() < LONGEST) {
            text.append(xml.getText());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadException(Reason.NONSENSE);
        default -> {}
      }
    }
    return text.substring(0, Math.min(text.length(), LONGEST)).strip();
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          text.length() > 4 && Character.isDigit(text.charAt(0)) && text.charAt(4) == '-'
              ? OffsetDateTime.parse(text).toInstant()
              : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
