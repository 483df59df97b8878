package app.uptick.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.Diagnosis;
import app.uptick.scenario.Scenario.Played;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every network that is known to break leads to its whole verdict.
final class ScenariosTest {

  static List<Scenario> scenarios() {
    return PlayedScenarios.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void leadsToItsVerdict(Scenario scenario) {
    Played played = PlayedScenarios.of(scenario);

    List<String> differences = scenario.expected().differences(played.diagnosis());

    Diagnosis diagnosis = played.diagnosis();
    assertEquals(List.of(), differences, () -> diagnosis.headline() + " " + diagnosis.evidence());
  }

  @Test
  void everyScenarioHasItsOwnName() {
    List<String> names = Catalogue.all().stream().map(Scenario::name).toList();

    assertEquals(names.stream().distinct().toList(), names);
  }
}
