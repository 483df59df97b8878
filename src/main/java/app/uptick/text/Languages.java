package app.uptick.text;

import java.util.List;
import java.util.Locale;
import java.util.Locale.Category;
import java.util.Optional;
import java.util.stream.Stream;

/// In which language a person is spoken to, and by which country's customs times and numbers are
/// written.
public final class Languages {

  private static final String ARABIC = "ar";

  private static final List<Locale> SPOKEN =
      Stream.of("en", "es", "pt-BR", "id", "de", "fr", "ja", ARABIC)
          .map(Locale::forLanguageTag)
          .toList();

  private static final Locale SYSTEM_WORDS = Locale.getDefault(Category.DISPLAY);
  private static final Locale SYSTEM_FORMATS = Locale.getDefault(Category.FORMAT);

  private Languages() {}

  /// The languages that every text is there in; English, which stands in for others, is the first.
  public static List<Locale> spoken() {
    return SPOKEN;
  }

  /// Speaks the language of a BCP 47 tag, or the system's if none is given, from now on.
  public static void use(Optional<String> tag) {
    Locale.setDefault(chosen(tag, SYSTEM_WORDS, SYSTEM_FORMATS));
  }

  /// What is spoken now.
  public static Locale current() {
    return Locale.getDefault();
  }

  /// Whether this language is written from right to left.
  public static boolean isRightToLeft(Locale language) {
    return language.getLanguage().equals(ARABIC);
  }

  /// The country is the system's, so that the person's own clock and calendar stay. Arabic comes
  /// with the digits that addresses and measurements have anyway: two kinds in a line confuse.
  static Locale chosen(Optional<String> tag, Locale systemWords, Locale systemFormats) {
    Locale wanted = tag.map(Locale::forLanguageTag).orElse(systemWords);
    Locale language =
        SPOKEN.stream()
            .filter(each -> each.getLanguage().equals(wanted.getLanguage()))
            .findFirst()
            .orElse(Locale.ENGLISH);
    boolean namesCountry =
        tag.isPresent()
            && !wanted.getCountry().isEmpty()
            && !systemFormats.getLanguage().equals(language.getLanguage());
    Locale.Builder builder =
        new Locale.Builder()
            .setLanguage(language.getLanguage())
            .setRegion((namesCountry ? wanted : systemFormats).getCountry());
    return isRightToLeft(language)
        ? builder.setUnicodeLocaleKeyword("nu", "latn").build()
        : builder.build();
  }
}
