package app.uptick.cli;

import app.uptick.model.Check;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import app.uptick.settings.FileMark;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/// Was the settings file changed by hand? It is looked at with each check, which costs next to
/// nothing.
final class EditedSettings implements StatusListener {

  private final FileMark file;
  private final Runnable changed;
  private final Executor beside;

  /// @param changed is run where it was
  /// @param beside runs that, since no listener may hold the others up
  EditedSettings(Path file, Runnable changed, Executor beside) {
    this.file = new FileMark(file);
    this.changed = changed;
    this.beside = beside;
  }

  @Override
  public void onSnapshot(StatusSnapshot snapshot) {
    // A file is looked at as often as there are checks.
  }

  @Override
  public void onCheck(Check check) {
    if (file.isChanged()) {
      beside.execute(changed);
    }
  }
}
