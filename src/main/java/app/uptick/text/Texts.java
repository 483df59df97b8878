package app.uptick.text;

import java.text.ListFormat;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of one resource bundle, in one language or in that which is spoken at the moment. Any
/// thread.
///
/// Gaps are filled as `java.text.MessageFormat` does it. Only a pattern that holds a plural or a
/// choice of words is given to ICU, which takes a tenth of a second and some megabytes once it is
/// loaded. A straight apostrophe has a meaning to both, and stands in no text.
public final class Texts {

  private static final Pattern FOR_ICU =
      Pattern.compile("\\{\\s*\\w+\\s*,\\s*(plural|select|selectordinal)\\s*,");

  /// Without it, English would be looked for in the system's language first.
  private static final Control ENGLISH_ELSE =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private static final String ISOLATE = "\u2068";
  private static final String POP = "\u2069";

  private static final Map<Key, Language> LOADED = new ConcurrentHashMap<>();

  private final String name;
  private final @Nullable Locale fixed;
  private volatile Language last;

  private record Key(String name, Locale locale) {}

  /// Fills the gaps of one pattern, for any thread.
  interface Filler {
    String fill(Object... values);
  }

  /// The words in one language.
  private static final class Language {

    private final Locale locale;
    private final ResourceBundle bundle;
    private final Map<String, Filler> fillers = new ConcurrentHashMap<>();
    private volatile @Nullable TimeSpans spans;

    private Language(Key key) {
      locale = key.locale();
      bundle = ResourceBundle.getBundle(key.name(), locale, ENGLISH_ELSE);
    }

    private String format(String key, Object... values) {
      return fillers.computeIfAbsent(key, each -> filler(bundle.getString(each))).fill(values);
    }

    /// A format may not be shared between threads, and is parsed once, as there are rounds all day.
    private Filler filler(String pattern) {
      Filler plain = plainFiller(pattern);
      return Languages.isRightToLeft(locale) ? values -> plain.fill(isolated(values)) : plain;
    }

    /// A host or an address would else be torn apart by the text around it, which runs the other
    /// way (Unicode Standard Annex 9, section 2.4).
    private static Object[] isolated(Object... values) {
      return Arrays.stream(values)
          .map(each -> each instanceof String words ? ISOLATE + words + POP : each)
          .toArray();
    }

    private Filler plainFiller(String pattern) {
      if (FOR_ICU.matcher(pattern).find()) {
        return IcuFiller.of(pattern, locale);
      }
      MessageFormat format = new MessageFormat(pattern, locale);
      return values -> ((MessageFormat) format.clone()).format(values);
    }

    private TimeSpans spans() {
      TimeSpans made = spans;
      if (made == null) {
        made = new TimeSpans(locale);
        spans = made;
      }
      return made;
    }
  }

  private Texts(String name, @Nullable Locale fixed) {
    this.name = name;
    this.fixed = fixed;
    last = language(name, fixed == null ? Languages.current() : fixed);
  }

  /// The texts of a bundle, in the language that is spoken at the moment: another one from when
  /// that is changed.
  public static Texts load(String name) {
    return new Texts(name, null);
  }

  /// The texts of a bundle in a language, or in English.
  public static Texts load(String name, Locale locale) {
    return new Texts(name, locale);
  }

  private static Language language(String name, Locale locale) {
    return LOADED.computeIfAbsent(new Key(name, locale), Language::new);
  }

  private Language language() {
    Language language = last;
    if (fixed == null && !language.locale.equals(Languages.current())) {
      language = language(name, Languages.current());
      last = language;
    }
    return language;
  }

  public Locale locale() {
    return language().locale;
  }

  /// For FXML, whose `%key` looks here.
  public ResourceBundle bundle() {
    return language().bundle;
  }

  public boolean has(String key) {
    return bundle().containsKey(key);
  }

  /// A text without gaps.
  public String get(String key) {
    return bundle().getString(key);
  }

  /// The text of `key` with its gaps filled.
  public String format(String key, Object... values) {
    return language().format(key, values);
  }

  /// All of `key.1`, `key.2` and so on.
  public List<String> list(String key) {
    List<String> found = new ArrayList<>();
    for (int n = 1; has(key + "." + n); n++) {
      found.add(format(key + "." + n));
    }
    return found;
  }

  /// Several things as one: `a, b, and c`.
  public String enumerate(List<String> things) {
    return things.isEmpty()
        ? ""
        : ListFormat.getInstance(locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
            .format(things);
  }

  /// Says lengths of time in this language.
  public TimeSpans spans() {
    return language().spans();
  }
}
