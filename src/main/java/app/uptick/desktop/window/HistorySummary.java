package app.uptick.desktop.window;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// What a history comes to in words and numbers.
///
/// @param judged the time in which something could be said of TikTok
/// @param coverage how much of all the time that is, 0 to 1
/// @param share of that time in which it worked, 0 to 1; empty where nothing was judged
/// @param troubles newest first
record HistorySummary(Duration judged, double coverage, OptionalDouble share, List<Band> troubles) {

  static HistorySummary of(HistoryView view) {
    var judged = total(view, Kind::isJudged);
    var worked = total(view, kind -> kind == Kind.UP);
    return new HistorySummary(
        judged,
        ratio(judged, Duration.between(view.from(), view.to())),
        judged.isZero() ? OptionalDouble.empty() : OptionalDouble.of(ratio(worked, judged)),
        view.bands().stream().filter(band -> isTrouble(band.kind())).toList().reversed());
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

  private static Duration total(HistoryView view, Predicate<Kind> counts) {
    return view.bands().stream()
        .filter(band -> counts.test(band.kind()))
        .map(band -> within(view, band))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration within(HistoryView view, Band band) {
    Instant from = band.from().isBefore(view.from()) ? view.from() : band.from();
    Instant to = band.to().isAfter(view.to()) ? view.to() : band.to();
    return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
  }

  /// Whether a person would want to hear of it.
  static boolean isTrouble(Kind kind) {
    return kind.isBad() || kind == Kind.YOUR_SIDE;
  }
}
