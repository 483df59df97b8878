package app.uptick.cli;

import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Check;
import app.uptick.model.Facts;
import app.uptick.model.ServiceProfile;
import app.uptick.monitor.Round;
import app.uptick.probe.Internet;
import app.uptick.probe.Warmup;
import app.uptick.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// The parts that ask and judge, wired together once for all commands.
public final class Engine {

  private final Diagnostician diagnostician;
  private final Round round;

  public Engine(ServiceProfile profile, Locale locale, Internet internet, Clock clock) {
    diagnostician = new Diagnostician(profile, locale);
    round = new Round(profile, internet, diagnostician, clock);
  }

  /// The engine for this machine's own network.
  static Engine real(
      ServiceProfile profile, Settings settings, Map<String, String> environment, Clock clock) {
    boolean direct = settings.proxy() == Settings.Proxy.DIRECT;
    Internet internet = Internet.real(direct ? null : environment);
    return new Engine(profile, Locale.getDefault(), internet, clock);
  }

  public Round round() {
    return round;
  }

  public Diagnostician diagnostician() {
    return diagnostician;
  }

  /// One full round and what it means.
  public Check check() {
    Warmup.once();
    long start = System.nanoTime();
    Facts facts = round.full();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return new Check(facts.at(), elapsed, diagnostician.diagnose(facts));
  }
}
