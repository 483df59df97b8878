package app.uptick.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `uptick window`: opens the window; starts the monitor if none runs.
@Command(
    name = "window",
    mixinStandardHelpOptions = true,
    description = "Opens the window; starts the monitor if none runs.")
final class WindowCommand implements Callable<Integer> {

  private final Desktop desktop;

  @Mixin private final GlobalOptions options = new GlobalOptions();

  WindowCommand(Desktop desktop) {
    this.desktop = desktop;
  }

  @Override
  public Integer call() {
    options.settings();
    if (!desktop.hasDisplay()) {
      System.err.println(new CheckText(Locale.getDefault()).text("no-window"));
      return ExitCode.INTERNAL;
    }
    return desktop.showWindow(options.dataFolder(), this::startMonitor);
  }

  private void startMonitor() {
    try {
      WindowProcess.start(null, options);
    } catch (IOException e) {
      System.err.println("uptick: starting the monitor: " + e.getMessage());
    }
  }
}
