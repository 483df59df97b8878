package app.uptick.monitor;

import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Checks of which only the state and its cause matter.
final class Diagnoses {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Diagnoses() {}

  /// A check that began some seconds after noon, and took a fifth of one.
  static Check check(double seconds, State state, Cause cause) {
    Diagnosis diagnosis =
        new Diagnosis(
            state,
            cause,
            Set.of(),
            Scope.UNCLEAR,
            0.9,
            state.code() + " " + cause.code(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Check(at(seconds), Duration.ofMillis(200), diagnosis);
  }

  static Instant at(double seconds) {
    return NOON.plusMillis((long) (seconds * 1000));
  }
}
