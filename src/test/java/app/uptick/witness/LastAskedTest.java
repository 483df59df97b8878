package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastAskedTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void knowsAfterARestartWhoWasAskedWhen() {
    LastAsked.in(file()).note(EnumSet.allOf(Pace.class), NOW);

    LastAsked later = LastAsked.in(file());

    assertTrue(later.isResting(Pace.TEN_MINUTES, NOW.plus(Duration.ofMinutes(9))));
    assertFalse(later.isResting(Pace.TEN_MINUTES, NOW.plus(Duration.ofMinutes(10))));
    assertTrue(later.isResting(Pace.SIX_HOURS, NOW.plus(Duration.ofMinutes(359))));
    assertFalse(later.isResting(Pace.SIX_HOURS, NOW.plus(Duration.ofHours(6))));
  }

  @Test
  void asksWhereTheClockWasSetBackSince() {
    LastAsked asked = LastAsked.inMemory();
    asked.note(EnumSet.of(Pace.SIX_HOURS), NOW);

    assertFalse(asked.isResting(Pace.SIX_HOURS, NOW.minus(Duration.ofHours(1))));
  }

  @Test
  void takesABrokenFileForAnEmptyOneAndMendsIt() throws IOException {
    Files.writeString(file(), "SIX_HOURS=soon\nTEN_MINUTES=\\u00zz");
    LastAsked asked = LastAsked.in(file());
    assertFalse(asked.isResting(Pace.SIX_HOURS, NOW));

    asked.note(EnumSet.of(Pace.SIX_HOURS), NOW);

    assertTrue(LastAsked.in(file()).isResting(Pace.SIX_HOURS, NOW));
  }

  private Path file() {
    return folder.resolve("asked.properties");
  }
}
