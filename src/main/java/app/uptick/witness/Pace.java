package app.uptick.witness;

import java.time.Duration;

/// How often a witness may be asked while nothing is wrong: what changes slowly, or is sought by
/// few, is asked seldom.
public enum Pace {
  /// Official words and pages, which somebody writes.
  TEN_MINUTES(Duration.ofMinutes(10)),
  /// Measurements that are published with hours of delay.
  SIX_HOURS(Duration.ofHours(6)),
  /// Only where something looks wrong, or when a person wants to know.
  NEVER(Duration.ofDays(365_000));

  private final Duration interval;

  Pace(Duration interval) {
    this.interval = interval;
  }

  public Duration interval() {
    return interval;
  }
}
