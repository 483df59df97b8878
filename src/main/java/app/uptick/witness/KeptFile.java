package app.uptick.witness;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Keeps a few words over restarts, in a file that is replaced as a whole. One that is missing or
/// broken is as good as empty; where it cannot be written, the next start knows less. Not
/// thread-safe.
final class KeptFile {

  private final @Nullable Path file;
  private final String heading;
  private final Properties words = new Properties();

  /// @param file null to forget when the program ends
  /// @param heading the file's first line, for a person
  KeptFile(@Nullable Path file, String heading) {
    this.file = file;
    this.heading = heading;
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(file)) {
        words.load(reader);
      } catch (IOException | IllegalArgumentException _) {
        words.clear();
      }
    }
  }

  Properties words() {
    return words;
  }

  void save() {
    if (file == null) {
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path beside = Files.createTempFile(folder, "kept", ".new");
      try {
        try (Writer writer = Files.newBufferedWriter(beside)) {
          words.store(writer, heading);
        }
        Files.move(
            beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException _) {
      return;
    }
  }
}
