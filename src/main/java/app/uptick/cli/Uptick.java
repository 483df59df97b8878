package app.uptick.cli;

import app.uptick.circle.CircleException;
import app.uptick.settings.ConfigurationException;
import app.uptick.text.Languages;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `uptick` itself: the commands, and what becomes of their errors.
@Command(
    name = "uptick",
    mixinStandardHelpOptions = true,
    version = Uptick.VERSION,
    description = {"Is TikTok down, or is it just me?", "", "Without a command: the tray monitor."})
public final class Uptick implements Callable<Integer> {

  static final String NUMBER = "0.1.0";
  static final String VERSION = "uptick " + NUMBER;

  private final Desktop desktop;

  @Mixin private final GlobalOptions options = new GlobalOptions();

  private Uptick(Desktop desktop) {
    this.desktop = desktop;
  }

  /// Runs the command line; the exit code.
  public static int run(Desktop desktop, String... args) {
    Languages.use(Optional.empty());
    Output output = Output.takeOver();
    CommandLine line = new CommandLine(new Uptick(desktop));
    line.addSubcommand(new CheckCommand());
    line.addSubcommand(new WatchCommand(desktop));
    line.addSubcommand(new StatusCommand());
    line.addSubcommand(new WaitCommand());
    line.addSubcommand(new WindowCommand(desktop));
    line.addSubcommand(new TellCommand(desktop));
    line.addSubcommand(new DemoCommand(desktop));
    line.addSubcommand(new HistoryCommand());
    line.addSubcommand(CircleCommand.line());
    CommandLine benchmark = new CommandLine(new BenchmarkCommand());
    benchmark.addSubcommand(new CircleBenchmark());
    line.addSubcommand(benchmark);
    line.addSubcommand(new TrainCommand());
    line.setParameterExceptionHandler(Uptick::wrongUsage);
    line.setExecutionExceptionHandler(Uptick::failed);
    line.setExecutionStrategy(Uptick::execute);
    line.getSubcommands().values().forEach(each -> each.getCommandSpec().version(VERSION));
    int code = output.codeOf(line.execute(args));
    Ending.exitsWith(code);
    return code;
  }

  @Override
  public Integer call() throws Exception {
    return new TrayCommand(desktop, options).call();
  }

  /// Options stand after the command that they are for; before it nobody would heed them.
  private static int execute(CommandLine.ParseResult parsed) {
    if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
      String option = parsed.matchedOptions().getFirst().longestName();
      throw new CommandLine.ParameterException(
          parsed.commandSpec().commandLine(),
          "%s stands before the command '%s', want it after"
              .formatted(option, parsed.subcommand().commandSpec().name()));
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  static int wrongUsage(CommandLine.ParameterException e, String[] args) {
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
    if (e instanceof CircleException) {
      line.getErr().println("uptick: " + e.getMessage());
      return ExitCode.USAGE;
    }
    line.getErr().println("uptick: internal error: " + e);
    return ExitCode.INTERNAL;
  }
}
