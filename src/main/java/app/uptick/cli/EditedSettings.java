package app.uptick.cli;

import app.uptick.model.Check;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Executor;

/// Was the settings file changed by hand? It is looked at with each check, which costs next to
/// nothing.
final class EditedSettings implements StatusListener {

  private final Path file;
  private final Runnable changed;
  private final Executor beside;
  private String mark;

  /// @param changed is run where it was
  /// @param beside runs that, since no listener may hold the others up
  EditedSettings(Path file, Runnable changed, Executor beside) {
    this.file = file;
    this.changed = changed;
    this.beside = beside;
    mark = mark();
  }

  @Override
  public void onSnapshot(StatusSnapshot snapshot) {
    // A file is looked at as often as there are checks.
  }

  @Override
  public void onCheck(Check check) {
    String now = mark();
    if (!now.equals(mark)) {
      mark = now;
      beside.execute(changed);
    }
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
