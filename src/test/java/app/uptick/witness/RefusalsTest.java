package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void leavesAloneForSixHoursAfterThreeRefusals() {
    Refusals refusals = Refusals.inMemory();
    refuse(refusals, 2);
    assertFalse(refusals.isResting("Reddit", NOW));

    refuse(refusals, 1);

    assertTrue(refusals.isResting("Reddit", NOW.plus(Duration.ofMinutes(359))));
    assertFalse(refusals.isResting("Reddit", NOW.plus(Duration.ofHours(6))));
    assertFalse(refusals.isResting("Mastodon", NOW));
  }

  @Test
  void forgetsRefusalsOnceItAnswers() {
    Refusals refusals = Refusals.inMemory();
    refuse(refusals, 2);

    refusals.answered("Reddit");
    refuse(refusals, 2);

    assertFalse(refusals.isResting("Reddit", NOW));
  }

  @Test
  void waitsAsLongAsItIsAskedTo() {
    Refusals refusals = Refusals.inMemory();

    refusals.refused("Globalping", NOW, Duration.ofMinutes(30));

    assertTrue(refusals.isResting("Globalping", NOW.plus(Duration.ofMinutes(29))));
    assertFalse(refusals.isResting("Globalping", NOW.plus(Duration.ofMinutes(30))));
  }

  @Test
  void neverRestsLongerThanSixHoursWhateverTheClockDoes() {
    Refusals refusals = Refusals.inMemory();

    refusals.refused("Globalping", NOW, Duration.ofDays(1));

    assertFalse(refusals.isResting("Globalping", NOW.plus(Duration.ofHours(7))));
    assertFalse(refusals.isResting("Globalping", NOW.minus(Duration.ofDays(1))));
  }

  @Test
  void remembersOverARestart() {
    Path file = folder.resolve("deep/refusals.properties");
    refuse(Refusals.in(file), 3);

    assertTrue(Refusals.in(file).isResting("Reddit", NOW));
  }

  @Test
  void startsAnewFromABrokenFile() throws Exception {
    Path file = folder.resolve("refusals.properties");
    Files.writeString(file, "Reddit.until=soon\nReddit.count=many\nbad=\\u00zz");

    assertFalse(Refusals.in(file).isResting("Reddit", NOW));
  }

  private static void refuse(Refusals refusals, int times) {
    for (int n = 0; n < times; n++) {
      refusals.refused("Reddit", NOW, Duration.ZERO);
    }
  }
}
