package app.uptick.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TextsTest {

  private final Texts texts = Texts.load("app.uptick.cli.texts", Locale.US);

  @Test
  void fillsGapsInTheWayOfTheLanguage() {
    assertEquals(
        "UP: All is well. (97% sure)",
        texts.format("headline.unclear", "UP", "All is well.", 0.97));
  }

  @Test
  void choosesThePluralByTheLanguage() {
    assertTrue(texts.format("circle.joined", 0).endsWith("Nobody else is there just now."));
    assertTrue(texts.format("circle.joined", 1).endsWith("1 other is there."));
    assertTrue(texts.format("circle.joined", 1_234).contains("1,234 others"));
  }

  @Test
  void enumeratesAsAPersonDoes() {
    assertEquals("a, b, and c", texts.enumerate(List.of("a", "b", "c")));
    assertEquals("", texts.enumerate(List.of()));
  }

  @Test
  void speaksEnglishWhereALanguageIsNotSpoken() {
    Texts klingon = Texts.load("app.uptick.cli.texts", Locale.forLanguageTag("tlh"));

    assertEquals(texts.get("state.up"), klingon.get("state.up"));
  }

  @Test
  void speaksTheLanguageOfTheMoment() {
    Texts spoken = Texts.load("app.uptick.cli.texts");
    String english = spoken.get("part.upload");
    try {
      Languages.use(Optional.of("ja"));

      assertEquals("ja", spoken.locale().getLanguage());
      assertNotEquals(english, spoken.get("part.upload"));
    } finally {
      Languages.use(Optional.empty());
    }
    assertEquals(english, spoken.get("part.upload"));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void hasNoStraightApostropheWhichWouldHideWhatFollows(Path bundle) throws IOException {
    try (Stream<String> lines = Files.lines(bundle)) {
      assertFalse(lines.filter(line -> !line.startsWith("#")).anyMatch(line -> line.contains("'")));
    }
  }

  static Stream<Path> bundles() throws IOException {
    Path resources = Path.of("src", "main", "resources");
    try (Stream<Path> files = Files.walk(resources)) {
      return files.filter(file -> file.toString().endsWith(".properties")).toList().stream();
    }
  }
}
