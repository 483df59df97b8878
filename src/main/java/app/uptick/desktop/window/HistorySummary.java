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
/// @param share of that time in which it worked, 0 to 1; empty where nothing was judged
/// @param troubles newest first
record HistorySummary(Duration judged, OptionalDouble share, List<Band> troubles) {

  static HistorySummary of(HistoryView view) {
    var judged = total(view, HistorySummary::isJudged);
    var worked = total(view, kind -> kind == Kind.UP);
    return new HistorySummary(
        judged,
        judged.isZero()
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) worked.toMillis() / judged.toMillis()),
        view.bands().stream().filter(band -> isTrouble(band.kind())).toList().reversed());
  }

  /// The share in percent with one decimal, rounded down: a short outage must not read as 100.
  double percent() {
    return Math.floor(share.orElse(0) * 1000) / 10;
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

  /// A fault of one's own connection says nothing of TikTok.
  private static boolean isJudged(Kind kind) {
    return switch (kind) {
      case UP, DEGRADED, DOWN, BLOCKED -> true;
      case YOUR_SIDE, UNKNOWN, UNOBSERVED -> false;
    };
  }

  static boolean isTrouble(Kind kind) {
    return switch (kind) {
      case DEGRADED, DOWN, BLOCKED, YOUR_SIDE -> true;
      case UP, UNKNOWN, UNOBSERVED -> false;
    };
  }
}
