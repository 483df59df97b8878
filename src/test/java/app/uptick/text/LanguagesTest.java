package app.uptick.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguagesTest {

  @ParameterizedTest(name = "setting {0}, words {1}, formats {2}: {3}")
  @CsvSource({
    ", de-AT, de-AT, de-AT",
    ", sv-SE, sv-SE, en-SE",
    ", en-US, de-DE, en-DE",
    ", it-IT, it-IT, en-IT",
    ", en, en, en",
    "ja, en-US, en-US, ja-US",
    "pt-BR, pt-PT, pt-PT, pt-PT",
    "pt-BR, en-US, en-US, pt-BR",
    "ar, ar-EG, ar-EG, ar-EG-u-nu-latn",
    "tlh, fr-FR, fr-FR, en-FR"
  })
  void speaksWhatIsSetOrTheSystemsLanguageAndKeepsTheCountry(
      String tag, String words, String formats, String spoken) {
    Locale chosen =
        Languages.chosen(
            Optional.ofNullable(tag), Locale.forLanguageTag(words), Locale.forLanguageTag(formats));

    assertEquals(spoken, chosen.toLanguageTag());
  }
}
