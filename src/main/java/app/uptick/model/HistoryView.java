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

  /// The median response time of the answers around a moment.
  public record Point(Instant at, Duration median) {}

  /// A stretch of time in which one thing could be said.
  public record Band(Instant from, Instant to, Kind kind) {}

  /// What could be said of a stretch: a state, or that nobody looked.
  public enum Kind {
    UP,
    DEGRADED,
    DOWN,
    BLOCKED,
    YOUR_SIDE,
    UNKNOWN,
    /// Asleep, off, paused or offline: neither health nor trouble.
    UNOBSERVED
  }
}
