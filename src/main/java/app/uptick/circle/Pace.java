package app.uptick.circle;

import java.time.Duration;
import java.time.Instant;

/// Lets so much through at once, and then one more each so often.
final class Pace {

  private final double most;
  private final Duration each;
  private double left;
  private Instant at;

  Pace(double most, Duration each, Instant now) {
    this.most = most;
    this.each = each;
    left = most;
    at = now;
  }

  boolean allows(Instant now) {
    long passed = Math.max(0, Duration.between(at, now).toMillis());
    left = Math.min(most, left + (double) passed / each.toMillis());
    at = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
