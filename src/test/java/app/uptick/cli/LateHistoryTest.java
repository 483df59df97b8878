package app.uptick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.history.History;
import app.uptick.history.HistoryException;
import app.uptick.history.Retention;
import app.uptick.model.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateHistoryTest {

  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;
  private final List<History> opened = new ArrayList<>();
  private int tries;

  @AfterEach
  void close() {
    opened.forEach(History::close);
  }

  @Test
  void opensTheHistoryOnceTheFolderCanBeUsed() throws IOException {
    Files.writeString(data(), "in the way");
    LateHistory late = new LateHistory(this::open, opened::add, START);
    late.onCheck(check(5));
    assertEquals(0, opened.size());
    Files.delete(data());

    late.onCheck(check(9));
    assertEquals(0, opened.size());
    late.onCheck(check(10));
    late.onCheck(check(20));

    assertEquals(1, opened.size());
    assertEquals(2, tries);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private @Nullable History open() {
    tries++;
    try {
      Retention retention = new Retention(Duration.ofDays(7), 50_000_000);
      return History.open(data(), Clock.systemUTC(), retention, _ -> {}).history();
    } catch (HistoryException _) {
      return null;
    }
  }

  private static Check check(int minute) {
    return GoodCheck.at(START.plus(Duration.ofMinutes(minute)));
  }
}
