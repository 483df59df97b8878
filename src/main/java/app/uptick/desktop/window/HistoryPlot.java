package app.uptick.desktop.window;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// Where everything of a history stands on a chart of a given size; draws nothing.
///
/// One spike does not flatten the rest: the scale ends somewhat above the 95th percentile, and what
/// lies beyond is marked at the edge.
///
/// @param topMillis the response time at the upper edge
record HistoryPlot(HistoryView view, double width, double height, double topMillis) {

  private static final double SPIKE_FREE = 0.95;
  private static final double HEADROOM = 1.5;
  private static final double LEAST_TOP_MILLIS = 100;
  private static final int GRID_LINES = 4;

  /// So many usual steps without a point are a gap.
  private static final int GAP_STEPS = 3;

  static HistoryPlot of(HistoryView view, double width, double height) {
    return new HistoryPlot(view, width, height, top(view.points()));
  }

  private static double top(List<Point> points) {
    var sorted = points.stream().mapToDouble(HistoryPlot::millis).sorted().toArray();
    if (sorted.length == 0) {
      return niceAbove(LEAST_TOP_MILLIS);
    }
    double usual = sorted[(int) Math.floor(SPIKE_FREE * (sorted.length - 1))];
    double highest = sorted[sorted.length - 1];
    return niceAbove(Math.max(LEAST_TOP_MILLIS, Math.min(highest, usual * HEADROOM)));
  }

  /// The least of 1, 2, 2.5, 4, 5, 8 times a power of ten that is not below `value`.
  private static double niceAbove(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    return DoubleStream.of(1, 2, 2.5, 4, 5, 8, 10)
        .map(step -> step * power)
        .filter(step -> step >= value)
        .findFirst()
        .orElse(10 * power);
  }

  static double millis(Point point) {
    return point.median().toNanos() / 1e6;
  }

  /// What one in twenty of a point's answers exceeded, in milliseconds.
  static double slowest(Point point) {
    return point.p95().toNanos() / 1e6;
  }

  double x(Instant at) {
    double span = Duration.between(view.from(), view.to()).toMillis();
    double since = Duration.between(view.from(), at).toMillis();
    return span <= 0 ? 0 : Math.clamp(since / span, 0, 1) * width;
  }

  double y(Point point) {
    return y(millis(point));
  }

  double y(double millis) {
    return height - Math.min(millis / topMillis, 1) * height;
  }

  boolean isClipped(Point point) {
    return millis(point) > topMillis;
  }

  /// The response times at which a line helps the eye, the upper edge last.
  List<Double> grid() {
    var lines = new ArrayList<Double>();
    for (int i = 1; i <= GRID_LINES; i++) {
      lines.add(topMillis * i / GRID_LINES);
    }
    return lines;
  }

  /// The points, cut where nothing was measured for a while, so that no line is drawn over a gap;
  /// gaps that are shorter than the usual way from point to point are within the points.
  List<List<Point>> runs() {
    var runs = new ArrayList<List<Point>>();
    var run = new ArrayList<Point>();
    var step = usualStep();
    for (var point : view.points()) {
      if (!run.isEmpty() && isApart(run.getLast(), point, step)) {
        runs.add(List.copyOf(run));
        run.clear();
      }
      run.add(point);
    }
    if (!run.isEmpty()) {
      runs.add(List.copyOf(run));
    }
    return runs;
  }

  private boolean isApart(Point before, Point after, Duration step) {
    return Duration.between(before.at(), after.at()).compareTo(step.multipliedBy(GAP_STEPS)) > 0
        || view.bands().stream()
            .anyMatch(band ->
                !band.kind().isObserved()
                    && Duration.between(band.from(), band.to()).compareTo(step) >= 0
                    && band.from().isBefore(after.at())
                    && band.to().isAfter(before.at()));
  }

  /// The median distance between points.
  private Duration usualStep() {
    var points = view.points();
    var steps = new ArrayList<Duration>();
    for (int i = 1; i < points.size(); i++) {
      steps.add(Duration.between(points.get(i - 1).at(), points.get(i).at()));
    }
    steps.sort(Comparator.naturalOrder());
    return steps.isEmpty() ? Duration.ZERO : steps.get(steps.size() / 2);
  }

  /// The moment at a place on the chart.
  Instant moment(double x) {
    double span = Duration.between(view.from(), view.to()).toMillis();
    return view.from().plusMillis(Math.round(span * Math.clamp(x / width, 0, 1)));
  }

  /// The point that is nearest to a moment, unless it is too far off to speak for it; none for time
  /// that nobody observed.
  Optional<Point> nearest(Instant at) {
    if (isUnobserved(at)) {
      return Optional.empty();
    }
    var reach = usualStep().multipliedBy(GAP_STEPS).dividedBy(2).plusSeconds(1);
    return view.points().stream()
        .min(Comparator.comparing(point -> Duration.between(point.at(), at).abs()))
        .filter(point -> Duration.between(point.at(), at).abs().compareTo(reach) <= 0);
  }

  private boolean isUnobserved(Instant at) {
    return view.bands().stream()
        .anyMatch(
            band -> !band.kind().isObserved() && band.from().isBefore(at) && band.to().isAfter(at));
  }

  /// What could be said of a moment.
  Kind kind(Instant at) {
    return view.bands().stream()
        .filter(band -> !band.from().isAfter(at) && band.to().isAfter(at))
        .map(Band::kind)
        .findFirst()
        .orElse(
            view.bands().isEmpty() || !at.equals(view.to())
                ? Kind.UNOBSERVED
                : view.bands().getLast().kind());
  }
}
