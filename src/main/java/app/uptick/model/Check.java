package app.uptick.model;

import java.time.Duration;
import java.time.Instant;

/// One round of checks and its diagnosis: the contract's `check` object.
public record Check(Instant checkedAt, Duration elapsed, Diagnosis diagnosis) {

  /// When the round ended.
  public Instant endedAt() {
    return checkedAt.plus(elapsed);
  }
}
