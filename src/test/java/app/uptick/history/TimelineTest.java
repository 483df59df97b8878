package app.uptick.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

  @Test
  void nobodyObservedAnEmptySpan() {
    assertEquals(List.of(band(0, 100, Kind.UNOBSERVED)), new Timeline(at(0), at(100)).bands());
  }

  @Test
  void cutsOffWhatLiesOutside() {
    Timeline timeline = new Timeline(at(10), at(90));

    timeline.lay(at(0), at(20), Kind.UP);
    timeline.lay(at(80), at(100), Kind.DOWN);
    timeline.lay(at(0), at(10), Kind.BLOCKED);
    timeline.lay(at(90), at(95), Kind.BLOCKED);

    assertEquals(
        List.of(band(10, 20, Kind.UP), band(20, 80, Kind.UNOBSERVED), band(80, 90, Kind.DOWN)),
        timeline.bands());
  }

  @Test
  void laysTheLaterOverTheEarlier() {
    Timeline timeline = new Timeline(at(0), at(100));

    timeline.lay(at(0), at(100), Kind.UP);
    timeline.lay(at(40), at(60), Kind.DOWN);

    assertEquals(
        List.of(band(0, 40, Kind.UP), band(40, 60, Kind.DOWN), band(60, 100, Kind.UP)),
        timeline.bands());
  }

  /// Against a plain array of cells, painted one by one.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void tilesTheSpanWhateverIsLaid(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int from = random.nextInt(50);
      int to = from + 1 + random.nextInt(50);
      Timeline timeline = new Timeline(at(from), at(to));
      Kind[] cells = new Kind[120];
      Arrays.fill(cells, Kind.UNOBSERVED);
      for (int n = random.nextInt(12); n > 0; n--) {
        int began = random.nextInt(110);
        int ended = random.nextInt(110);
        Kind kind = List.of(Kind.values()).get(random.nextInt(Kind.values().length));
        timeline.lay(at(began), at(ended), kind);
        if (began < ended) {
          Arrays.fill(cells, began, ended, kind);
        }
      }

      List<Band> bands = timeline.bands();

      assertTiles(at(from), at(to), bands);
      for (Band band : bands) {
        for (long cell = band.from().getEpochSecond(); cell < band.to().getEpochSecond(); cell++) {
          assertEquals(cells[(int) cell], band.kind());
        }
      }
    }
  }

  static void assertTiles(Instant from, Instant to, List<Band> bands) {
    Instant end = from;
    for (Band band : bands) {
      assertEquals(end, band.from());
      assertTrue(band.from().isBefore(band.to()), band::toString);
      end = band.to();
    }
    assertEquals(to, end);
    for (int i = 1; i < bands.size(); i++) {
      assertNotEquals(bands.get(i - 1).kind(), bands.get(i).kind());
    }
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }

  private static Band band(long from, long to, Kind kind) {
    return new Band(at(from), at(to), kind);
  }
}
