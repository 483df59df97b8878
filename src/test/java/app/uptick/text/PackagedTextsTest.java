package app.uptick.text;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What the desktop shows of the program that is not running is there in every language, too.
class PackagedTextsTest {

  private static final Path FOLDER = Path.of("packaging", "linux");

  /// Spelled as in POSIX: `pt_BR`.
  private static final Set<String> OTHERS =
      Languages.spoken().stream()
          .filter(each -> !each.equals(Locale.ENGLISH))
          .map(Locale::toString)
          .collect(toCollection(TreeSet::new));

  @Test
  void theDesktopEntryIsTranslated() throws IOException {
    int translatable = 0;
    for (String group : Files.readString(FOLDER.resolve("uptick.desktop")).split("\n(?=\\[)", -1)) {
      List<String> lines = group.lines().filter(each -> each.contains("=")).toList();
      for (String key : List.of("GenericName", "Comment", "Keywords", "Name")) {
        boolean isBrand = key.equals("Name") && group.startsWith("[Desktop Entry]");
        if (!isBrand && lines.stream().anyMatch(each -> each.startsWith(key + "="))) {
          translatable++;
          assertEquals(
              OTHERS, languages(lines, key), key + " of " + group.lines().findFirst().orElse(""));
        }
      }
    }
    assertEquals(8, translatable);
  }

  private static Set<String> languages(List<String> lines, String key) {
    return lines.stream()
        .filter(each -> each.startsWith(key + "["))
        .peek(each -> assertFalse(each.endsWith("="), each))
        .map(each -> each.substring(key.length() + 1, each.indexOf(']')))
        .collect(toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary", "p", "li"})
  void theMetainfoIsTranslated(String tag) throws Exception {
    NodeList found = metainfo().getElementsByTagName(tag);
    List<Element> all =
        IntStream.range(0, found.getLength()).mapToObj(n -> (Element) found.item(n)).toList();
    long english = all.stream().filter(each -> !each.hasAttribute("xml:lang")).count();

    assertFalse(all.isEmpty());
    for (String language : OTHERS) {
      String tagged = language.replace('_', '-');
      assertEquals(
          english,
          all.stream().filter(each -> each.getAttribute("xml:lang").equals(tagged)).count(),
          tag + " in " + tagged);
    }
    assertEquals(
        Set.of(),
        all.stream()
            .map(each -> each.getTextContent().strip())
            .filter(String::isEmpty)
            .collect(toSet()));
  }

  @Test
  void bothAskTheSameQuestion() throws Exception {
    Set<String> comments =
        Files.readAllLines(FOLDER.resolve("uptick.desktop")).stream()
            .filter(each -> each.startsWith("Comment"))
            .map(each -> each.substring(each.indexOf('=') + 1))
            .collect(toSet());
    NodeList summaries = metainfo().getElementsByTagName("summary");

    assertEquals(
        comments,
        IntStream.range(0, summaries.getLength())
            .mapToObj(n -> summaries.item(n).getTextContent())
            .collect(toSet()));
  }

  private static Document metainfo() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(FOLDER.resolve("app.uptick.Uptick.metainfo.xml").toFile());
  }
}
