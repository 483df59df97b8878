package app.uptick.witness;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Remembers over restarts when those were asked who are asked now and then though nothing is
/// wrong, so that a program that is started often asks them no oftener. Any thread.
public final class LastAsked {

  private final KeptFile file;

  private LastAsked(@Nullable Path file) {
    this.file = new KeptFile(file, "When witnesses were asked last, by how often they may be.");
  }

  /// Kept in a file; one that is missing or broken is as good as empty.
  public static LastAsked in(Path file) {
    return new LastAsked(file);
  }

  /// Forgotten when the program ends.
  public static LastAsked inMemory() {
    return new LastAsked(null);
  }

  /// Whether they were asked too short a time ago; not by a clock that has been set back since.
  public synchronized boolean isResting(Pace pace, Instant now) {
    try {
      Instant last = Instant.parse(file.words().getProperty(pace.name(), ""));
      return !now.isBefore(last) && Duration.between(last, now).compareTo(pace.interval()) < 0;
    } catch (DateTimeException _) {
      return false;
    }
  }

  /// Takes down that they are being asked.
  public synchronized void note(Set<Pace> paces, Instant now) {
    file.change(kept -> paces.forEach(each -> note(kept, each, now)));
  }

  private static void note(Properties kept, Pace pace, Instant now) {
    if (pace != Pace.NEVER) {
      kept.setProperty(pace.name(), now.toString());
    }
  }
}
