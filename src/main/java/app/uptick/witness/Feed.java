package app.uptick.witness;

import app.uptick.model.Testimony.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads feeds: RSS 0.9 to 2.0 and Atom (RFC 4287), as far as titles, texts, authors and times go.
///
/// Old feeds name a document type; it is passed over and never read, and a feed that uses an entity
/// of its own is refused: neither entities that grow nor files of this machine can come in by it.
final class Feed {

  /// One entry.
  ///
  /// @param from the publisher of a news item, or the author of a post; may be empty
  record Entry(String title, String text, String from, Instant at) {}

  private static final int LONGEST = 4000;
  private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

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
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new UnreadException(Reason.NONSENSE);
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "rss", "feed", "RDF" -> isFeed = true;
          case "item", "entry" -> readEntry(xml.getLocalName());
          default -> {}
        }
      }
    }
    if (!isFeed) {
      throw new UnreadException(Reason.NONSENSE);
    }
  }

  /// What one entry says of itself.
  private static final class Draft {
    private String title = "";
    private String text = "";
    private String from = "";
    private Optional<Instant> published = Optional.empty();
    private Optional<Instant> updated = Optional.empty();
  }

  /// Other vocabularies have titles and texts of pictures and the like, which are not the entry's.
  private void readEntry(String element) throws XMLStreamException, UnreadException {
    String vocabulary = xml.getNamespaceURI();
    Draft draft = new Draft();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
        break;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (Objects.equals(xml.getNamespaceURI(), vocabulary)) {
        readPart(draft, element);
      } else if (DUBLIN_CORE.equals(xml.getNamespaceURI())) {
        readLibraryPart(draft);
      }
    }
    Optional<Instant> at = draft.published.or(() -> draft.updated);
    if (!draft.title.isBlank()) {
      at.ifPresent(moment -> entries.add(new Entry(draft.title, draft.text, draft.from, moment)));
    }
  }

  private void readPart(Draft draft, String element) throws XMLStreamException, UnreadException {
    switch (xml.getLocalName()) {
      case "title" -> draft.title = text();
      case "description", "summary", "content" -> draft.text = text();
      case "source" -> {
        String source = text(); // Atom's holds a whole other feed's title, author and time.
        draft.from = draft.from.isEmpty() && element.equals("item") ? source : draft.from;
      }
      case "name" -> draft.from = draft.from.isEmpty() ? text() : draft.from;
      case "pubDate", "published" -> draft.published = FeedTime.of(text());
      case "updated", "modified" -> draft.updated = FeedTime.of(text());
      default -> {}
    }
  }

  private void readLibraryPart(Draft draft) throws XMLStreamException, UnreadException {
    switch (xml.getLocalName()) {
      case "date" -> draft.updated = FeedTime.of(text());
      case "creator", "publisher" -> draft.from = draft.from.isEmpty() ? text() : draft.from;
      default -> {}
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
}
