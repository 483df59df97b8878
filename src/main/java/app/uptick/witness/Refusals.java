package app.uptick.witness;

import java.nio.file.Path;
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

  private final KeptFile file;
  private final Properties kept;

  private Refusals(@Nullable Path file) {
    this.file = new KeptFile(file, "Who turned Uptick away, and is left alone for a while.");
    kept = this.file.words();
  }

  /// Kept in a file; one that is missing or broken is as good as empty.
  public static Refusals in(Path file) {
    return new Refusals(file);
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
    file.save();
  }

  /// Takes down that it answered: what was is forgotten.
  synchronized void answered(String source) {
    if (kept.remove(source + ".count") != null) {
      kept.remove(source + ".until");
      file.save();
    }
  }

  private int count(String source) {
    String text = kept.getProperty(source + ".count", "0");
    return text.matches("[0-2]") ? Integer.parseInt(text) : 0;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
