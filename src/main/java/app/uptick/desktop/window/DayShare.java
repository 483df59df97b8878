package app.uptick.desktop.window;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// One day by a person's own clock, 23 to 25 hours long, and how TikTok did in it.
///
/// @param up how long it worked; time that says nothing of TikTok is in neither
record DayShare(Instant from, Instant to, Duration up, Duration bad) {

  /// The days that a view touches, oldest first.
  static List<DayShare> of(HistoryView view, ZoneId zone) {
    return of(view.bands(), view.from(), view.to(), zone);
  }

  /// The days of which a chart shows anything: all that is known of each, also what lies beyond the
  /// edges.
  static List<DayShare> of(HistoryPlot plot, ZoneId zone) {
    var view = plot.view();
    var from = plot.from().isBefore(view.from()) ? view.from() : plot.from();
    var to = plot.to().isAfter(view.to()) ? view.to() : plot.to();
    return of(view.bands(), from, to, zone);
  }

  private static List<DayShare> of(List<Band> all, Instant begin, Instant end, ZoneId zone) {
    var days = new ArrayList<DayShare>();
    var bands = all.iterator();
    var band = bands.hasNext() ? bands.next() : null;
    for (var day = begin.atZone(zone).toLocalDate();
        day.atStartOfDay(zone).toInstant().isBefore(end);
        day = day.plusDays(1)) {
      var from = day.atStartOfDay(zone).toInstant();
      var to = day.plusDays(1).atStartOfDay(zone).toInstant();
      var up = Duration.ZERO;
      var bad = Duration.ZERO;
      while (band != null && band.from().isBefore(to)) {
        var time = overlap(band, from, to);
        up = band.kind() == Kind.UP ? up.plus(time) : up;
        bad = band.kind().isBad() ? bad.plus(time) : bad;
        if (band.to().isAfter(to)) {
          break;
        }
        band = bands.hasNext() ? bands.next() : null;
      }
      days.add(new DayShare(from, to, up, bad));
    }
    return days;
  }

  private static Duration overlap(Band band, Instant from, Instant to) {
    var begin = band.from().isAfter(from) ? band.from() : from;
    var end = band.to().isBefore(to) ? band.to() : to;
    return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
  }

  /// Whether anything could be said of it.
  boolean isJudged() {
    return !up.isZero() || !bad.isZero();
  }

  /// The share of the judged time that was bad, 0 to 1.
  double badShare() {
    return isJudged() ? (double) bad.toMillis() / up.plus(bad).toMillis() : 0;
  }
}
