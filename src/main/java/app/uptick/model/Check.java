package app.uptick.model;

import java.time.Duration;
import java.time.Instant;

/// One round of checks and its diagnosis: the contract's `check` object.
///
/// @param elapsed how long our own probes took; witnesses are waited for beyond that
public record Check(Instant checkedAt, Duration elapsed, Diagnosis diagnosis) {

  /// When the round ended.
  public Instant endedAt() {
    return checkedAt.plus(elapsed);
  }
}
