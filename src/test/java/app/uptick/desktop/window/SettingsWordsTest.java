package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.settings.SettingsFile;
import app.uptick.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsWordsTest {

  private static final Map<String, String> WORDS =
      Map.of(
          "poll.interval", "settings.interval.want",
          "notifications.only-after", "settings.only-after.want",
          "history.raw", "settings.history.raw.want",
          "history.limit", "settings.history.limit.want");

  /// So many of 13 pixels have room in the smallest window.
  private static final int MOST_LETTERS = 32;

  static List<String> languages() {
    return SettingsFile.languages();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void nameTheRangeThatTheFileHas(String language) {
    var texts = Texts.load(MainView.TEXTS, Locale.forLanguageTag(language));

    WORDS.forEach((key, words) -> {
      var range = SettingsFile.wantedInstead(key, List.of("?")).orElseThrow();
      for (var end : range.split(" to ", -1)) {
        assertTrue(texts.get(words).contains(end), words + " does not name " + end);
      }
    });
  }

  /// What runs from right to left is broken between words only, and some words are kept together.
  @Test
  void fitOnThePageWhereNoWordIsCut() {
    var texts = Texts.load(MainView.TEXTS, Locale.forLanguageTag("ar"));

    texts.bundle().keySet().stream()
        .filter(key -> key.startsWith("settings."))
        .flatMap(key -> Stream.of(WordByWord.of(texts.get(key)).split(" ", -1)))
        .filter(word -> word.matches(".*\\p{IsArabic}.*"))
        .forEach(word -> assertTrue(word.length() <= MOST_LETTERS, word));
  }
}
