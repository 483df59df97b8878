package app.uptick.desktop.window;

import java.time.Duration;
import java.time.Instant;

/// The stretch of time that the chart shows, and what zooming and moving make of it.
///
/// It never leaves the time between the `earliest` and the `latest` that can be shown, and one that
/// ends at the latest goes on with it.
record ViewRange(Instant from, Instant to, Instant earliest, Instant latest) {

  static final Duration SHORTEST = Duration.ofMinutes(10);
  static final Duration LONGEST = Duration.ofDays(365);

  /// The `span` up to `latest`.
  static ViewRange last(Duration span, Instant earliest, Instant latest) {
    return within(latest.minus(span), span, earliest, latest);
  }

  /// As near to `from` and as long as it may be.
  private static ViewRange within(Instant from, Duration span, Instant earliest, Instant latest) {
    var length = shorter(shorter(longer(span, SHORTEST), LONGEST), reach(earliest, latest));
    var last = latest.minus(length);
    var known = from.isBefore(earliest) ? earliest : from;
    var begin = known.isAfter(last) ? last : known;
    return new ViewRange(begin, begin.plus(length), earliest, latest);
  }

  /// However little was recorded, the shortest stretch can be shown.
  private static Duration reach(Instant earliest, Instant latest) {
    return longer(Duration.between(earliest, latest), SHORTEST);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  Duration span() {
    return Duration.between(from, to);
  }

  /// Whether it goes on with the time.
  boolean isLive() {
    return !to.isBefore(latest);
  }

  /// The same once more has been recorded.
  ViewRange asOf(Instant earliest, Instant latest) {
    var begin = isLive() ? latest.minus(span()) : from;
    return within(begin, span(), earliest, latest);
  }

  /// Makes the span `factor` times as long, around what is at `place`, from 0 at the left edge to 1
  /// at the right.
  ViewRange zoomed(double factor, double place) {
    var span = times(span(), factor);
    var length = shorter(shorter(longer(span, SHORTEST), LONGEST), reach(earliest, latest));
    return within(moment(place).minus(times(length, place)), length, earliest, latest);
  }

  /// Moves on by a share of the span; back where it is negative.
  ViewRange moved(double share) {
    return within(from.plus(times(span(), share)), span(), earliest, latest);
  }

  /// Another stretch of the same time, with some room around it.
  ViewRange around(Instant begin, Instant end) {
    var room = longer(Duration.between(begin, end), Duration.ofMinutes(5)).dividedBy(2);
    var start = begin.minus(room);
    return within(start, Duration.between(start, end.plus(room)), earliest, latest);
  }

  /// What is at a place, from 0 at the left edge to 1 at the right.
  Instant moment(double place) {
    return from.plus(times(span(), place));
  }

  private static Duration times(Duration span, double factor) {
    return Duration.ofMillis(Math.round(span.toMillis() * factor));
  }
}
