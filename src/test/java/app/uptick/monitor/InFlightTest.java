package app.uptick.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.Progress;
import app.uptick.model.Progress.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {

  private final List<Progress> told = new ArrayList<>();
  private final InFlight inFlight = new InFlight(told::add);

  private static Progress at(Step step, String... whom) {
    return new Progress(step, List.of(whom));
  }

  @Test
  void tellsOfARoundStepByStep() {
    inFlight.round(Step.SERVICE);
    inFlight.round(Step.SERVICE);
    inFlight.round(Step.CLOSER);
    inFlight.round(Step.IDLE);

    assertEquals(List.of(at(Step.SERVICE), at(Step.CLOSER), Progress.IDLE), told);
  }

  @Test
  void tellsOfWitnessesUntilTheyWereAsked() {
    inFlight.witnesses(List.of("Globalping", "Bluesky"));
    inFlight.witnesses(List.of());

    assertEquals(List.of(at(Step.WITNESSES, "Globalping", "Bluesky"), Progress.IDLE), told);
  }

  @Test
  void doesNotLetWitnessesEndARound() {
    inFlight.witnesses(List.of("Globalping"));
    inFlight.round(Step.SERVICE);
    inFlight.witnesses(List.of());
    inFlight.round(Step.IDLE);

    assertEquals(List.of(at(Step.WITNESSES, "Globalping"), at(Step.SERVICE), Progress.IDLE), told);
  }
}
