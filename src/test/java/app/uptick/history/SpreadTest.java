package app.uptick.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 10, 33, 99, 250, 1_000, 8_000, 59_999})
  void keepsATimeWithinOneAndAHalfPercent(long millis) {
    Spread spread = of(millis);

    long kept = spread.quantile(0.5).toMillis();

    assertTrue(Math.abs(kept - millis) <= Math.max(0.5, 0.0151 * millis), () -> "kept " + kept);
  }

  @Test
  void knowsTheMedianAndTheTimeThatOneInTwentyExceed() {
    Spread spread = new Spread();
    for (int n = 1; n <= 100; n++) {
      spread.add(Duration.ofMillis(10L * n));
    }

    assertEquals(500, (double) spread.quantile(0.5).toMillis(), 8);
    assertEquals(950, (double) spread.quantile(0.95).toMillis(), 15);
    assertEquals(1_000, (double) spread.quantile(1).toMillis(), 15);
  }

  @Test
  void isTheSameAddedUpInParts() {
    Random random = new Random(1);
    Spread whole = new Spread();
    Spread sum = new Spread();
    for (int part = 0; part < 10; part++) {
      Spread each = new Spread();
      for (int n = 0; n < 50; n++) {
        Duration time = Duration.ofMillis(random.nextInt(9_000));
        whole.add(time);
        each.add(time);
      }
      sum.addBytes(each.toBytes());
    }

    assertEquals(whole, sum);
    assertEquals(500, sum.answers());
  }

  @Test
  void takesFewBytesWhereTimesAreAlike() {
    assertTrue(of(200, 202, 204, 210, 230, 199).toBytes().length <= 12);
    assertEquals(0, new Spread().toBytes().length);
    assertEquals(Duration.ZERO, new Spread().quantile(0.5));
  }

  @Test
  void countsEndlessTimesAsTheLongest() {
    assertEquals(600_000, (double) of(Long.MAX_VALUE / 1_000_000).quantile(1).toMillis(), 9_000);
  }

  @Test
  void survivesBytesThatMakeNoSense() {
    Random random = new Random(2);
    for (int n = 0; n < 2_000; n++) {
      byte[] bytes = new byte[random.nextInt(20)];
      random.nextBytes(bytes);
      Spread spread = new Spread();

      spread.addBytes(bytes);

      assertTrue(!spread.quantile(0.5).isNegative());
    }
  }

  private static Spread of(long... millis) {
    Spread spread = new Spread();
    for (long each : millis) {
      spread.add(Duration.ofMillis(each));
    }
    return spread;
  }
}
