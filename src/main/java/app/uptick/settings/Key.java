package app.uptick.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One key of the settings file: its name, default, range and meaning.
///
/// @param byDefault as it would stand in the file
/// @param want what may stand there, for errors and for the sample
/// @param parse the value that words say; empty where they say none
record Key<T>(
    String name,
    String byDefault,
    String want,
    Function<List<String>, Optional<T>> parse,
    String meaning) {

  static Key<Duration> duration(
      String name, String byDefault, String least, String most, String meaning) {
    return new Key<>(
        name,
        byDefault,
        least + " to " + most,
        one(word -> within(Durations.parse(least), Durations.parse(word), Durations.parse(most))),
        meaning);
  }

  static Key<Long> size(String name, String byDefault, String least, String most, String meaning) {
    return new Key<>(
        name,
        byDefault,
        least + " to " + most,
        one(word -> within(Sizes.parse(least), Sizes.parse(word), Sizes.parse(most))),
        meaning);
  }

  static Key<Boolean> yesOrNo(String name, boolean byDefault, String meaning) {
    return new Key<>(
        name,
        Boolean.toString(byDefault),
        "true or false",
        one(word ->
            switch (word) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            }),
        meaning);
  }

  static <E extends Enum<E>> Key<E> choice(String name, E byDefault, String meaning) {
    E[] all = byDefault.getDeclaringClass().getEnumConstants();
    return new Key<>(
        name,
        word(byDefault),
        Arrays.stream(all).map(Key::word).collect(Collectors.joining(" or ")),
        one(text -> Arrays.stream(all).filter(choice -> word(choice).equals(text)).findFirst()),
        meaning);
  }

  /// What a file says, or the error that it says something else.
  T read(YamlValue value) {
    return parse.apply(words(value)).orElseThrow(() -> value.wrong(want));
  }

  /// The value where no file says one.
  T standard() {
    return parse
        .apply(List.of(byDefault))
        .orElseThrow(() -> new IllegalStateException(name + " has an unfit default"));
  }

  /// What a file says, word by word.
  List<String> words(YamlValue value) {
    if (!value.isList()) {
      return List.of(value.isEmpty() ? "" : value.text(want));
    }
    List<YamlValue> items = value.items(want);
    for (YamlValue item : items) {
      if (parse.apply(List.of(item.text(want))).isEmpty()) {
        throw item.wrong(want);
      }
    }
    return items.stream().map(item -> item.text(want)).toList();
  }

  /// Lets exactly one word through, and takes an [IllegalArgumentException] for no value.
  static <T> Function<List<String>, Optional<T>> one(Function<String, Optional<T>> parse) {
    return words -> {
      try {
        return words.size() == 1 ? parse.apply(words.getFirst()) : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    };
  }

  private static <C extends Comparable<C>> Optional<C> within(C least, C found, C most) {
    boolean fits = found.compareTo(least) >= 0 && found.compareTo(most) <= 0;
    return fits ? Optional.of(found) : Optional.empty();
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
