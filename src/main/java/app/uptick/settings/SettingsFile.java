package app.uptick.settings;

import app.uptick.model.FunctionId;
import app.uptick.settings.Settings.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `config.yaml` may say, and what it says. Meaning, default and range of every key stand here
/// and nowhere else; validation and the commented sample are made of this table.
public final class SettingsFile {

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

  private static final List<Key<?>> KEYS =
      Stream.concat(
              Stream.of(
                  POLL_INTERVAL,
                  WATCHED_INTERVAL,
                  FUNCTIONS,
                  COUNTRY,
                  NOTIFICATIONS,
                  SOUND,
                  ONLY_AFTER,
                  HISTORY_RAW,
                  HISTORY_LIMIT,
                  PROXY),
              SourceKeys.all().stream())
          .toList();

  private SettingsFile() {}

  /// What a file says, with the defaults where it says nothing. No file is fine, and so is an empty
  /// one.
  ///
  /// @throws ConfigurationException at the first mistake
  public static Settings load(Path file) {
    Map<String, YamlValue> found = new LinkedHashMap<>();
    YamlFile.read(file).ifPresent(root -> collect(root, found));
    return settings(found);
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
            }));
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

  private static List<String> names() {
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
    return Optional.of(functions);
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
