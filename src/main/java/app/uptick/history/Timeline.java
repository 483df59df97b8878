package app.uptick.history;

import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Lays stretches over each other, the later over the earlier, so that they tile a span of time:
/// without gaps, without overlaps, whatever a clock did that was set back.
final class Timeline {

  private final Instant from;
  private final Instant to;

  /// What begins where; each goes on to the next.
  private final NavigableMap<Instant, Kind> kinds = new TreeMap<>();

  /// A span that nobody observed.
  Timeline(Instant from, Instant to) {
    this.from = from;
    this.to = to;
    kinds.put(from, Kind.UNOBSERVED);
  }

  /// Lays one stretch over what is there. What lies outside of the span is cut off.
  void lay(Instant began, Instant ended, Kind kind) {
    Instant start = began.isBefore(from) ? from : began;
    Instant end = ended.isAfter(to) ? to : ended;
    if (!start.isBefore(end)) {
      return;
    }
    Kind after = kinds.floorEntry(end).getValue();
    kinds.subMap(start, true, end, false).clear();
    kinds.put(start, kind);
    if (end.isBefore(to)) {
      kinds.put(end, after);
    }
  }

  /// The stretches, oldest first; neighbours are of different kinds.
  List<Band> bands() {
    List<Band> bands = new ArrayList<>();
    Instant began = from;
    Kind kind = kinds.firstEntry().getValue();
    for (Map.Entry<Instant, Kind> next : kinds.entrySet()) {
      if (next.getValue() != kind) {
        bands.add(new Band(began, next.getKey(), kind));
        began = next.getKey();
        kind = next.getValue();
      }
    }
    bands.add(new Band(began, to, kind));
    return bands;
  }
}
