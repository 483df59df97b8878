package app.uptick.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What was recorded over a span of time, thinned so that it can be drawn.
///
/// @param points oldest first; none where nothing was measured
/// @param bands oldest first, without overlap
public record HistoryView(Instant from, Instant to, List<Point> points, List<Band> bands) {

  public HistoryView {
    points = List.copyOf(points);
    bands = List.copyOf(bands);
  }

  /// The median response time of the answers around a moment, and the time that one in twenty of
  /// them exceeded.
  public record Point(Instant at, Duration median, Duration p95) {

    /// Of a single answer.
    public Point(Instant at, Duration time) {
      this(at, time, time);
    }
  }

  /// A stretch of time in which one thing could be said.
  public record Band(Instant from, Instant to, Kind kind) {}

  /// What could be said of a stretch: a state, or why nobody could look.
  public enum Kind {
    UP,
    DEGRADED,
    DOWN,
    BLOCKED,
    YOUR_SIDE,
    UNKNOWN,
    /// This device had no internet, so that TikTok could not be looked at.
    OFFLINE,
    PAUSED,
    ASLEEP,
    /// The monitor did not run.
    OFF,
    /// Nobody looked, and it is not known why.
    UNOBSERVED;

    /// Whether somebody looked, whatever was seen.
    public boolean isObserved() {
      return switch (this) {
        case UP, DEGRADED, DOWN, BLOCKED, YOUR_SIDE, UNKNOWN -> true;
        case OFFLINE, PAUSED, ASLEEP, OFF, UNOBSERVED -> false;
      };
    }

    /// Whether it says how TikTok did: all else counts neither for it nor against it.
    public boolean isJudged() {
      return this == UP || isBad();
    }

    /// Whether TikTok did not work as it should.
    public boolean isBad() {
      return switch (this) {
        case DEGRADED, DOWN, BLOCKED -> true;
        case UP, YOUR_SIDE, UNKNOWN, OFFLINE, PAUSED, ASLEEP, OFF, UNOBSERVED -> false;
      };
    }
  }
}
