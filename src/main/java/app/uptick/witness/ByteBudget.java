package app.uptick.witness;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/// Tells how many bytes may still be read of the stream of all public posts: so many in an hour and
/// in a day, over restarts and by all programs together. Any thread.
final class ByteBudget {

  static final long PER_HOUR = 32_000_000;
  static final long PER_DAY = 100_000_000;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final String SPENT = "bytes ";

  private final KeptFile file;

  ByteBudget(KeptFile file) {
    this.file = file;
  }

  /// How many are left at `now`; none or fewer where all are spent.
  long left(Instant now) {
    Properties kept = file.words();
    return Math.min(PER_HOUR - spent(kept, now, HOUR), PER_DAY - spent(kept, now, DAY));
  }

  /// Takes down what was read.
  void spend(Instant now, long bytes) {
    file.change(kept -> {
      kept.keySet().removeIf(key -> isSpent(key) && age(key, now).compareTo(DAY) > 0);
      kept.setProperty(SPENT + now, String.valueOf(amount(kept, SPENT + now) + bytes));
    });
  }

  private static long spent(Properties kept, Instant now, Duration span) {
    return kept.keySet().stream()
        .filter(key -> isSpent(key) && age(key, now).compareTo(span) < 0)
        .mapToLong(key -> amount(kept, String.valueOf(key)))
        .sum();
  }

  private static boolean isSpent(Object key) {
    return String.valueOf(key).startsWith(SPENT);
  }

  /// What nobody can date is old; the clock may have been set back.
  private static Duration age(Object key, Instant now) {
    try {
      Instant at = Instant.parse(String.valueOf(key).substring(SPENT.length()));
      return Duration.between(at, now).abs();
    } catch (DateTimeException | ArithmeticException _) {
      return Duration.ofDays(365);
    }
  }

  private static long amount(Properties kept, String key) {
    String text = kept.getProperty(key, "0");
    return text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
  }
}
