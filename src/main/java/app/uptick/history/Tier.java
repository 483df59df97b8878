package app.uptick.history;

import java.time.Duration;
import java.time.Instant;

/// The sizes in which the past is summed up, finest first: the older, the coarser.
enum Tier {
  FIVE_MINUTES(Duration.ofMinutes(5), Duration.ofDays(35)),
  HOURS(Duration.ofHours(1), Duration.ofDays(400)),
  /// Days of UTC; kept as long as there is room.
  DAYS(Duration.ofDays(1), Duration.ofDays(36_500));

  private final Duration width;
  private final Duration kept;

  Tier(Duration width, Duration kept) {
    this.width = width;
    this.kept = kept;
  }

  Duration width() {
    return width;
  }

  /// How long it is kept, room permitting.
  Duration kept() {
    return kept;
  }

  /// What it is made of; the finest is made of checks.
  Tier finer() {
    return switch (this) {
      case FIVE_MINUTES, HOURS -> FIVE_MINUTES;
      case DAYS -> HOURS;
    };
  }

  /// Where the roll-up begins that a moment falls into.
  Instant floor(Instant at) {
    long millis = width.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), millis) * millis);
  }
}
