package app.uptick.cli;

import app.uptick.settings.ConfigurationException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `uptick` itself: the commands, and what becomes of their errors.
@Command(
    name = "uptick",
    mixinStandardHelpOptions = true,
    version = "uptick 0.1.0",
    description = "Is TikTok down, or is it just me?",
    subcommands = {CheckCommand.class})
public final class Uptick {

  /// Runs the command line; the exit code.
  public static int run(String... args) {
    CommandLine line = new CommandLine(new Uptick());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Uptick::wrongUsage);
    line.setExecutionExceptionHandler(Uptick::failed);
    return line.execute(args);
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
    line.getErr()
        .println(
            String.format(Locale.ROOT, "uptick: internal error: %s", e));
    return ExitCode.INTERNAL;
  }
}
