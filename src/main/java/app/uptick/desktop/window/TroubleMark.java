package app.uptick.desktop.window;

import app.uptick.model.HistoryView.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One shape above the chart: an incident, or several that would stand upon each other, or trouble
/// that was seen and did not become an incident.
///
/// @param x its middle
/// @param incidents oldest first; none for trouble that became no incident
record TroubleMark(double x, Kind worst, Instant from, Instant to, List<IncidentMark> incidents) {

  TroubleMark {
    incidents = List.copyOf(incidents);
  }

  /// From left to right, none nearer to the next than `apart`.
  static List<TroubleMark> of(HistoryPlot plot, List<IncidentMark> incidents, double apart) {
    var single = new ArrayList<TroubleMark>();
    for (var incident : incidents) {
      var end = incident.ended() == null ? plot.view().to() : incident.ended();
      if (incident.began().isBefore(plot.to()) && end.isAfter(plot.from())) {
        single.add(mark(plot, incident.worst(), incident.began(), end, List.of(incident)));
      }
    }
    addOthers(plot, single);
    single.sort(Comparator.comparingDouble(TroubleMark::x));
    return spread(single, apart);
  }

  /// Both are in the order of time, so that one pass finds the trouble that no incident is about.
  private static void addOthers(HistoryPlot plot, List<TroubleMark> marks) {
    int told = marks.size();
    int next = 0;
    for (var band : plot.bands()) {
      while (next < told && !marks.get(next).to().isAfter(band.from())) {
        next++;
      }
      boolean isTold = next < told && marks.get(next).from().isBefore(band.to());
      if (HistorySummary.isTrouble(band.kind()) && !isTold) {
        marks.add(mark(plot, band.kind(), band.from(), band.to(), List.of()));
      }
    }
  }

  private static TroubleMark mark(
      HistoryPlot plot, Kind worst, Instant from, Instant to, List<IncidentMark> incidents) {
    return new TroubleMark((plot.x(from) + plot.x(to)) / 2, worst, from, to, incidents);
  }

  private static List<TroubleMark> spread(List<TroubleMark> single, double apart) {
    var marks = new ArrayList<TroubleMark>();
    for (var mark : single) {
      if (!marks.isEmpty() && mark.x() - marks.getLast().x() < apart) {
        marks.add(marks.removeLast().with(mark));
      } else {
        marks.add(mark);
      }
    }
    return marks;
  }

  private TroubleMark with(TroubleMark other) {
    var all = new ArrayList<>(incidents);
    all.addAll(other.incidents);
    return new TroubleMark(
        x,
        severity(other.worst) > severity(worst) ? other.worst : worst,
        from.isBefore(other.from) ? from : other.from,
        to.isAfter(other.to) ? to : other.to,
        all);
  }

  private static int severity(Kind kind) {
    return switch (kind) {
      case UP, OFFLINE, PAUSED, ASLEEP, OFF, UNOBSERVED -> 0;
      case UNKNOWN -> 1;
      case YOUR_SIDE -> 2;
      case DEGRADED -> 3;
      case BLOCKED -> 4;
      case DOWN -> 5;
    };
  }
}
