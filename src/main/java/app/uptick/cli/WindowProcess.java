package app.uptick.cli;

import app.uptick.link.LinkServer;
import app.uptick.model.ScreenPoint;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens the window, which is a process of its own, or brings the one there is to the front.
final class WindowProcess implements AutoCloseable {

  private static final Logger LOG = System.getLogger(WindowProcess.class.getName());

  private final GlobalOptions options;
  private final @Nullable LinkServer link;
  private final List<String> more;
  private @Nullable Process process;

  /// @param rehearsal whether the window is to say that nothing in it is real
  WindowProcess(GlobalOptions options, @Nullable LinkServer link, boolean rehearsal) {
    this.options = options;
    this.link = link;
    more = rehearsal ? List.of(WindowCommand.REHEARSAL) : List.of();
  }

  /// Returns at once; any thread.
  void open() {
    openWith(more);
  }

  /// The same, for a click on the icon; any thread.
  void open(ScreenPoint click) {
    List<String> near = new ArrayList<>(more);
    near.add(WindowCommand.NEAR + "=" + click.x() + "," + click.y());
    openWith(near);
  }

  private synchronized void openWith(List<String> words) {
    if (link != null && link.raiseWindow()) {
      return;
    }
    if (process != null && process.isAlive()) {
      return; // It has been started and will follow the monitor in a moment.
    }
    try {
      process = start("window", options, words);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "opening the window: " + e.getMessage());
    }
  }

  /// Starts Uptick again, with a command and the same folders.
  static Process start(@Nullable String command, GlobalOptions options, List<String> more)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(launcher());
    if (command != null) {
      line.add(command);
    }
    if (options.config != null) {
      line.addAll(List.of("--config", options.config.toAbsolutePath().toString()));
    }
    line.addAll(List.of("--data", options.dataFolder().toString()));
    line.addAll(more);
    return new ProcessBuilder(line)
        .redirectInput(ProcessBuilder.Redirect.from(nowhere()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static java.io.File nowhere() {
    return Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null")
        .toFile();
  }

  private static String launcher() {
    String home = System.getProperty("uptick.home");
    return home == null ? "uptick" : Path.of(home, "bin", "uptick").toString();
  }

  /// The window ends with its monitor when that was told to quit.
  @Override
  public synchronized void close() {
    if (process != null) {
      process.destroy();
    }
  }
}
