package app.uptick.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.diagnosis.Calibration;
import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Diagnosis;
import app.uptick.monitor.SimulatedYear;
import app.uptick.scenario.Scenario.Played;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Confidence means what it says, over all scenarios, the same with noise, and a year of polls.
final class CalibrationTest {

  /// Of a hundred requests, so many fail by themselves, and twice as many on a bad day.
  private static final double[] RATES = {0.02, 0.04};

  private static final int VARIANTS = 20;
  private static final int SURE = 90;

  @Test
  void ofClaimsMadeWithNineTenthsOrMoreNineteenInTwentyAreRight() {
    Calibration scenarios = new Calibration();
    Calibration noisy = new Calibration();
    for (Scenario scenario : PlayedScenarios.all()) {
      Played played = PlayedScenarios.of(scenario);
      add(scenarios, scenario, played.diagnosis());
      addNoisy(noisy, scenario, played);
    }
    Calibration trouble = SimulatedYear.shared().calibrationOfTrouble();
    Calibration all = new Calibration();
    all.add(scenarios);
    all.add(noisy);
    all.add(SimulatedYear.shared().calibration());

    System.out.println(scenarios.table("All scenarios"));
    System.out.println(noisy.table("The same, with requests that fail by themselves"));
    System.out.println(trouble.table("A year of polls: verdicts other than up"));
    System.out.println(all.table("All of these, and a year's verdicts of up"));

    assertRight("scenarios", scenarios);
    assertRight("scenarios with noise", noisy);
    assertRight("trouble in a year", trouble);
    assertRight("all", all);
  }

  private static void add(Calibration calibration, Scenario scenario, Diagnosis diagnosis) {
    calibration.add(diagnosis.confidence(), diagnosis.state() == scenario.expected().state());
  }

  private static void addNoisy(Calibration calibration, Scenario scenario, Played played) {
    Diagnostician diagnostician = new Diagnostician(Scenario.PROFILE, Locale.ENGLISH);
    for (double rate : RATES) {
      for (int variant = 0; variant < VARIANTS; variant++) {
        Noise noise = new Noise(rate, new Random(scenario.name().hashCode() + variant));
        add(calibration, scenario, diagnostician.diagnose(noise.over(played.facts())));
      }
    }
  }

  private static void assertRight(String name, Calibration calibration) {
    double right = calibration.rightOf(SURE);
    assertTrue(
        right >= 0.95, () -> "of sure claims over " + name + " only " + right + " are right");
  }
}
