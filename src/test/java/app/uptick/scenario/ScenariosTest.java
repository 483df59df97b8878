package app.uptick.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.Diagnosis;
import app.uptick.scenario.Scenario.Played;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every network that is known to break leads to its whole verdict.
final class ScenariosTest {

  /// Most of a round is waiting, so that several are made at a time.
  private static final int AT_A_TIME = 6;

  /// Of a machine that is later than this, no time that it takes says anything.
  private static final Duration MOST_LAG = Duration.ofMillis(250);

  private static final int MOST_TRIES = 4;

  private static final ExecutorService ROUNDS = Executors.newFixedThreadPool(AT_A_TIME);

  static Stream<Arguments> scenarios() {
    Scenario first = Catalogue.all().getFirst();
    for (int i = 0; i < 3; i++) {
      first.play(); // handshakes that are made for the first time take as long as slow networks
    }
    List<Arguments> begun =
        Catalogue.all().stream()
            .map(each -> Arguments.of(each, ROUNDS.submit((Callable<Played>) each::play)))
            .toList();
    return begun.stream();
  }

  @AfterAll
  static void end() {
    ROUNDS.shutdownNow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void leadsToItsVerdict(Scenario scenario, Future<Played> round)
      throws ExecutionException, InterruptedException {
    Played played = round.get();
    for (int tries = 1; tries < MOST_TRIES && isDisturbed(scenario, played); tries++) {
      played = scenario.play();
    }

    List<String> differences = scenario.expected().differences(played.diagnosis());

    Diagnosis diagnosis = played.diagnosis();
    assertEquals(List.of(), differences, () -> diagnosis.headline() + " " + diagnosis.evidence());
  }

  private static boolean isDisturbed(Scenario scenario, Played played) {
    return played.lag().compareTo(MOST_LAG) > 0
        && !scenario.expected().differences(played.diagnosis()).isEmpty();
  }

  @Test
  void everyScenarioHasItsOwnName() {
    List<String> names = Catalogue.all().stream().map(Scenario::name).toList();

    assertEquals(names.stream().distinct().toList(), names);
  }
}
