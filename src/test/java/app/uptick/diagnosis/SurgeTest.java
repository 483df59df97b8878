package app.uptick.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Testimony.Voices;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurgeTest {

  /// The smallest counts whose tail is at most 1e-4 and 1e-6, as they were computed apart from this
  /// program.
  @ParameterizedTest(name = "mean {0}, r={1}")
  @CsvSource({
    "0.2, 5, 5, 6", "1, 5, 9, 12", "2, 5, 13, 17", "5, 5, 24, 32", "10, 5, 42, 56",
    "25, 5, 96, 127", "0.2, 2, 5, 7", "1, 2, 11, 15", "2, 2, 17, 24", "5, 2, 35, 50",
    "10, 2, 64, 92", "25, 2, 153, 217"
  })
  void agreesWithTheTables(double mean, double dispersion, int rare, int veryRare) {
    assertEquals(rare, smallest(mean, dispersion, 1e-4));
    assertEquals(veryRare, smallest(mean, dispersion, 1e-6));
  }

  @ParameterizedTest(name = "{0} people, {1} usual: {2}")
  @CsvSource({
    "0, 0, NONE",
    "4, 0, NONE",
    "5, 0.2, SOME",
    "7, 0.2, MANY",
    "14, 1, SOME",
    "15, 1, MANY",
    "30, 25, NONE",
    "350, 25, MANY",
    "1000000, 25, MANY"
  })
  void tellsManyFromSome(int people, double usual, Surge expected) {
    assertEquals(expected, Surge.of(people, usual));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "1 2 1 2 1, false",
    "3 1 2 2 3, false",
    "2 4 6 8 10, true",
    "0 0 0 0 20, true",
    "10 8 6 4 2, true"
  })
  void noticesWhatCreepsUp(String course, boolean expected) {
    List<Integer> counts = Stream.of(course.split(" ", -1)).map(Integer::valueOf).toList();

    assertEquals(expected, Surge.rises(counts, 9.5, 5));
  }

  @Test
  void aCreepIsSomeAndNeverMany() {
    List<Integer> creeping = List.of(3, 6, 10, 13, 16);
    Duration span = Duration.ofMinutes(10);

    assertEquals(Surge.NONE, Surge.of(new Voices(48, 9, 2, span, List.of())));
    assertEquals(Surge.SOME, Surge.of(new Voices(48, 9, 2, span, creeping)));
    assertEquals(Surge.NONE, Surge.of(new Voices(30, 9, 2, span, List.of(2, 4, 6, 8, 10))));
    assertEquals(Surge.NONE, Surge.of(new Voices(4, 0.1, 2, span, List.of(0, 0, 1, 1, 2))));
  }

  @Test
  void isAProbability() {
    assertEquals(1, Surge.tail(0, 3, 2), 1e-12);
    assertTrue(Surge.tail(1_000_000, 3, 2) >= 0);
  }

  private static int smallest(double mean, double dispersion, double level) {
    int count = 0;
    while (Surge.tail(count, mean, dispersion) > level) {
      count++;
    }
    return count;
  }
}
