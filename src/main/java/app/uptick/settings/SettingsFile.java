package app.uptick.settings;

import app.uptick.model.FunctionId;
import app.uptick.settings.Settings.Proxy;
import app.uptick.settings.Settings.QuietHours;
import app.uptick.settings.Settings.Theme;
import app.uptick.settings.Settings.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `config.yaml` may say, and what it says. Meaning, default and range of every key stand here
/// and nowhere else; validation and the commented sample are made of this table.
public final class SettingsFile {

  private static final String SYSTEM = "system";
  private static final String OFF = "off";
  private static final String NONE = "none";
  private static final List<String> LANGUAGES =
      List.of("en", "es", "pt-BR", "id", "de", "fr", "ja", "ar");
  private static final Pattern TIMES =
      Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:([0-9A-Fa-f.:\\[\\]]+|localhost):)?([0-9]{1,5})");
  private static final int LAST_PORT = 65_535;

  private static final Key<Duration> POLL_INTERVAL =
      Key.duration("poll.interval", "60s", "10s", "1h", "Time between two checks.");
  private static final Key<Duration> WATCHED_INTERVAL =
      Key.duration(
          "poll.watched-interval", "15s", "10s", "5m", "The same, while the window is open.");
  private static final Key<Set<FunctionId>> FUNCTIONS =
      new Key<>(
          "functions",
          "all",
          "all, or a list of " + functionCodes(),
          SettingsFile::functions,
          "The parts of TikTok to watch.");
  private static final Key<String> COUNTRY =
      new Key<>(
          "country",
          "",
          "two letters such as DE",
          Key.one(SettingsFile::country),
          "The country you are in; left empty, it is found out from a site that says it.");
  private static final Key<Boolean> NOTIFICATIONS =
      Key.yesOrNo("notifications.enabled", true, "Whether to tell you of trouble and its end.");
  private static final Key<Boolean> SOUND =
      Key.yesOrNo("notifications.sound", false, "Whether notifications make a sound.");
  private static final Key<Duration> ONLY_AFTER =
      Key.duration(
          "notifications.only-after",
          "0s",
          "0s",
          "1h",
          "How long trouble must last before you are told.");
  private static final Key<Duration> HISTORY_RAW =
      Key.duration(
          "history.raw",
          "7d",
          "1d",
          "90d",
          "How long single checks are kept; older ones live on as summaries.");
  private static final Key<Long> HISTORY_LIMIT =
      Key.size("history.limit", "50MB", "5MB", "2GB", "The most room the history may take.");
  private static final Key<Proxy> PROXY =
      Key.choice("proxy", Proxy.SYSTEM, "Whether to use the system's proxy, or go past it.");

  private static final Key<Set<Topic>> TOPICS =
      new Key<>(
          "notifications.about",
          "all",
          "all, none, or a list of " + topicCodes(),
          SettingsFile::topics,
          "What to tell you of.");
  private static final Key<Optional<QuietHours>> QUIET_HOURS =
      new Key<>(
          "notifications.quiet-hours",
          "none",
          "none, or a time of day such as 22:00-07:00",
          Key.one(SettingsFile::quietHours),
          "When to stay silent; what still holds afterwards is told then.");
  private static final Key<Theme> THEME =
      Key.choice("theme", Theme.SYSTEM, "How the window looks.");
  private static final Key<Optional<String>> LANGUAGE =
      new Key<>(
          "language",
          SYSTEM,
          SYSTEM + " or " + String.join(" or ", LANGUAGES),
          Key.one(SettingsFile::language),
          "The language that Uptick speaks.");
  private static final Key<Optional<String>> METRICS =
      new Key<>(
          "metrics",
          OFF,
          "off, or an address of this device such as 127.0.0.1:9477",
          Key.one(SettingsFile::metrics),
          "Where to give Prometheus metrics.");

  private static final List<Key<?>> KEYS =
      Stream.concat(
              Stream.of(
                  POLL_INTERVAL,
                  WATCHED_INTERVAL,
                  FUNCTIONS,
                  COUNTRY,
                  NOTIFICATIONS,
                  TOPICS,
                  QUIET_HOURS,
                  SOUND,
                  ONLY_AFTER,
                  HISTORY_RAW,
                  HISTORY_LIMIT,
                  PROXY,
                  THEME,
                  LANGUAGE,
                  METRICS),
              SourceKeys.all().stream())
          .toList();

  private SettingsFile() {}

  /// What a file says, with the defaults where it says nothing. No file is fine, and so is an empty
  /// one.
  ///
  /// @throws ConfigurationException at the first mistake
  public static Settings load(Path file) {
    return settings(found(YamlFile.read(file)));
  }

  /// The same of a text that is not in a file yet.
  static Settings parse(String file, String text) {
    return settings(found(YamlFile.parse(file, text.getBytes(StandardCharsets.UTF_8))));
  }

  private static Map<String, YamlValue> found(Optional<YamlValue> root) {
    Map<String, YamlValue> found = new LinkedHashMap<>();
    root.ifPresent(each -> collect(each, found));
    return found;
  }

  /// What a text says at which key, in words; only keys that have a value.
  static Map<String, List<String>> says(String file, String text) {
    Map<String, List<String>> says = new LinkedHashMap<>();
    found(YamlFile.parse(file, text.getBytes(StandardCharsets.UTF_8)))
        .forEach((name, value) -> says.put(name, key(name).words(value)));
    return says;
  }

  /// The languages that Uptick speaks, by their tags.
  public static List<String> languages() {
    return LANGUAGES;
  }

  /// What may stand at a key, if `words` may not.
  ///
  /// @param words one word, or the items of a list
  public static Optional<String> wantedInstead(String key, List<String> words) {
    Key<?> found = key(key);
    return found.parse().apply(words).isPresent() ? Optional.empty() : Optional.of(found.want());
  }

  static Key<?> key(String name) {
    return KEYS.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is no key"));
  }

  static List<Key<?>> keys() {
    return KEYS;
  }

  /// The settings of a person who has set nothing.
  public static Settings defaults() {
    return settings(Map.of());
  }

  private static Settings settings(Map<String, YamlValue> found) {
    String country = get(COUNTRY, found);
    return new Settings(
        get(POLL_INTERVAL, found),
        get(WATCHED_INTERVAL, found),
        get(FUNCTIONS, found),
        country.isEmpty() ? null : country,
        get(NOTIFICATIONS, found),
        get(SOUND, found),
        get(ONLY_AFTER, found),
        get(HISTORY_RAW, found),
        get(HISTORY_LIMIT, found),
        get(PROXY, found),
        SourceKeys.read(
            new SourceKeys.Reader() {
              @Override
              public <T> T read(Key<T> key) {
                return get(key, found);
              }
            }),
        get(TOPICS, found),
        get(QUIET_HOURS, found).orElse(null),
        get(THEME, found),
        get(LANGUAGE, found).orElse(null),
        get(METRICS, found).orElse(null));
  }

  /// A settings file that says every default, each behind a `#`, and what it means.
  public static String sample() {
    StringBuilder sample = new StringBuilder("# Settings of Uptick, at their defaults. To change");
    sample.append(" one, take away the # before it\n# and before the group it stands in.\n");
    String group = "";
    for (Key<?> key : KEYS) {
      int dot = key.name().indexOf('.');
      String own = key.name().substring(0, Math.max(0, dot));
      sample.append('\n');
      if (!own.equals(group) && !own.isEmpty()) {
        sample.append("#").append(own).append(":\n");
      }
      group = own;
      String indent = own.isEmpty() ? "" : "  ";
      sample.append("# ").append(indent).append(key.meaning()).append('\n');
      sample.append("# ").append(indent).append("Want: ").append(key.want()).append(".\n");
      sample.append("#").append(indent).append(key.name().substring(dot + 1)).append(':');
      sample.append((" " + key.byDefault()).stripTrailing()).append('\n');
    }
    return sample.toString();
  }

  /// Gathers values by their full key, whether written as groups or with dots.
  private static void collect(YamlValue group, Map<String, YamlValue> found) {
    for (YamlValue value : group.fields("keys with values, such as poll.interval: 60s").values()) {
      if (names().contains(value.key())) {
        if (found.put(value.key(), value) != null) {
          throw value.error(value.subject() + " is given twice, want it once");
        }
      } else if (value.isMapping()) {
        collect(value, found);
      } else if (names().stream().noneMatch(name -> name.startsWith(value.key() + "."))) {
        throw value.unknownKey(names());
      } else if (!value.isEmpty()) {
        throw value.wrong("a group of keys");
      }
    }
  }

  static List<String> names() {
    return KEYS.stream().<String>map(Key::name).toList();
  }

  private static <T> T get(Key<T> key, Map<String, YamlValue> found) {
    YamlValue value = found.get(key.name());
    return value == null ? key.standard() : key.read(value);
  }

  private static Optional<Set<FunctionId>> functions(List<String> words) {
    if (words.equals(List.of("all"))) {
      return Optional.of(EnumSet.allOf(FunctionId.class));
    }
    Set<FunctionId> functions = EnumSet.noneOf(FunctionId.class);
    for (String word : words) {
      Optional<FunctionId> function = FunctionId.of(word);
      if (function.isEmpty()) {
        return Optional.empty();
      }
      functions.add(function.get());
    }
    return Optional.of(functions).filter(some -> !some.isEmpty());
  }

  private static Optional<Set<Topic>> topics(List<String> words) {
    if (words.equals(List.of("all"))) {
      return Optional.of(EnumSet.allOf(Topic.class));
    }
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    if (words.equals(List.of(NONE))) {
      return Optional.of(topics);
    }
    for (String word : words) {
      Optional<Topic> topic =
          Arrays.stream(Topic.values()).filter(each -> each.code().equals(word)).findFirst();
      if (topic.isEmpty()) {
        return Optional.empty();
      }
      topics.add(topic.get());
    }
    return Optional.of(topics).filter(some -> !some.isEmpty());
  }

  private static Optional<Optional<QuietHours>> quietHours(String word) {
    if (word.equals(NONE)) {
      return Optional.of(Optional.empty());
    }
    Matcher times = TIMES.matcher(word);
    if (!times.matches()) {
      return Optional.empty();
    }
    LocalTime from = LocalTime.parse(times.group(1) + ":" + times.group(2));
    LocalTime to = LocalTime.parse(times.group(3) + ":" + times.group(4));
    return from.equals(to) ? Optional.empty() : Optional.of(Optional.of(new QuietHours(from, to)));
  }

  private static Optional<Optional<String>> language(String word) {
    if (word.equals(SYSTEM)) {
      return Optional.of(Optional.empty());
    }
    return LANGUAGES.contains(word) ? Optional.of(Optional.of(word)) : Optional.empty();
  }

  private static Optional<Optional<String>> metrics(String word) {
    if (word.equals(OFF)) {
      return Optional.of(Optional.empty());
    }
    Matcher address = ADDRESS.matcher(word);
    boolean fits = address.matches() && Integer.parseInt(address.group(2)) <= LAST_PORT;
    return fits ? Optional.of(Optional.of(word)) : Optional.empty();
  }

  private static String topicCodes() {
    return Arrays.stream(Topic.values()).map(Topic::code).collect(Collectors.joining(", "));
  }

  private static Optional<String> country(String word) {
    return word.matches("|[A-Za-z]{2}")
        ? Optional.of(word.toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  private static String functionCodes() {
    return Arrays.stream(FunctionId.values())
        .map(FunctionId::code)
        .collect(Collectors.joining(", "));
  }
}
