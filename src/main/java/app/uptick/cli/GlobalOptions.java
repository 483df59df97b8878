package app.uptick.cli;

import app.uptick.link.LinkServer;
import app.uptick.model.ServiceProfile;
import app.uptick.settings.ConfigurationException;
import app.uptick.settings.Folders;
import app.uptick.settings.ProfileFile;
import app.uptick.settings.Settings;
import app.uptick.settings.SettingsFile;
import app.uptick.text.Languages;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
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
      Folders.of(System.getProperty("os.name"), Map.copyOf(System.getenv()), home());

  /// The specification of the folders goes by `$HOME`, which need not be what the system has on
  /// record.
  private static Path home() {
    Path home = Path.of(Optional.ofNullable(System.getenv("HOME")).orElse(""));
    return home.isAbsolute() ? home : Path.of(System.getProperty("user.home"));
  }

  public Folders folders() {
    return folders;
  }

  public Path dataFolder() {
    return data == null ? folders.data() : data.toAbsolutePath();
  }

  /// The data folder, for a command that only reads; it may not be there yet.
  Path existingDataFolder() {
    if (Files.exists(dataFolder()) && !Files.isDirectory(dataFolder())) {
      throw new ConfigurationException(
          "using data folder %s: it is a file; want a folder, named by --data"
              .formatted(dataFolder()));
    }
    return dataFolder();
  }

  /// Becomes the one monitor of the data folder; empty where there is one.
  Optional<LinkServer> claim(Clock clock) {
    try {
      return LinkServer.claim(dataFolder(), clock);
    } catch (IOException e) {
      throw new ConfigurationException(
          "using data folder %s: %s; want a folder that can be written, named by --data"
              .formatted(dataFolder(), reason(e)));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException _ -> "it is a file";
      case AccessDeniedException _ -> "it may not be written";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /// The settings. The usual file need not be there; one that was named must.
  public Settings settings() {
    if (config != null && Files.notExists(config)) {
      throw new ConfigurationException(
          "reading %s: there is no such file; want the settings file that --config names"
              .formatted(config));
    }
    return SettingsFile.load(settingsFile());
  }

  /// The file with the person's settings; it may not be there.
  public Path settingsFile() {
    return config == null ? folders.settingsFile() : config.toAbsolutePath();
  }

  /// Has this process speak the language that the person chose; the settings.
  Settings speakAsSet() {
    Settings set = settings();
    Languages.use(Optional.ofNullable(set.language()));
    return set;
  }

  /// What is known of the service, in the language that is spoken now.
  public ServiceProfile profile() {
    return PartNames.spoken(profileAsWritten());
  }

  /// The same with the names that stand in the file.
  ServiceProfile profileAsWritten() {
    return ProfileFile.load(folders.config());
  }
}
