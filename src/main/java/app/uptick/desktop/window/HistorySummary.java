package app.uptick.desktop.window;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// What a stretch of a history comes to in numbers.
///
/// @param judged the time in which something could be said of TikTok
/// @param coverage how much of all the time that is, 0 to 1
/// @param share of that time in which it worked, 0 to 1; empty where nothing was judged
/// @param troubles newest first
/// @param typical the median of the points; empty where there are none
/// @param slowest the point whose slow answers took longest
record HistorySummary(
    Duration judged,
    double coverage,
    OptionalDouble share,
    List<Band> troubles,
    Optional<Duration> typical,
    Optional<Point> slowest) {

  /// Of all of a view.
  static HistorySummary of(HistoryView view) {
    return of(view, view.from(), view.to());
  }

  /// Of the part of a view between two moments.
  static HistorySummary of(HistoryView view, Instant from, Instant to) {
    var bands =
        view.bands().stream()
            .map(band -> new Band(later(band.from(), from), earlier(band.to(), to), band.kind()))
            .filter(band -> band.from().isBefore(band.to()))
            .toList();
    var points =
        view.points().stream()
            .filter(point -> !point.at().isBefore(from) && !point.at().isAfter(to))
            .toList();
    var judged = total(bands, Kind::isJudged);
    var worked = total(bands, kind -> kind == Kind.UP);
    return new HistorySummary(
        judged,
        ratio(judged, Duration.between(from, to)),
        judged.isZero() ? OptionalDouble.empty() : OptionalDouble.of(ratio(worked, judged)),
        bands.stream().filter(band -> isTrouble(band.kind())).toList().reversed(),
        points.stream().map(Point::median).sorted().skip(points.size() / 2).findFirst(),
        points.stream().max(Comparator.comparing(Point::p95)));
  }

  /// The share in percent with one decimal, rounded down: a short outage must not read as 100.
  double percent() {
    return percent(share.orElse(0));
  }

  /// The coverage in the same way.
  double coveredPercent() {
    return percent(coverage);
  }

  private static double percent(double ratio) {
    return Math.floor(ratio * 1000) / 10;
  }

  private static double ratio(Duration part, Duration whole) {
    return whole.isZero() ? 0 : (double) part.toMillis() / whole.toMillis();
  }

  private static Duration total(List<Band> bands, Predicate<Kind> counts) {
    return bands.stream()
        .filter(band -> counts.test(band.kind()))
        .map(band -> Duration.between(band.from(), band.to()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /// Whether a person would want to hear of it.
  static boolean isTrouble(Kind kind) {
    return kind.isBad() || kind == Kind.YOUR_SIDE;
  }
}
