package app.uptick.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every text is there in every language, with the same gaps and with the plurals of the language.
/// Each test tells all that is missing, everywhere, at once.
final class TranslationsTest {

  private static final Path RESOURCES = Path.of("src", "main", "resources", "app", "uptick");

  /// Lists of countries are data, and read by nobody.
  private static final Set<String> NO_TEXTS = Set.of("regions");

  /// Numbers that some language has a form of its own for.
  private static final List<Long> COUNTS = List.of(0L, 1L, 2L, 3L, 11L, 100L, 1_000_000L);

  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\b(text|promptText|title|accessibleText|accessibleHelp)=\"([^\"]*)\"");

  /// Signs that are the same in all languages.
  private static final Pattern FROM_THE_BUNDLE = Pattern.compile("[%$].*|\\P{L}*");

  private final List<String> problems = new ArrayList<>();

  @Test
  void saysEverythingInEveryLanguage() throws IOException {
    for (Path english : englishBundles()) {
      check(english, Locale.ENGLISH, english);
      for (Locale language : Languages.spoken()) {
        if (!language.equals(Locale.ENGLISH)) {
          check(english, language, translation(english, language));
        }
      }
    }

    assertEquals("", told());
  }

  @Test
  void leavesNoTextInAView() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      files.filter(each -> each.toString().endsWith(".fxml")).sorted().forEach(this::checkView);
    }

    assertEquals("", told());
  }

  private String told() {
    return String.join("\n", problems);
  }

  private void checkView(Path view) {
    Matcher found = ATTRIBUTE.matcher(content(view));
    while (found.find()) {
      if (!FROM_THE_BUNDLE.matcher(found.group(2)).matches()) {
        problems.add("%s: %s".formatted(RESOURCES.relativize(view), found.group()));
      }
    }
  }

  private static List<Path> englishBundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files
          .filter(each -> each.toString().endsWith(".properties"))
          .filter(each -> !name(each).contains("_") && !NO_TEXTS.contains(name(each)))
          .sorted()
          .toList();
    }
  }

  private static String name(Path bundle) {
    return bundle.getFileName().toString().replace(".properties", "");
  }

  private static Path translation(Path english, Locale language) {
    return english.resolveSibling(name(english) + "_" + language + ".properties");
  }

  private void check(Path english, Locale language, Path bundle) {
    String name = RESOURCES.relativize(bundle).toString();
    if (Files.notExists(bundle)) {
      problems.add(name + ": is not there");
      return;
    }
    Map<String, String> wanted = read(english);
    Map<String, String> texts = read(bundle);
    missing(wanted.keySet(), texts.keySet()).forEach(key -> say(name, key, "is missing"));
    missing(texts.keySet(), wanted.keySet()).forEach(key -> say(name, key, "is not in English"));
    wanted.forEach((key, text) -> {
      String translated = texts.get(key);
      if (translated != null) {
        check(name, key, text, translated, language);
      }
    });
  }

  private static Set<String> missing(Set<String> wanted, Set<String> there) {
    return wanted.stream()
        .filter(each -> !there.contains(each))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void check(
      String bundle, String key, String english, String translated, Locale language) {
    if (translated.isBlank() && !english.isBlank()) {
      say(bundle, key, "is empty");
    }
    if (translated.contains("'")) {
      say(bundle, key, "has a straight apostrophe");
    }
    try {
      MessagePattern pattern = new MessagePattern(translated);
      Set<String> wanted = gaps(new MessagePattern(english));
      if (!gaps(pattern).equals(wanted)) {
        say(bundle, key, "has the gaps %s, want %s".formatted(gaps(pattern), wanted));
      }
      missing(required(new MessagePattern(english), pattern, language), categories(pattern))
          .forEach(each -> say(bundle, key, "has a plural without " + each));
      format(translated, pattern, language);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      say(bundle, key, "cannot be filled: " + e.getMessage());
    }
  }

  private void say(String bundle, String key, String what) {
    problems.add("%s: %s %s".formatted(bundle, key, what));
  }

  /// The numbers of what is filled in, also within plurals.
  private static Set<String> gaps(MessagePattern pattern) {
    return parts(pattern, Part.Type.ARG_NUMBER, Part.Type.ARG_NAME)
        .map(pattern::getSubstring)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean hasPlural(MessagePattern pattern) {
    return parts(pattern, Part.Type.ARG_START)
        .anyMatch(each -> each.getArgType() == MessagePattern.ArgType.PLURAL);
  }

  /// The forms that some plural of the text has.
  private static Set<String> categories(MessagePattern pattern) {
    return parts(pattern, Part.Type.ARG_SELECTOR)
        .map(pattern::getSubstring)
        .collect(Collectors.toSet());
  }

  /// All forms of the language where the English text has more than one; those of millions may be
  /// left to `other`, as ICU does, which is what the languages of Europe have `many` for.
  private static Set<String> required(
      MessagePattern english, MessagePattern pattern, Locale language) {
    if (!hasPlural(pattern) || !categories(english).contains("one")) {
      return Set.of();
    }
    Set<String> forms = new TreeSet<>(PluralRules.forLocale(language).getKeywords());
    if (!language.getLanguage().equals("ar")) {
      forms.remove("many");
    }
    return withoutNamedNumbers(forms, pattern);
  }

  /// A number that has its own words, as in `=0`, needs no form that fits it alone.
  private static Set<String> withoutNamedNumbers(Set<String> forms, MessagePattern pattern) {
    Map<String, String> alone = Map.of("=0", "zero", "=1", "one", "=2", "two");
    categories(pattern).stream().filter(alone::containsKey).map(alone::get).forEach(forms::remove);
    return forms;
  }

  private static Stream<Part> parts(MessagePattern pattern, Part.Type... types) {
    return IntStream.range(0, pattern.countParts())
        .mapToObj(pattern::getPart)
        .filter(each -> Arrays.asList(types).contains(each.getType()));
  }

  /// As the program does it: with numbers where a number is wanted, else with words.
  private static void format(String text, MessagePattern pattern, Locale language) {
    boolean forIcu = hasPlural(pattern);
    for (long count : COUNTS) {
      Object[] values = Collections.nCopies(10, (Object) count).toArray();
      String filled =
          forIcu
              ? new MessageFormat(text, ULocale.forLocale(language)).format(values)
              : new java.text.MessageFormat(text, language).format(values);
      if (filled.contains("{") || filled.contains("}")) {
        throw new IllegalArgumentException("a brace is left in: " + filled);
      }
    }
  }

  private static Map<String, String> read(Path bundle) {
    Properties read = new Properties();
    try (var reader = Files.newBufferedReader(bundle)) {
      read.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new TreeMap<>();
    read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
    return texts;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
