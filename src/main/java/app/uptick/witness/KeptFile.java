package app.uptick.witness;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps a few words over restarts, in a file that several programs may share: each change is made
/// to what the file says at that moment, under a lock beside it, and the file is replaced as a
/// whole. One that is missing or broken is as good as empty; where it cannot be written, the next
/// start knows less. Not thread-safe.
final class KeptFile {

  /// Within one program the system's locks do not hold; each change takes a moment only.
  private static final Object THIS_PROGRAM = new Object();

  /// Another program that holds the lock for so long was stopped in the middle.
  private static final int TRIES = 50;

  private static final long TRY_MILLIS = 20;

  private final @Nullable Path file;
  private final String heading;
  private Properties words = new Properties();
  private boolean isUnsaved;

  /// @param file null to forget when the program ends
  /// @param heading the file's first line, for a person
  KeptFile(@Nullable Path file, String heading) {
    this.file = file;
    this.heading = heading;
  }

  /// What is kept now, be it by another program. Not to be changed.
  Properties words() {
    if (file != null && !isUnsaved) {
      words = read(file);
    }
    return words;
  }

  /// Changes what is kept.
  void change(Consumer<Properties> change) {
    if (file == null) {
      change.accept(words);
      return;
    }
    synchronized (THIS_PROGRAM) {
      isUnsaved = !isChanged(file.toAbsolutePath(), change);
    }
    if (isUnsaved) {
      change.accept(words);
    }
  }

  private boolean isChanged(Path file, Consumer<Properties> change) {
    Path folder = file.getParent();
    if (folder == null) {
      return false;
    }
    try {
      Files.createDirectories(folder);
      Path lockFile = folder.resolve(file.getFileName() + ".lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        if (lock == null) {
          return false;
        }
        Properties latest = read(file);
        change.accept(latest);
        replace(file, folder, latest);
        words = latest;
        return true;
      }
    } catch (IOException _) {
      return false;
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
      try {
        Thread.sleep(TRY_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return null;
  }

  private static Properties read(Path file) {
    Properties found = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      found.load(reader);
      return found;
    } catch (IOException | IllegalArgumentException _) {
      return new Properties();
    }
  }

  private void replace(Path file, Path folder, Properties latest) throws IOException {
    Path beside = Files.createTempFile(folder, "kept", ".new");
    try {
      try (Writer writer = Files.newBufferedWriter(beside)) {
        latest.store(writer, heading);
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
