package app.uptick.cli;

import app.uptick.model.ScreenPoint;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `uptick window`: opens the window; starts the monitor if none runs.
@Command(
    name = "window",
    mixinStandardHelpOptions = true,
    description = "Opens the window; starts the monitor if none runs.")
final class WindowCommand implements Callable<Integer> {

  /// Says that the monitor whose window this is rehearses.
  static final String REHEARSAL = "--rehearsal";

  /// Says where the person asked for it: `X,Y`.
  static final String NEAR = "--near";

  private final Desktop desktop;

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Option(names = REHEARSAL, hidden = true)
  private boolean rehearsal;

  @Option(names = NEAR, hidden = true, converter = ScreenPointConverter.class)
  private @Nullable ScreenPoint near;

  WindowCommand(Desktop desktop) {
    this.desktop = desktop;
  }

  @Override
  public Integer call() {
    options.speakAsSet();
    if (!desktop.hasDisplay()) {
      System.err.println(new CheckText().text("no-window"));
      return ExitCode.INTERNAL;
    }
    return desktop.showWindow(
        options.dataFolder(), options.settingsFile(), rehearsal, near, this::start);
  }

  /// A rehearsal has a folder of its own, whatever this window's is.
  private CompletableFuture<?> start(Desktop.Started what) {
    try {
      return switch (what) {
        case MONITOR -> WindowProcess.start(null, options, List.of()).onExit();
        case REHEARSAL -> WindowProcess.start("demo", options, List.of()).onExit();
      };
    } catch (IOException e) {
      System.err.println("uptick: starting the monitor: " + e.getMessage());
      return CompletableFuture.completedFuture(null);
    }
  }
}
