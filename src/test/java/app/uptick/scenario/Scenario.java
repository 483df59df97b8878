package app.uptick.scenario;

import app.uptick.demo.SimulatedInternet;
import app.uptick.demo.Who;
import app.uptick.demo.World;
import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Diagnosis;
import app.uptick.model.Facts;
import app.uptick.model.FunctionId;
import app.uptick.model.ServiceProfile;
import app.uptick.monitor.Round;
import app.uptick.monitor.Round.Patience;
import app.uptick.probe.Limits;
import app.uptick.settings.ProfileFile;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// A network that is broken in one way, by name, and the verdict that it must lead to.
record Scenario(String name, World world, Expected expected) {

  static final ServiceProfile PROFILE = ProfileFile.builtIn();

  private static final Duration MOST_WAITING = Duration.ofMillis(4800);

  /// As long as a round waits; shorter than on a real network, where answers come from afar.
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(8),
          new Limits(Duration.ofMillis(3200), Duration.ofMillis(1700), MOST_WAITING, 32_768),
          Duration.ofMillis(2500),
          new Limits(
              Duration.ofMillis(1500), Duration.ofMillis(1500), Duration.ofSeconds(2), 32_768));

  static final Who EVERYONE = Who.everyone();
  static final Who TIKTOK = Who.service(PROFILE);
  static final Who CONTROLS = Who.controls(PROFILE);
  static final Who RESOLVERS = Who.resolvers(PROFILE);

  /// The pages that tell how some functions do.
  static Who pagesOf(FunctionId... functions) {
    return Who.pages(PROFILE, functions);
  }

  /// The hosts of some functions, whatever else they serve.
  static Who hostsOf(FunctionId... functions) {
    return Who.hostsOf(PROFILE, functions);
  }

  /// The controls of some operators.
  static Who controlsOf(String... operators) {
    return Who.operator(PROFILE, operators);
  }

  static Scenario scenario(String name, UnaryOperator<World> faults, Expected expected) {
    return new Scenario(name, faults.apply(new World()), expected);
  }

  /// What was seen of a network, and what was made of it.
  record Played(Diagnosis diagnosis, Facts facts) {

    /// How late this machine was.
    Duration lag() {
      return facts.lag();
    }
  }

  /// Builds the network, asks everyone in it, and judges.
  Played play() {
    Diagnostician diagnostician = new Diagnostician(PROFILE, Locale.ENGLISH);
    try (SimulatedInternet simulated = new SimulatedInternet(world, PROFILE)) {
      Round round =
          new Round(PROFILE, simulated.internet(), diagnostician, Clock.systemUTC(), SHORT);
      Facts facts = round.full();
      return new Played(diagnostician.diagnose(facts), facts);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
