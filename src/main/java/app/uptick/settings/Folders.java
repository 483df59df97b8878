package app.uptick.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where Uptick keeps its files: what the platform wants, on Linux the XDG Base Directory
/// Specification. None of them need exist.
///
/// @param runtime for the socket; ends with the log-in where the platform has such a place
public record Folders(Path config, Path data, Path cache, Path runtime) {

  private static final String APP = "uptick";

  /// The folders of one person.
  ///
  /// @param osName the system property `os.name`
  /// @param env the environment
  /// @param home the person's home folder
  public static Folders of(String osName, Map<String, String> env, Path home) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      Path local = absolute(env, "LOCALAPPDATA", home.resolve("AppData/Local")).resolve(APP);
      Path roaming = absolute(env, "APPDATA", home.resolve("AppData/Roaming")).resolve(APP);
      return new Folders(roaming, local, local.resolve("cache"), local.resolve("run"));
    }
    if (os.startsWith("mac")) {
      Path support = home.resolve("Library/Application Support").resolve(APP);
      Path cache = home.resolve("Library/Caches").resolve(APP);
      return new Folders(support, support, cache, absolute(env, "TMPDIR", cache).resolve(APP));
    }
    Path cache = absolute(env, "XDG_CACHE_HOME", home.resolve(".cache")).resolve(APP);
    return new Folders(
        absolute(env, "XDG_CONFIG_HOME", home.resolve(".config")).resolve(APP),
        absolute(env, "XDG_DATA_HOME", home.resolve(".local/share")).resolve(APP),
        cache,
        absolute(env, "XDG_RUNTIME_DIR", cache.resolve("run")).resolve(APP));
  }

  /// The specification: a path that is not absolute is invalid, and to be ignored.
  private static Path absolute(Map<String, String> env, String name, Path otherwise) {
    Path path = Path.of(env.getOrDefault(name, ""));
    return path.isAbsolute() ? path : otherwise;
  }

  /// The settings file, unless the command line names another.
  public Path settingsFile() {
    return config.resolve("config.yaml");
  }
}
