package app.uptick.cli;

import app.uptick.model.Notice;
import app.uptick.model.ScreenPoint;
import app.uptick.model.StatusListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the commands need of a desktop, which they know nothing of; whoever starts Uptick gives it.
public interface Desktop {

  /// Whether there is a screen to show anything on.
  boolean hasDisplay();

  /// Says why Uptick does not start, to a person who may see no terminal; returns at once where
  /// there is nothing to say it with.
  void sayNoStart(String problem);

  /// One that decides what a person is told, and remembers it in a data folder.
  StatusListener teller(Path dataFolder, Clock clock, Consumer<Notice> out);

  /// The same, without a memory beyond this process.
  StatusListener forgetfulTeller(Clock clock, Consumer<Notice> out);

  /// Shows the monitor of a session in the tray; returns at once. Closing it takes it away.
  AutoCloseable showInTray(MonitorSession session, Consumer<String> sayOnce);

  /// What a window may have started, as a process of its own.
  enum Started {
    /// Where none runs.
    MONITOR,
    REHEARSAL
  }

  /// Shows the window until it is closed; the exit code.
  ///
  /// @param settingsFile what the person set; it may not be there
  /// @param rehearsal whether it is to say that nothing in it is real
  /// @param click where the person asked for it, where that is known
  /// @param starter starts it; completes when that has ended
  int showWindow(
      Path dataFolder,
      Path settingsFile,
      boolean rehearsal,
      @Nullable ScreenPoint click,
      Function<Started, CompletableFuture<?>> starter);
}
