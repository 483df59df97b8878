package app.uptick.cli;

import app.uptick.circle.CircleException;
import app.uptick.circle.CircleWord;
import app.uptick.link.ContractJson;
import app.uptick.model.Check;
import app.uptick.model.Source;
import app.uptick.model.Testimony;
import app.uptick.probe.Internet;
import app.uptick.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `uptick check`: one full round of checks, and its verdict.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks once, prints the verdict, and exits with it.",
    footer = {
      "",
      "Exit codes: 0 up, 1 degraded, 2 down or blocked, 3 your side or unknown,",
      "64 wrong usage, 70 internal error, 78 bad configuration."
    })
final class CheckCommand implements Callable<Integer> {

  /// Of the time there is, so much is for what comes before and after the broker's answer.
  private static final Duration ASIDE = Duration.ofMillis(300);

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Override
  public Integer call() {
    Settings settings = options.speakAsSet();
    Engine engine =
        Engine.by(
            settings,
            options.profile(),
            Internet.real(Map.copyOf(System.getenv())),
            options.dataFolder(),
            Clock.systemUTC());
    Check check = engine.check(new CircleOfThePerson());
    System.out.println(json ? ContractJson.check(check) : new CheckText().of(check).strip());
    return ExitCode.of(check.diagnosis().state());
  }

  /// The circle, as one more witness.
  private final class CircleOfThePerson implements Engine.Others {

    @Override
    public List<Testimony> said(Duration patience) {
      if (!isAsked()) {
        return List.of();
      }
      try {
        return CircleNow.of(options.dataFolder(), patience.minus(ASIDE))
            .map(each -> CircleWord.of(each, Instant.now()))
            .stream()
            .toList();
      } catch (CircleException e) {
        System.err.println("uptick: " + e.getMessage());
        return List.of();
      } catch (InterruptedException _) {
        return unheard();
      }
    }

    @Override
    public List<Testimony> unheard() {
      return isAsked() && CircleNow.isIn(options.dataFolder())
          ? List.of(CircleWord.late(Instant.now()))
          : List.of();
    }

    private boolean isAsked() {
      return options.settings().sources().known().contains(Source.CIRCLE);
    }
  }
}
