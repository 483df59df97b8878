package app.uptick.desktop.window;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// Where everything of a history stands on a chart of a given size; draws nothing. The chart shows
/// the time from `from` to `to`, which may be more or less than the view knows of.
///
/// One spike does not flatten the rest: the scale ends somewhat above the 95th percentile, and what
/// lies beyond is marked at the edge.
///
/// @param topMillis the response time at the upper edge
/// @param step the usual distance between points
record HistoryPlot(
    HistoryView view,
    Instant from,
    Instant to,
    double width,
    double height,
    double topMillis,
    Duration step) {

  private static final double SPIKE_FREE = 0.95;
  private static final double SLOW_SHOWN = 0.9;
  private static final double HEADROOM = 1.5;
  private static final double LEAST_TOP_MILLIS = 100;
  private static final int GRID_LINES = 4;

  /// So many usual steps without a point are a gap.
  private static final int GAP_STEPS = 3;

  /// The narrowest gap that the eye sees, in pixels: over what is narrower, a line goes on.
  private static final double LEAST_SEEN = 3;

  /// All of a view.
  static HistoryPlot of(HistoryView view, double width, double height) {
    return of(view, view.from(), view.to(), width, height);
  }

  static HistoryPlot of(HistoryView view, Instant from, Instant to, double width, double height) {
    return new HistoryPlot(
        view, from, to, width, height, top(within(view, from, to)), usualStep(view.points()));
  }

  /// The same at another time or size; the scale stays as it is, so that nothing jumps while the
  /// picture is moved.
  HistoryPlot at(Instant from, Instant to, double width, double height) {
    return new HistoryPlot(view, from, to, width, height, topMillis, step);
  }

  /// The points that are shown.
  List<Point> points() {
    return within(view, from, to);
  }

  private static List<Point> within(HistoryView view, Instant from, Instant to) {
    return view.points().stream()
        .filter(point -> !point.at().isBefore(from) && !point.at().isAfter(to))
        .toList();
  }

  /// Above nearly all medians with some room, and above nearly all of the shade.
  private static double top(List<Point> points) {
    if (points.isEmpty()) {
      return niceAbove(LEAST_TOP_MILLIS);
    }
    var medians = points.stream().mapToDouble(HistoryPlot::millis).sorted().toArray();
    var slow = points.stream().mapToDouble(HistoryPlot::slowest).sorted().toArray();
    double usual = Math.max(HEADROOM * most(medians, SPIKE_FREE), most(slow, SLOW_SHOWN));
    double highest = slow[slow.length - 1];
    return niceAbove(Math.max(LEAST_TOP_MILLIS, Math.min(highest, usual)));
  }

  private static double most(double[] sorted, double share) {
    return sorted[(int) Math.floor(share * (sorted.length - 1))];
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

  /// Of what lies outside of the chart, the nearer edge.
  double x(Instant at) {
    return Math.clamp(place(at), 0, width);
  }

  /// The same, and beyond the edges for what lies there.
  double place(Instant at) {
    double span = Duration.between(from, to).toMillis();
    return span <= 0 ? 0 : Duration.between(from, at).toMillis() / span * width;
  }

  double y(Point point) {
    return y(millis(point));
  }

  double y(double millis) {
    return height - Math.min(millis / topMillis, 1) * height;
  }

  /// Whether some answers took longer than the chart is high, be it one in twenty.
  boolean isClipped(Point point) {
    return slowest(point) > topMillis || millis(point) > topMillis;
  }

  /// The response times at which a line helps the eye, the upper edge last.
  List<Double> grid() {
    var lines = new ArrayList<Double>();
    for (int i = 1; i <= GRID_LINES; i++) {
      lines.add(topMillis * i / GRID_LINES);
    }
    return lines;
  }

  /// The bands that are at least partly shown.
  List<Band> bands() {
    return view.bands().stream()
        .filter(band -> band.from().isBefore(to) && band.to().isAfter(from))
        .toList();
  }

  /// A point where its line goes through it.
  record Spot(double x, Point point) {}

  /// The lines through the points. One that stands alone lies over all the time that it tells of: a
  /// dot would hardly be seen.
  List<List<Spot>> lines() {
    var gaps = gaps();
    return runs(gaps).stream()
        .map(run -> run.size() == 1 ? alone(run.getFirst(), gaps) : through(run))
        .toList();
  }

  private List<Spot> through(List<Point> run) {
    return run.stream().map(point -> new Spot(place(point.at()), point)).toList();
  }

  /// As far as somebody observed, and never too short to be seen.
  private List<Spot> alone(Point point, List<Band> gaps) {
    double begin = place(point.at().minus(step.dividedBy(2)));
    double end = place(point.at().plus(step.dividedBy(2)));
    for (var gap : gaps) {
      if (middle(gap).isAfter(point.at())) {
        end = Math.min(end, place(gap.from()));
      } else {
        begin = Math.max(begin, place(gap.to()));
      }
    }
    double middle = (begin + end) / 2;
    double half = Math.max(LEAST_SEEN, end - begin) / 2;
    return List.of(new Spot(middle - half, point), new Spot(middle + half, point));
  }

  private static Instant middle(Band gap) {
    return gap.from().plus(Duration.between(gap.from(), gap.to()).dividedBy(2));
  }

  /// The points, cut where a gap is wide enough to be seen, so that no line is drawn over it: where
  /// nobody observed, or nothing was measured for a while.
  List<List<Point>> runs() {
    return runs(gaps());
  }

  private List<List<Point>> runs(List<Band> gaps) {
    var runs = new ArrayList<List<Point>>();
    var run = new ArrayList<Point>();
    int gap = 0;
    for (var point : view.points()) {
      while (gap < gaps.size() && !run.isEmpty() && !gaps.get(gap).to().isAfter(last(run))) {
        gap++;
      }
      if (!run.isEmpty() && (isFar(last(run), point) || isBetween(gaps, gap, last(run), point))) {
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

  private static Instant last(List<Point> run) {
    return run.getLast().at();
  }

  private boolean isFar(Instant before, Point after) {
    return Duration.between(before, after.at()).compareTo(step.multipliedBy(GAP_STEPS)) > 0
        && isSeen(before, after.at());
  }

  /// Whether enough of a gap to be seen lies between two points.
  private boolean isBetween(List<Band> gaps, int first, Instant before, Point after) {
    return gaps.subList(first, gaps.size()).stream()
        .takeWhile(gap -> gap.from().isBefore(after.at()))
        .anyMatch(gap -> isSeen(later(gap.from(), before), earlier(gap.to(), after.at())));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private boolean isSeen(Instant begin, Instant end) {
    return place(end) - place(begin) >= LEAST_SEEN;
  }

  /// What nobody observed, for one reason after the other, where it is wide enough to be seen.
  private List<Band> gaps() {
    var gaps = new ArrayList<Band>();
    for (var band : view.bands()) {
      if (!band.kind().isObserved()) {
        boolean goesOn = !gaps.isEmpty() && !gaps.getLast().to().isBefore(band.from());
        var begin = goesOn ? gaps.removeLast().from() : band.from();
        gaps.add(new Band(begin, band.to(), Kind.UNOBSERVED));
      }
    }
    gaps.removeIf(gap -> !isSeen(gap.from(), gap.to()));
    return gaps;
  }

  /// The median distance between points.
  private static Duration usualStep(List<Point> points) {
    var steps = new long[Math.max(0, points.size() - 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Duration.between(points.get(i).at(), points.get(i + 1).at()).toMillis();
    }
    Arrays.sort(steps);
    return Duration.ofMillis(steps.length == 0 ? 0 : steps[steps.length / 2]);
  }

  /// The moment at a place on the chart.
  Instant moment(double x) {
    double span = Duration.between(from, to).toMillis();
    return from.plusMillis(Math.round(span * Math.clamp(x / width, 0, 1)));
  }

  /// The point that is nearest to a moment, unless it is too far off to speak for it; none for time
  /// that nobody observed.
  Optional<Point> nearest(Instant at) {
    var points = view.points();
    int after = firstFrom(points, at);
    var before = after > 0 ? points.get(after - 1) : null;
    var next = after < points.size() ? points.get(after) : null;
    var nearest = before == null || (next != null && isNearer(at, next, before)) ? next : before;
    var reach = step.multipliedBy(GAP_STEPS).dividedBy(2).plusSeconds(1);
    return Optional.ofNullable(nearest)
        .filter(point -> distance(point, at).compareTo(reach) <= 0)
        .filter(point -> !isUnobserved(at));
  }

  private static boolean isNearer(Instant at, Point one, Point other) {
    return distance(one, at).compareTo(distance(other, at)) < 0;
  }

  private static Duration distance(Point point, Instant at) {
    return Duration.between(point.at(), at).abs();
  }

  /// Where the points begin that are not before a moment, by halving.
  private static int firstFrom(List<Point> points, Instant at) {
    int low = 0;
    int high = points.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).at().isBefore(at)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
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

  /// For each column of a pixel, whether most of what is known of it was not observed: stretches
  /// that are narrower are for the numbers to tell.
  boolean[] unobservedColumns() {
    var shares = new double[(int) Math.ceil(Math.max(0, width))];
    for (var band : bands()) {
      if (!band.kind().isObserved()) {
        addShare(shares, x(band.from()), x(band.to()));
      }
    }
    var columns = new boolean[shares.length];
    for (int x = 0; x < columns.length; x++) {
      columns[x] = shares[x] > 0.5;
    }
    return columns;
  }

  private static void addShare(double[] shares, double begin, double end) {
    for (int x = (int) begin; x < Math.min(shares.length, Math.ceil(end)); x++) {
      shares[x] += Math.min(end, x + 1) - Math.max(begin, x);
    }
  }
}
