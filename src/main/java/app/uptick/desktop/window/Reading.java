package app.uptick.desktop.window;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import org.jspecify.annotations.Nullable;

/// Reads something off the JavaFX thread, and shows it on it; the newest wish replaces one that is
/// still being read.
final class Reading<T> extends Service<T> {

  private @Nullable Callable<T> wish;

  /// @param show called with what was read, `failed` where it can't be read; both on the JavaFX
  ///   thread
  Reading(Consumer<T> show, Runnable failed) {
    setExecutor(task -> Thread.ofVirtual().name("window-reading").start(task));
    setOnSucceeded(event -> show.accept(getValue()));
    setOnFailed(event -> failed.run());
  }

  void read(Callable<T> what) {
    wish = what;
    restart();
  }

  @Override
  protected Task<T> createTask() {
    var wanted = wish;
    if (wanted == null) {
      throw new IllegalStateException("reading before anything is wished for");
    }
    return new Task<>() {
      @Override
      protected T call() throws Exception {
        return wanted.call();
      }
    };
  }
}
