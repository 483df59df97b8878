package app.uptick.history;

import java.time.Duration;
import java.time.Instant;

/// A stretch in which nobody looked.
record Gap(Instant at, Instant until, Unobserved why) {

  /// Up to where another begins, at most.
  Gap before(Gap next) {
    return until.isAfter(next.at) ? new Gap(at, next.at, why) : this;
  }

  Duration length() {
    return Duration.between(at, until);
  }
}
