package app.uptick.cli;

import app.uptick.model.ServiceProfile;
import app.uptick.settings.Folders;
import app.uptick.settings.ProfileFile;
import app.uptick.settings.Settings;
import app.uptick.settings.SettingsFile;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of every command, and the files they lead to.
public final class GlobalOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file (default: config.yaml in the configuration folder).")
  @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where history and state are kept (default: the platform's data folder).")
  @Nullable Path data;

  private final Folders folders =
      Folders.of(
          System.getProperty("os.name"),
          Map.copyOf(System.getenv()),
          Path.of(System.getProperty("user.home")));

  public Folders folders() {
    return folders;
  }

  public Path dataFolder() {
    return data == null ? folders.data() : data.toAbsolutePath();
  }

  public Settings settings() {
    return SettingsFile.load(config == null ? folders.settingsFile() : config);
  }

  public ServiceProfile profile() {
    return ProfileFile.load(folders.config());
  }
}
