package app.uptick.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Is a file another one than when it was last looked at? One thread. It is not read, and to look
/// costs next to nothing.
public final class FileMark {

  private final Path file;
  private String last;

  public FileMark(Path file) {
    this.file = file;
    last = mark();
  }

  /// Whether it came, went, or was changed since this was last asked, or made.
  public boolean isChanged() {
    String now = mark();
    boolean isOther = !now.equals(last);
    last = now;
    return isOther;
  }

  private String mark() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
    } catch (NoSuchFileException _) {
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
