package app.uptick.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.uptick.model.FunctionId;
import app.uptick.model.Source;
import app.uptick.settings.Settings.Proxy;
import app.uptick.settings.Settings.QuietHours;
import app.uptick.settings.Settings.Theme;
import app.uptick.settings.Settings.Topic;
import app.uptick.settings.Sources.Page;
import app.uptick.settings.Sources.PageKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsFileTest {

  @TempDir Path folder;

  @Test
  void takesTheDefaultsWithoutAFile() {
    Settings settings = SettingsFile.load(folder.resolve("config.yaml"));

    assertEquals(SettingsFile.defaults(), settings);
    assertEquals(Duration.ofSeconds(60), settings.pollInterval());
    assertEquals(Duration.ofSeconds(15), settings.watchedInterval());
    assertEquals(EnumSet.allOf(FunctionId.class), settings.functions());
    assertNull(settings.country());
    assertTrue(settings.notifications());
    assertEquals(50_000_000, settings.historyLimit());
  }

  @ParameterizedTest
  @MethodSource
  void takesTheDefaultsFromAFileThatSaysNothing(String name, String text) throws IOException {
    assertEquals(SettingsFile.defaults(), load(text));
  }

  static Stream<Arguments> takesTheDefaultsFromAFileThatSaysNothing() {
    return Stream.of(
        Arguments.of("empty", ""),
        Arguments.of("blank lines", "\n\n  \n"),
        Arguments.of("comments", "# nothing\n"),
        Arguments.of("byte order mark", "\uFEFF"),
        Arguments.of("document marks", "---\n...\n"),
        Arguments.of("a group with nothing in it", "poll:\n"),
        Arguments.of("a country left empty", "country:\n"),
        Arguments.of("the sample", SettingsFile.sample()));
  }

  @Test
  void readsEveryKey() throws IOException {
    Settings settings =
        load(
            """
            poll:
              interval: 5m
              watched-interval: 10s
            functions: [web, live]
            country: no
            notifications:
              enabled: false
              sound: true
              only-after: 90s
              about: [down, recovery]
              quiet-hours: 22:00-07:00
            theme: dark
            language: ar
            metrics: 127.0.0.1:9477
            history:
              raw: 14d
              limit: 200MB
            proxy: direct
            sources:
              news: false
              uptime-kuma: [https://up.example.org/status/tiktok]
              feeds:
                - https://example.org/feed.xml
            """);
    Set<Source> asked = EnumSet.complementOf(EnumSet.of(Source.NEWS));

    assertEquals(
        new Settings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Set.of(FunctionId.WEB, FunctionId.LIVE),
            "NO",
            false,
            true,
            Duration.ofSeconds(90),
            Duration.ofDays(14),
            200_000_000,
            Proxy.DIRECT,
            new Sources(
                asked,
                List.of(
                    new Page(
                        PageKind.UPTIME_KUMA, URI.create("https://up.example.org/status/tiktok")),
                    new Page(PageKind.FEED, URI.create("https://example.org/feed.xml")))),
            Set.of(Topic.DOWN, Topic.RECOVERY),
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)),
            Theme.DARK,
            "ar",
            "127.0.0.1:9477"),
        settings);
  }

  @Test
  void readsKeysWrittenWithDots() throws IOException {
    assertEquals(Duration.ofSeconds(30), load("poll.interval: 30s").pollInterval());
  }

  @Test
  void sampleSaysTheDefaultsOnceItsMarksAreTakenAway() throws IOException {
    String bare = SettingsFile.sample().replaceAll("(?m)^#(?=( {2})?[a-z])", "");

    assertTrue(bare.contains("\n  interval: 60s\n"), bare);
    assertEquals(SettingsFile.defaults(), load(bare));
  }

  @Test
  void sampleLiesInThePackage() throws IOException {
    assertEquals(SettingsFile.sample(), Files.readString(Path.of("packaging", "config.yaml")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void tellsFileLineAndKeyOfAMistake(String name, String text, String expected) throws IOException {
    var error = assertThrows(ConfigurationException.class, () -> load(text));

    assertEquals("reading " + folder.resolve("config.yaml") + expected, error.getMessage());
  }

  static Stream<Arguments> tellsFileLineAndKeyOfAMistake() {
    return Stream.of(
        Arguments.of(
            "page without TLS",
            "sources:\n  gatus: [http://up.example.org]\n",
            " line 2: sources.gatus[1] is http://up.example.org, want none, or a list of https addresses"),
        Arguments.of(
            "too short",
            "# a\n\npoll:\n  interval: 0s\n",
            " line 4: poll.interval is 0s, want 10s to 1h"),
        Arguments.of(
            "quiet hours of no length",
            "notifications.quiet-hours: 07:00-07:00",
            " line 1: notifications.quiet-hours is 07:00-07:00, want none, or a time of day such as"
                + " 22:00-07:00"),
        Arguments.of(
            "a language that nobody speaks",
            "language: tlh",
            " line 1: language is tlh, want system or en or es or pt-BR or id or de or fr or ja or ar"),
        Arguments.of(
            "a port that is none",
            "metrics: 127.0.0.1:70000",
            " line 1: metrics is 127.0.0.1:70000, want off, or an address of this device such as"
                + " 127.0.0.1:9477"),
        Arguments.of(
            "too long", "poll.interval: 2h", " line 1: poll.interval is 2h, want 10s to 1h"),
        Arguments.of(
            "no unit", "poll.interval: 60", " line 1: poll.interval is 60, want 10s to 1h"),
        Arguments.of(
            "empty value", "poll:\n  interval:", " line 2: poll.interval is empty, want 10s to 1h"),
        Arguments.of(
            "list for a duration",
            "poll.interval: [60s, 70s]",
            " line 1: poll.interval is a list, want 10s to 1h"),
        Arguments.of(
            "group for a duration",
            "poll.interval: {a: b}",
            " line 1: poll.interval is a group of keys, want 10s to 1h"),
        Arguments.of(
            "unknown key in a group",
            "poll:\n  intervall: 60s",
            " line 2: poll.intervall is not a key, the nearest one is poll.interval"),
        Arguments.of(
            "unknown key",
            "contry: DE",
            " line 1: contry is not a key, the nearest one is country"),
        Arguments.of(
            "value for a group", "poll: 60s", " line 1: poll is 60s, want a group of keys"),
        Arguments.of(
            "same key twice",
            "country: DE\ncountry: FR",
            " line 2: country is given twice, want it once"),
        Arguments.of(
            "same key in two ways",
            "poll.interval: 60s\npoll:\n  interval: 70s",
            " line 3: poll.interval is given twice, want it once"),
        Arguments.of(
            "unknown function",
            "functions:\n  - web\n  - sound",
            " line 3: functions[2] is sound, want all, or a list of web, login, feed, video, images,"
                + " live, upload"),
        Arguments.of(
            "no function",
            "functions: []",
            " line 1: functions is an empty list, want all, or a list of web, login, feed, video,"
                + " images, live, upload"),
        Arguments.of(
            "country in full",
            "country: Germany",
            " line 1: country is Germany, want two letters such as DE"),
        Arguments.of(
            "word for yes",
            "notifications.enabled: yes",
            " line 1: notifications.enabled is yes, want true or false"),
        Arguments.of(
            "too much history",
            "history.limit: 1000GB",
            " line 1: history.limit is 1000GB, want 5MB to 2GB"),
        Arguments.of(
            "size without unit",
            "history.limit: 50",
            " line 1: history.limit is 50, want 5MB to 2GB"),
        Arguments.of("unknown proxy", "proxy: tor", " line 1: proxy is tor, want system or direct"),
        Arguments.of(
            "list for the file",
            "- a\n- b",
            " line 1: the file is a list, want keys with values, such as poll.interval: 60s"),
        Arguments.of(
            "word for the file",
            "hello",
            " line 1: the file is hello, want keys with values, such as poll.interval: 60s"),
        Arguments.of("list for a key", "? [a, b]\n: c", " line 1: a key is a list, want a word"),
        Arguments.of(
            "tab", "poll:\n\tinterval: 60s", " line 2: the line is indented by a tab, want spaces"),
        Arguments.of(
            "tab after spaces",
            "poll:\n  \tinterval: 60s\n  x",
            " line 2: the line is indented by a tab, want spaces"),
        Arguments.of(
            "two documents",
            "country: DE\n---\ncountry: FR",
            " line 2: it is not YAML: but found another document"),
        Arguments.of(
            "alias",
            "country: &c DE\nproxy: *c",
            " line 2: the line holds an alias (*), want the value itself"),
        Arguments.of(
            "control character",
            "country: DE\nproxy: \u0007",
            " line 2: a control character (U+0007) is in the text"),
        Arguments.of(
            "escapes for the terminal",
            "country: \"\\e[31mDE\\nFR\"",
            " line 1: country is ?[31mDE?FR, want two letters such as DE"),
        Arguments.of(
            "long value",
            "country: " + "x".repeat(10_000),
            " line 1: country is " + "x".repeat(60) + "…, want two letters such as DE"),
        Arguments.of(
            "deep nesting",
            "a: " + "[".repeat(100_000),
            " line 1: values are nested more than 20 deep"),
        Arguments.of(
            "deep blocks", "? ".repeat(50_000), " line 1: values are nested more than 20 deep"));
  }

  @Test
  void tellsWhereTextStopsBeingUtf8() throws IOException {
    Path file = folder.resolve("config.yaml");
    Files.write(file, new byte[] {'#', '\n', '#', (byte) 0xE4, '\n'});

    var error = assertThrows(ConfigurationException.class, () -> SettingsFile.load(file));

    assertEquals("reading " + file + " line 2: the text is not UTF-8", error.getMessage());
  }

  @Test
  void refusesACharacterCutShort() throws IOException {
    Path file = folder.resolve("config.yaml");
    Files.write(file, new byte[] {'#', (byte) 0xC3});

    var error = assertThrows(ConfigurationException.class, () -> SettingsFile.load(file));

    assertEquals("reading " + file + " line 1: the text is not UTF-8", error.getMessage());
  }

  @Test
  void refusesAFolder() {
    var error = assertThrows(ConfigurationException.class, () -> SettingsFile.load(folder));

    assertEquals("reading " + folder + ": it is a folder, want a file", error.getMessage());
  }

  @Test
  void refusesAnEndlessFile() {
    Path zero = Path.of("/dev/zero");
    assumeTrue(Files.exists(zero));

    var error = assertThrows(ConfigurationException.class, () -> SettingsFile.load(zero));

    assertEquals("reading /dev/zero: it is no plain file", error.getMessage());
  }

  @Test
  void refusesAHugeFile() throws IOException {
    var error =
        assertThrows(ConfigurationException.class, () -> load("# 345678\n".repeat(10_000_000 / 9)));

    assertEquals(
        "reading "
            + folder.resolve("config.yaml")
            + ": it is larger than 1 MB, far from anything sound",
        error.getMessage());
  }

  private Settings load(String text) throws IOException {
    Path file = folder.resolve("config.yaml");
    Files.write(file, text.getBytes(UTF_8));
    return SettingsFile.load(file);
  }
}
