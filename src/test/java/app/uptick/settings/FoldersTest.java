package app.uptick.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {

  private static final Path HOME = Path.of("/home/ann");

  @Test
  void followsXdgDefaultsOnLinux() {
    Folders folders = Folders.of("Linux", Map.of(), HOME);

    assertEquals(
        new Folders(
            Path.of("/home/ann/.config/uptick"),
            Path.of("/home/ann/.local/share/uptick"),
            Path.of("/home/ann/.cache/uptick"),
            Path.of("/home/ann/.cache/uptick/run/uptick")),
        folders);
  }

  @Test
  void followsTheEnvironmentOnLinux() {
    Map<String, String> env =
        Map.of(
            "XDG_CONFIG_HOME", "/c",
            "XDG_DATA_HOME", "/d",
            "XDG_CACHE_HOME", "/k",
            "XDG_RUNTIME_DIR", "/run/user/1000");

    Folders folders = Folders.of("Linux", env, HOME);

    assertEquals(
        new Folders(
            Path.of("/c/uptick"),
            Path.of("/d/uptick"),
            Path.of("/k/uptick"),
            Path.of("/run/user/1000/uptick")),
        folders);
    assertEquals(Path.of("/c/uptick/config.yaml"), folders.settingsFile());
  }

  @Test
  void ignoresWhatIsEmptyOrNotAbsolute() {
    Map<String, String> env = Map.of("XDG_CONFIG_HOME", "", "XDG_DATA_HOME", "data");

    Folders folders = Folders.of("Linux", env, HOME);

    assertEquals(Path.of("/home/ann/.config/uptick"), folders.config());
    assertEquals(Path.of("/home/ann/.local/share/uptick"), folders.data());
  }

  @Test
  void knowsTheOtherPlatforms() {
    Folders windows = Folders.of("Windows 11", Map.of(), HOME);
    Folders mac = Folders.of("Mac OS X", Map.of("TMPDIR", "/var/tmp/x"), HOME);

    assertEquals(Path.of("/home/ann/AppData/Roaming/uptick"), windows.config());
    assertEquals(Path.of("/home/ann/AppData/Local/uptick"), windows.data());
    assertEquals(Path.of("/home/ann/Library/Application Support/uptick"), mac.config());
    assertEquals(Path.of("/var/tmp/x/uptick"), mac.runtime());
  }
}
