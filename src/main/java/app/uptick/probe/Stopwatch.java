package app.uptick.probe;

import java.time.Duration;

/// Time since a start, by the clock that no one sets.
final class Stopwatch {

  private final long start = System.nanoTime();

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// What is left of `limit`, at least 1 ms, since a time-out of 0 would mean none.
  int millisLeft(Duration limit) {
    return (int) Math.max(1, limit.minus(elapsed()).toMillis());
  }

  boolean isPast(Duration limit) {
    return elapsed().compareTo(limit) >= 0;
  }
}
