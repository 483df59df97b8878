package app.uptick.cli;

import app.uptick.settings.ConfigurationException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `uptick` itself: the commands, and what becomes of their errors.
@Command(
    name = "uptick",
    mixinStandardHelpOptions = true,
    version = "uptick 0.1.0",
    description = {"Is TikTok down, or is it just me?", "", "Without a command: the tray monitor."})
public final class Uptick implements Callable<Integer> {

  private final Desktop desktop;

  @Mixin private final GlobalOptions options = new GlobalOptions();

  private Uptick(Desktop desktop) {
    this.desktop = desktop;
  }

  /// Runs the command line; the exit code.
  public static int run(Desktop desktop, String... args) {
    CommandLine line = new CommandLine(new Uptick(desktop));
    line.addSubcommand(new CheckCommand());
    line.addSubcommand(new WatchCommand(desktop));
    line.addSubcommand(new StatusCommand());
    line.addSubcommand(new WaitCommand());
    line.addSubcommand(new WindowCommand(desktop));
    line.addSubcommand(new HistoryCommand());
    line.addSubcommand(new BenchmarkCommand());
    line.addSubcommand(new TrainCommand());
    line.setParameterExceptionHandler(Uptick::wrongUsage);
    line.setExecutionExceptionHandler(Uptick::failed);
    return line.execute(args);
  }

  @Override
  public Integer call() throws Exception {
    return new TrayCommand(desktop, options).call();
  }

  private static int wrongUsage(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("uptick: " + e.getMessage());
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof ConfigurationException) {
      line.getErr().println("uptick: " + e.getMessage());
      return ExitCode.CONFIGURATION;
    }
    line.getErr().println("uptick: internal error: " + e);
    return ExitCode.INTERNAL;
  }
}
