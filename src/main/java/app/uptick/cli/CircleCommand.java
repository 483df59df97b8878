package app.uptick.cli;

import app.uptick.circle.Joining;
import app.uptick.link.ContractJson;
import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.CircleView.Part;
import app.uptick.model.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `uptick circle`: who of the people you know sees what; and how to come together with them.
@Command(
    name = "circle",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what the members of your circle see.",
      "",
      "A circle is people who know each other and tell each other what their Uptick sees, through",
      "an MQTT 5 broker of their choice. What they tell is sealed: the broker can't read it."
    })
final class CircleCommand implements Callable<Integer> {

  /// Connecting may take ten seconds, and what the broker has a moment more.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final CheckText TEXTS = new CheckText();

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  /// With the commands below it.
  static CommandLine line() {
    CommandLine line = new CommandLine(new CircleCommand());
    line.addSubcommand(new Create());
    line.addSubcommand(new Join());
    line.addSubcommand(new Invite());
    line.addSubcommand(new Leave());
    line.getSubcommands().values().forEach(each -> each.getCommandSpec().version(Uptick.VERSION));
    return line;
  }

  @Override
  public Integer call() throws InterruptedException {
    options.speakAsSet();
    Optional<CircleView> circle = CircleNow.of(options.dataFolder(), PATIENCE);
    Instant now = Instant.now();
    if (json) {
      System.out.println(ContractJson.circleLine(circle, now));
    } else {
      System.out.print(
          circle
              .map(each -> new CircleText(TEXTS).of(each, now))
              .orElseGet(() -> TEXTS.text("circle.none") + "\n"));
    }
    boolean isFine = circle.isEmpty() || circle.get().contact() == Contact.CONNECTED;
    return isFine ? ExitCode.OK : ExitCode.TIME_OVER;
  }

  /// Comes into the circle of `code` if its broker lets us in; the exit code.
  private static int enter(GlobalOptions options, String code, boolean allowPlain, String done)
      throws IOException, InterruptedException {
    Joining joining = new Joining(options.dataFolder(), Clock.systemUTC());
    joining.refuseIfIn();
    CircleView seen = joining.look(code, allowPlain, PATIENCE);
    if (seen.contact() != Contact.CONNECTED) {
      System.err.println("uptick: " + new CircleText(TEXTS).contact(seen));
      return ExitCode.TIME_OVER;
    }
    joining.join(code, allowPlain);
    long others = seen.members().stream().filter(each -> each.part() != Part.LEFT).count();
    System.out.println(TEXTS.text(done, others));
    if (others == 0 && seen.ignored() > 0) {
      System.err.println("uptick: " + TEXTS.text("circle.cannot-read"));
    }
    System.err.println(TEXTS.text(hint(options)));
    return ExitCode.OK;
  }

  private static String hint(GlobalOptions options) {
    return options.settings().sources().known().contains(Source.CIRCLE)
        ? "circle.no-monitor"
        : "circle.switched-off";
  }

  /// `uptick circle create`: begins a circle.
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Begins a circle, and prints the invitation to it.")
  private static final class Create implements Callable<Integer> {

    @Mixin private final GlobalOptions options = new GlobalOptions();

    @Option(
        names = "--broker",
        required = true,
        paramLabel = "URL",
        description = {
          "The MQTT 5 broker: mqtts://[name:password@]host[:8883].",
          "The invitation carries the password, too."
        })
    private String broker = "";

    @Option(
        names = "--certificate",
        paramLabel = "FILE",
        description = "The certificate of a broker of your own, or of its authority (PEM).")
    private @Nullable Path certificate;

    @Option(
        names = "--allow-plain",
        description = "Allow mqtt:// to other machines, where others on the way may listen.")
    private boolean allowPlain;

    @Override
    public Integer call() throws IOException, InterruptedException {
      options.speakAsSet();
      String code = Joining.create(broker, certificate, allowPlain);
      int exit = enter(options, code, allowPlain, "circle.created");
      if (exit == ExitCode.OK) {
        System.out.println(code);
      }
      return exit;
    }
  }

  /// `uptick circle join`: comes into a circle.
  @Command(
      name = "join",
      mixinStandardHelpOptions = true,
      description = "Comes into the circle of an invitation.")
  private static final class Join implements Callable<Integer> {

    @Mixin private final GlobalOptions options = new GlobalOptions();

    @Parameters(paramLabel = "CODE", description = "The invitation.")
    private String code = "";

    @Option(
        names = "--allow-plain",
        description = "Allow mqtt:// to other machines, where others on the way may listen.")
    private boolean allowPlain;

    @Override
    public Integer call() throws IOException, InterruptedException {
      options.speakAsSet();
      return enter(options, code, allowPlain, "circle.joined");
    }
  }

  /// `uptick circle invite`: the invitation once more.
  @Command(
      name = "invite",
      mixinStandardHelpOptions = true,
      description = "Prints the invitation to your circle.")
  private static final class Invite implements Callable<Integer> {

    @Mixin private final GlobalOptions options = new GlobalOptions();

    @Override
    public Integer call() {
      options.speakAsSet();
      Optional<String> code = new Joining(options.dataFolder(), Clock.systemUTC()).invitation();
      System.out.println(code.orElseGet(() -> TEXTS.text("circle.none")));
      return code.isPresent() ? ExitCode.OK : ExitCode.TIME_OVER;
    }
  }

  /// `uptick circle leave`: leaves the circle.
  @Command(name = "leave", mixinStandardHelpOptions = true, description = "Leaves your circle.")
  private static final class Leave implements Callable<Integer> {

    @Mixin private final GlobalOptions options = new GlobalOptions();

    @Override
    public Integer call() throws IOException {
      options.speakAsSet();
      boolean wasIn = new Joining(options.dataFolder(), Clock.systemUTC()).leave();
      System.out.println(TEXTS.text(wasIn ? "circle.left-it" : "circle.none-left"));
      return ExitCode.OK;
    }
  }
}
