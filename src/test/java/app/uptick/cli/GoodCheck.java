package app.uptick.cli;

import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A check that found all well, and nothing else to tell.
final class GoodCheck {

  private GoodCheck() {}

  static Check at(Instant at) {
    return new Check(
        at,
        Duration.ofMillis(600),
        new Diagnosis(
            State.UP,
            Cause.NONE,
            Set.of(),
            Scope.UNCLEAR,
            0.97,
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }
}
