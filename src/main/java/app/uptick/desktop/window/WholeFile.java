package app.uptick.desktop.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes all of a file or nothing: beside it first, so that an older one is kept where this fails.
final class WholeFile {

  private WholeFile() {}

  /// What is to be in it.
  interface Content {
    void write(Appendable out) throws IOException;
  }

  private interface Writing {
    void write(Path beside) throws IOException;
  }

  static void write(Path file, byte[] content) throws IOException {
    put(file, beside -> Files.write(beside, content));
  }

  /// The same of a text, in UTF-8, that need not be held all at once.
  static void write(Path file, Content content) throws IOException {
    put(
        file,
        beside -> {
          try (var out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
            content.write(out);
          }
        });
  }

  private static void put(Path file, Writing writing) throws IOException {
    var beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      writing.write(beside);
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
