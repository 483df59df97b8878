package app.uptick.history;

import java.time.Duration;
import java.time.Instant;

/// A stretch in which nobody looked.
record Gap(Instant at, Instant until, Unobserved why) {

  Duration length() {
    return Duration.between(at, until);
  }
}
