package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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
  void waitsADayWhereItIsAskedTo() {
    Refusals refusals = Refusals.inMemory();

    refusals.refused("Globalping", NOW, Duration.ofDays(1));

    assertTrue(refusals.isResting("Globalping", NOW.plus(Duration.ofHours(23))));
    assertFalse(refusals.isResting("Globalping", NOW.plus(Duration.ofHours(24))));
  }

  @Test
  void restsForSixHoursThoughTheThirdRefusalAsksForLess() {
    Refusals refusals = Refusals.inMemory();
    refuse(refusals, 2);

    refusals.refused("Reddit", NOW, Duration.ofMinutes(1));

    assertTrue(refusals.isResting("Reddit", NOW.plus(Duration.ofMinutes(359))));
  }

  @Test
  void waitsForWhoIsNotAvailableWithoutCountingThatAsARefusal() {
    Refusals refusals = Refusals.inMemory();
    refuse(refusals, 2);

    refusals.askedToWait("Reddit", NOW, Duration.ofMinutes(20));

    assertTrue(refusals.isResting("Reddit", NOW.plus(Duration.ofMinutes(19))));
    assertFalse(refusals.isResting("Reddit", NOW.plus(Duration.ofMinutes(20))));
  }

  @Test
  void neverRestsForEverWhateverIsAskedAndWhateverTheClockDoes() {
    Refusals refusals = Refusals.inMemory();

    refusals.refused("Globalping", NOW, Duration.ofDays(9000));

    assertFalse(refusals.isResting("Globalping", NOW.plus(Duration.ofDays(7))));
    assertFalse(refusals.isResting("Globalping", NOW.minus(Duration.ofDays(1))));
    assertTrue(refusals.isResting("Globalping", NOW.minus(Duration.ofMinutes(5))));
  }

  @Test
  void twoProgramsAddToWhatTheOtherHasTakenDown() {
    Path file = folder.resolve("refusals.properties");
    Refusals tray = Refusals.in(file);
    Refusals check = Refusals.in(file);

    refuse(tray, 1);
    check.refused("Mastodon", NOW, Duration.ofHours(1));
    refuse(check, 1);
    refuse(tray, 1);

    for (Refusals each : List.of(tray, check, Refusals.in(file))) {
      assertTrue(each.isResting("Reddit", NOW));
      assertTrue(each.isResting("Mastodon", NOW));
    }
  }

  @Test
  void losesNothingWhenManyWriteAtOnce() throws Exception {
    Path file = folder.resolve("refusals.properties");
    List<Thread> programs =
        IntStream.range(0, 8)
            .mapToObj(n ->
                Thread.ofPlatform()
                    .start(() -> Refusals.in(file).refused("source" + n, NOW, Duration.ofHours(1))))
            .toList();
    for (Thread program : programs) {
      program.join();
    }

    Refusals after = Refusals.in(file);

    assertTrue(IntStream.range(0, 8).allMatch(n -> after.isResting("source" + n, NOW)));
  }

  @Test
  void remembersInMemoryWhereItCannotBeWritten() throws Exception {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");
    Refusals refusals = Refusals.in(notAFolder.resolve("refusals.properties"));

    refuse(refusals, 3);

    assertTrue(refusals.isResting("Reddit", NOW));
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
