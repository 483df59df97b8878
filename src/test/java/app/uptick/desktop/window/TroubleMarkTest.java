package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TroubleMarkTest {

  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  private static List<TroubleMark> marks(List<IncidentMark> incidents, Band... bands) {
    var view =
        new HistoryView(START, START.plus(Duration.ofMinutes(100)), List.of(), List.of(bands));
    return TroubleMark.of(HistoryPlot.of(view, 1_000, 200), incidents, 20);
  }

  private static IncidentMark incident(String id, int from, @Nullable Integer to, Kind worst) {
    var end = to == null ? null : START.plusSeconds(60L * to);
    return new IncidentMark(id, START.plusSeconds(60L * from), end, worst, "TikTok is down.");
  }

  @Test
  void marksEachIncidentOnceHoweverManyBandsItHas() {
    var marks =
        marks(
            List.of(incident("a", 10, 30, Kind.DOWN)),
            Scenes.band(START, 10, 20, Kind.DEGRADED),
            Scenes.band(START, 20, 30, Kind.DOWN));

    assertEquals(1, marks.size());
    assertEquals(200, marks.getFirst().x());
    assertEquals("a", marks.getFirst().incidents().getFirst().id());
  }

  @Test
  void marksTroubleThatBecameNoIncident() {
    var marks =
        marks(
            List.of(incident("a", 10, 30, Kind.DOWN)),
            Scenes.band(START, 10, 30, Kind.DOWN),
            Scenes.band(START, 50, 60, Kind.DEGRADED));

    assertEquals(List.of(200.0, 550.0), marks.stream().map(TroubleMark::x).toList());
    assertEquals(List.of(), marks.getLast().incidents());
  }

  @Test
  void joinsThoseThatWouldStandUponEachOther() {
    var marks =
        marks(
            List.of(
                incident("a", 10, 11, Kind.DEGRADED),
                incident("b", 11, 12, Kind.DOWN),
                incident("c", 40, 41, Kind.YOUR_SIDE)));

    assertEquals(List.of(2, 1), marks.stream().map(mark -> mark.incidents().size()).toList());
    assertEquals(Kind.DOWN, marks.getFirst().worst());
    assertEquals(START.plusSeconds(720), marks.getFirst().to());
  }

  @Test
  void marksAnIncidentThatGoesOnUpToNow() {
    var marks = marks(List.of(incident("a", 80, null, Kind.DOWN)));

    assertEquals(900, marks.getFirst().x());
  }
}
