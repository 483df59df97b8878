package app.uptick.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.Region;
import app.uptick.model.Testimony.Votes;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a circle agrees.
class QuorumTest {

  @ParameterizedTest(name = "{0} members, {1} see trouble, {2} all well")
  @CsvSource({
    "0, 0, 0, NONE",
    "1, 1, 0, NONE",
    "2, 2, 0, TROUBLE",
    "2, 0, 2, FINE",
    "2, 1, 1, NONE",
    "3, 2, 1, TROUBLE",
    "3, 1, 2, FINE",
    "4, 2, 2, NONE",
    "4, 3, 1, TROUBLE",
    "4, 3, 0, TROUBLE",
    "5, 3, 2, NONE",
    "5, 4, 1, TROUBLE",
    "7, 5, 2, WIDE_TROUBLE",
    "8, 5, 3, NONE",
    "10, 3, 7, FINE",
    "10, 3, 0, NONE",
  })
  void needsTwoThirdsAndTwo(int members, int trouble, int fine, Quorum expected) {
    Set<Region> regions = trouble > 0 ? Set.of(Region.EUROPE) : Set.of();

    assertEquals(expected, Quorum.of(new Votes(members, trouble, fine, regions)));
  }

  @ParameterizedTest
  @CsvSource({"EUROPE, ASIA, WIDE_TROUBLE", "EUROPE, UNKNOWN, TROUBLE"})
  void isWideInTwoPartsOfTheWorld(Region one, Region other, Quorum expected) {
    assertEquals(expected, Quorum.of(new Votes(2, 2, 0, Set.of(one, other))));
  }
}
