package app.uptick.witness;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Remembers who turned us away, over restarts, and who is therefore left alone: after three
/// refusals in a row for six hours, and for as long as the refusal itself asks. Any thread.
public final class Refusals {

  private static final int MOST = 3;
  private static final Duration REST = Duration.ofHours(6);

  private final @Nullable Path file;
  private final Properties kept = new Properties();

  private Refusals(@Nullable Path file) {
    this.file = file;
  }

  /// Kept in a file; one that is missing or broken is as good as empty.
  public static Refusals in(Path file) {
    Refusals refusals = new Refusals(file);
    try (Reader reader = Files.newBufferedReader(file)) {
      refusals.kept.load(reader);
    } catch (IOException | IllegalArgumentException _) {
      refusals.kept.clear();
    }
    return refusals;
  }

  /// Forgotten when the program ends.
  public static Refusals inMemory() {
    return new Refusals(null);
  }

  synchronized boolean isResting(String source, Instant now) {
    try {
      Instant until = Instant.parse(kept.getProperty(source + ".until", ""));
      return now.isBefore(until) && Duration.between(now, until).compareTo(REST) <= 0;
    } catch (DateTimeException _) {
      return false;
    }
  }

  /// Takes a refusal down.
  ///
  /// @param retryAfter how long it asks us to wait; zero when it does not say
  synchronized void refused(String source, Instant now, Duration retryAfter) {
    int count = count(source) + 1;
    Duration rest = count >= MOST ? REST : retryAfter;
    kept.setProperty(source + ".count", String.valueOf(count >= MOST ? 0 : count));
    kept.setProperty(source + ".until", now.plus(shorter(rest, REST)).toString());
    save();
  }

  /// Takes down that it answered: what was is forgotten.
  synchronized void answered(String source) {
    if (kept.remove(source + ".count") != null) {
      kept.remove(source + ".until");
      save();
    }
  }

  private int count(String source) {
    String text = kept.getProperty(source + ".count", "0");
    return text.matches("[0-2]") ? Integer.parseInt(text) : 0;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /// Where it cannot be kept, the next start asks once more than it should.
  private void save() {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), "refusals", ".new");
      try (Writer writer = Files.newBufferedWriter(beside)) {
        kept.store(writer, "Who turned Uptick away, and is left alone for a while.");
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException _) {
      return;
    }
  }
}
