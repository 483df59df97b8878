package app.uptick.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Nagios' rule: 21 states, changes that weigh 0.75 to 1.25, from 30 % on, until 20 %.
final class FlappingTest {

  private static final int STATES = 21;

  private final Flapping flapping = new Flapping();

  @Test
  void whatStaysDoesNotFlap() {
    assertFalse(rounds(true, 100));
    assertFalse(rounds(false, 100));
  }

  @Test
  void oneOutageIsNoFlapping() {
    rounds(false, STATES);

    boolean began = rounds(true, 5);
    boolean ended = rounds(false, STATES);

    assertFalse(began);
    assertFalse(ended);
  }

  @Test
  void startsWithTheChangeThatReachesThirtyPercent() {
    rounds(false, STATES);

    int changes = 0;
    boolean trouble = false;
    boolean flaps = false;
    while (!flaps) {
      trouble = !trouble;
      flaps = take(trouble);
      changes++;
    }

    assertEquals(6, changes, "the newest five of 20 weights come to 29.9 %");
  }

  @Test
  void fiveChangesAreNotEnough() {
    boolean flaps = false;
    boolean trouble = false;
    for (int change = 0; change < 5; change++) {
      for (int round = 0; round < 4; round++) {
        flaps |= take(trouble);
      }
      trouble = !trouble;
    }

    assertFalse(flaps);
  }

  @Test
  void goesOnBetweenTheLimitsAndStopsAtTwentyPercent() {
    boolean trouble = false;
    for (int round = 0; round < STATES; round++) {
      trouble = !trouble;
      flapping.take(trouble);
    }

    int calm = 0;
    while (take(trouble)) {
      calm++;
    }

    assertTrue(calm > 10 && calm < 20, "flapping ended after " + calm + " rounds without a change");
    assertFalse(rounds(trouble, STATES));
  }

  private boolean take(boolean trouble) {
    flapping.take(trouble);
    return flapping.isFlapping();
  }

  private boolean rounds(boolean trouble, int count) {
    boolean flaps = false;
    for (int i = 0; i < count; i++) {
      flaps |= take(trouble);
    }
    return flaps;
  }
}
