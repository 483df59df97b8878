package app.uptick.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps what a person sets, in their own file: reads it, and changes one key at a time.
///
/// The file is written beside and then moved, with the permissions that it had; a symbolic link is
/// followed, so that a file kept elsewhere stays there. What cannot be written is not lost: the
/// file is as it was then.
public final class SettingsStore {

  private final Path file;

  public SettingsStore(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  /// What the file says now.
  ///
  /// @throws ConfigurationException at its first mistake
  public Settings read() {
    return SettingsFile.load(file);
  }

  /// Sets one key, and returns what the file says then.
  ///
  /// @param words one word, or the items of a list
  /// @throws ConfigurationException where the file is broken or cannot be written, or the words
  ///   mean nothing
  public synchronized Settings put(String key, List<String> words) {
    SettingsFile.wantedInstead(key, words)
        .ifPresent(want -> {
          throw ConfigurationException.inFile(
              file.toString(), "%s is %s, want %s".formatted(key, String.join(", ", words), want));
        });
    String before = text();
    String after = SettingsEditor.with(file.toString(), before, key, words);
    if (!after.equals(before)) {
      write(after);
    }
    return read();
  }

  /// What came of setting everything back.
  ///
  /// @param kept the file as it was; empty where nothing had to be changed
  public record Reset(Settings settings, Optional<Path> kept) {}

  /// Sets every key that the file gives back to its default. Its comments stay; one that is broken
  /// gives way to the commented sample. Before that, the file is copied to a name beside it that
  /// was free.
  ///
  /// @throws ConfigurationException where the file cannot be copied or written: then it is as it
  ///   was
  public synchronized Reset reset() {
    Optional<String> after = Files.isRegularFile(file) ? atDefaults() : Optional.empty();
    Optional<Path> kept = after.map(_ -> keptBeside());
    after.ifPresent(this::write);
    return new Reset(read(), kept);
  }

  /// The text with every key at its default; empty where that is what it says.
  private Optional<String> atDefaults() {
    try {
      String before = text();
      String after = before;
      for (Map.Entry<String, List<String>> each :
          SettingsFile.says(file.toString(), before).entrySet()) {
        List<String> standard = List.of(SettingsFile.key(each.getKey()).byDefault());
        after = SettingsEditor.with(file.toString(), after, each.getKey(), standard);
      }
      return Optional.of(after).filter(text -> !text.equals(before));
    } catch (ConfigurationException _) {
      return Optional.of(SettingsFile.sample());
    }
  }

  /// A copy of the file, which may be one that was made before.
  private Path keptBeside() {
    try {
      Path copy = file.resolveSibling(file.getFileName() + ".bak");
      for (int n = 2; Files.exists(copy, LinkOption.NOFOLLOW_LINKS); n++) {
        if (Files.isRegularFile(copy) && Files.mismatch(file, copy) < 0) {
          return copy;
        }
        copy = file.resolveSibling(file.getFileName() + ".bak-" + n);
      }
      return Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private String text() {
    try {
      // Whether it is fit to be changed is found out by reading it as settings.
      SettingsFile.load(file);
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private void write(String text) {
    try {
      Path target = Files.isSymbolicLink(file) ? Files.readSymbolicLink(file) : file;
      Path real = file.resolveSibling(target).toAbsolutePath().normalize();
      real = Files.exists(real) ? real.toRealPath() : real;
      Files.createDirectories(real.getParent());
      if (Files.exists(real) && !Files.isWritable(real)) {
        throw new AccessDeniedException(real.toString());
      }
      Path beside = Files.createTempFile(real.getParent(), real.getFileName().toString(), ".new");
      try {
        Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
        keepPermissions(real, beside);
        move(beside, real);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    if (Files.exists(from) && Files.getFileStore(to).supportsFileAttributeView("posix")) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(from);
      Files.setPosixFilePermissions(to, permissions);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private ConfigurationException cannot(IOException e) {
    String reason =
        e instanceof AccessDeniedException
            ? "the system does not let us write it"
            : String.valueOf(e.getMessage());
    return new ConfigurationException("writing " + file + ": " + reason);
  }
}
