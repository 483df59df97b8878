package app.uptick.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.FunctionId;
import app.uptick.settings.Settings.QuietHours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsStoreTest {

  /// Each a way in which people write such files.
  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("nothing", ""),
          Map.entry("only comments", "# mine\n\n# and this"),
          Map.entry("sample", SettingsFile.sample()),
          Map.entry(
              "groups",
              "# top\npoll:\n  interval: 60s # often\n\n  # why\n  watched-interval: 20s\n# end\n"),
          Map.entry("dots", "poll.interval: 60s\n\nproxy: direct # past it\n"),
          Map.entry(
              "quoted", "poll: {interval: \"60s\", 'watched-interval': '20s'}\ntheme: 'dark'\n"),
          Map.entry("whole in flow", "{poll: {interval: 60s}, theme: dark}"),
          Map.entry(
              "line ends of Windows", "# a\r\npoll:\r\n  interval: 60s\r\n\r\ntheme: dark\r\n"),
          Map.entry("no last line end", "theme: dark\npoll:\n    interval: 60s"),
          Map.entry("byte order mark", "\uFEFFpoll:\n  interval: 60s\n"),
          Map.entry("document marks", "---\npoll:\n  interval: 60s\n# after\n...\n"),
          Map.entry(
              "list of lines",
              "functions: # few\n  - web # the site\n  - feed # the videos\ntheme: dark\n"),
          Map.entry("list at the margin", "functions:\n- web\n- feed\n\n# then\ntheme: dark\n"),
          Map.entry(
              "list in flow", "functions: [ web,\n  feed ] # few\nnotifications:\n  sound: true"),
          Map.entry(
              "group without keys", "poll:\n# nothing yet\nnotifications:   # nothing\ncountry:\n"),
          Map.entry("empty group in flow", "poll: {}\nnotifications: { }\n"),
          Map.entry("block text", "country: |\n  DE\npoll:\n  interval: >-\n    60s\n# end\n"),
          Map.entry("anchors", "poll:\n  interval: &often 60s\ntheme: !!str dark\n"),
          Map.entry(
              "letters beyond 16 bits",
              "# \uD83D\uDE00\npoll:\n  interval: 60s # \uD83D\uDE00\ntheme: dark\n"),
          Map.entry("indented", "  poll:\n    interval: 60s\n  theme: dark\n"));

  private static final Map<String, List<String>> WISHES =
      Map.of(
          "poll.interval", List.of("5m"),
          "poll.watched-interval", List.of("30s"),
          "functions", List.of("video", "live"),
          "country", List.of("FR"),
          "notifications.quiet-hours", List.of("22:00-07:00"),
          "notifications.sound", List.of("true"),
          "theme", List.of("light"),
          "metrics", List.of("[::1]:9477"),
          "sources.gatus", List.of("https://up.example.org/a?b=c&d=%20", "https://b.example.org"));

  @TempDir Path folder;

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource
  void changesOneKeyAndNothingElse(String name, String key) throws IOException {
    String before = Objects.requireNonNull(FILES.get(name));
    List<String> words = Objects.requireNonNull(WISHES.get(key));
    Path file = Files.writeString(folder.resolve("config.yaml"), before);
    Map<String, List<String>> wanted = SettingsFile.says("", before);
    wanted.put(key, words);

    new SettingsStore(file).put(key, words);

    String after = Files.readString(file);
    assertEquals(wanted, SettingsFile.says("", after));
    assertEquals(comments(before), comments(after), after);
    assertEquals(before.contains("\r\n"), after.contains("\r\n"));
    assertFalse(before.contains("\r\n") && after.matches("(?s).*[^\\r]\\n.*"), after);
    assertTrue(untouched(before, key).allMatch(after::contains), after);
  }

  static Stream<Arguments> changesOneKeyAndNothingElse() {
    return FILES.keySet().stream()
        .sorted()
        .flatMap(name -> WISHES.keySet().stream().sorted().map(key -> Arguments.of(name, key)));
  }

  /// Within a list that is replaced there is no place left for a comment.
  private static Set<String> comments(String text) {
    return text.lines()
        .filter(line -> line.contains("# ") && !line.contains("- web"))
        .map(line -> line.substring(line.indexOf("# ")))
        .collect(Collectors.toSet());
  }

  /// The lines that the key has nothing to do with.
  private static Stream<String> untouched(String text, String key) {
    String own = key.substring(key.indexOf('.') + 1);
    return text.lines()
        .filter(line -> (line.startsWith("theme") && !own.equals("theme")) || line.startsWith("#"));
  }

  @Test
  void writesWhereTheValueStood() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config.yaml"), "poll:\n  interval: '60s'   # often\n\ntheme: dark\n");

    new SettingsStore(file).put("poll.interval", List.of("2m"));

    assertEquals("poll:\n  interval: 2m   # often\n\ntheme: dark\n", Files.readString(file));
  }

  @Test
  void addsAKeyToItsGroup() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config.yaml"), "poll:\n    interval: 60s # often\ntheme: dark\n");

    new SettingsStore(file).put("poll.watched-interval", List.of("20s"));

    assertEquals(
        "poll:\n    interval: 60s # often\n    watched-interval: 20s\ntheme: dark\n",
        Files.readString(file));
  }

  @Test
  void makesTheFileAndItsFolder() throws IOException {
    Path file = folder.resolve("new").resolve("config.yaml");

    Settings settings =
        new SettingsStore(file).put("notifications.quiet-hours", List.of("22:00-07:00"));

    assertEquals("notifications:\n  quiet-hours: 22:00-07:00\n", Files.readString(file));
    assertEquals(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)), settings.quietHours());
  }

  @Test
  void givesEveryKeyItsDefaultAndKeepsTheComments() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config.yaml"),
            "# mine\npoll:\n  interval: 5m # slow\nfunctions: [web]\ncountry: DE\n");

    var reset = new SettingsStore(file).reset();

    assertEquals(SettingsFile.defaults(), reset.settings());
    assertEquals(
        "# mine\npoll:\n  interval: 60s # slow\nfunctions: all\ncountry: ''\n",
        Files.readString(file));
  }

  @Test
  void keepsTheFileBesideItselfBeforeItSetsAllBack() throws IOException {
    String before = "theme: dark # at night\n";
    Path file = Files.writeString(folder.resolve("config.yaml"), before);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    var reset = new SettingsStore(file).reset();

    Path kept = folder.resolve("config.yaml.bak");
    assertEquals(Optional.of(kept), reset.kept());
    assertEquals(before, Files.readString(kept));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
  }

  @Test
  void overwritesNoEarlierCopy() throws IOException {
    Path earlier = Files.writeString(folder.resolve("config.yaml.bak"), "theme: light\n");
    Path file = Files.writeString(folder.resolve("config.yaml"), "theme: dark\n");

    var first = new SettingsStore(file).reset();
    Files.writeString(file, "theme: dark\n");
    var second = new SettingsStore(file).reset();

    assertEquals("theme: light\n", Files.readString(earlier));
    assertEquals(Optional.of(folder.resolve("config.yaml.bak-2")), first.kept());
    assertEquals(first.kept(), second.kept());
  }

  @Test
  void leavesAloneWhatIsAtItsDefaults() throws IOException {
    Path file = Files.writeString(folder.resolve("config.yaml"), "# mine\ntheme: system\n");

    var reset = new SettingsStore(file).reset();

    assertEquals(Optional.empty(), reset.kept());
    assertEquals("# mine\ntheme: system\n", Files.readString(file));
    assertEquals(Optional.empty(), new SettingsStore(folder.resolve("none.yaml")).reset().kept());
    assertFalse(Files.exists(folder.resolve("none.yaml")));
  }

  @Test
  void givesABrokenFileTheCommentedSample() throws IOException {
    Path file = Files.writeString(folder.resolve("config.yaml"), "poll: [\n");

    var reset = new SettingsStore(file).reset();

    assertEquals(SettingsFile.defaults(), reset.settings());
    assertEquals(SettingsFile.sample(), Files.readString(file));
    assertEquals("poll: [\n", Files.readString(reset.kept().orElseThrow()));
  }

  @Test
  void refusesWhatMeansNothingAndLeavesTheFileAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("config.yaml"), "theme: dark\n");

    var error =
        assertThrows(
            ConfigurationException.class,
            () -> new SettingsStore(file).put("poll.interval", List.of("1s")));

    assertTrue(String.valueOf(error.getMessage()).endsWith("is 1s, want 10s to 1h"));
    assertEquals("theme: dark\n", Files.readString(file));
  }

  @Test
  void namesFileAndLineOfABrokenFileAndLeavesItAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("config.yaml"), "theme: dark\npoll: [\n");

    var error =
        assertThrows(
            ConfigurationException.class,
            () -> new SettingsStore(file).put("poll.interval", List.of("20s")));

    assertTrue(String.valueOf(error.getMessage()).contains(file + " line 3"), error::getMessage);
    assertEquals("theme: dark\npoll: [\n", Files.readString(file));
  }

  @Test
  void followsALinkAndKeepsPermissions() throws IOException {
    Path real = Files.writeString(Files.createDirectory(folder.resolve("dots")).resolve("c"), "");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("config.yaml"), Path.of("dots", "c"));

    Settings settings = new SettingsStore(link).put("poll.interval", List.of("20s"));

    assertTrue(Files.isSymbolicLink(link));
    assertEquals("poll:\n  interval: 20s\n", Files.readString(real));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
    assertEquals(Duration.ofSeconds(20), settings.pollInterval());
    assertEquals(Set.of(FunctionId.values()), settings.functions());
    try (Stream<Path> left = Files.list(real.getParent())) {
      assertEquals(1, left.count());
    }
  }
}
