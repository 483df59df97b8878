package app.uptick.scenario;

import java.util.List;
import java.util.stream.Stream;

/// All scenarios there are.
final class Catalogue {

  private Catalogue() {}

  static List<Scenario> all() {
    return Stream.of(
            AllIsWell.scenarios(),
            BrokenHere.scenarios(),
            BlockedOnTheWay.scenarios(),
            BrokenAtTikTok.scenarios(),
            DecisionTable.scenarios(),
            PastEvents.scenarios())
        .flatMap(List::stream)
        .toList();
  }
}
