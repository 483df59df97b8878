package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.settings.SettingsFile;
import app.uptick.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsWordsTest {

  private static final Map<String, String> WORDS =
      Map.of(
          "poll.interval", "settings.interval.want",
          "notifications.only-after", "settings.only-after.want",
          "history.raw", "settings.history.raw.want",
          "history.limit", "settings.history.limit.want");

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
}
