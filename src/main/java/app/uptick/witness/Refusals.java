package app.uptick.witness;

import app.uptick.model.Testimony.Reason;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Remembers who turned us away, over restarts and between programs, and who is therefore left
/// alone: after three refusals in a row for six hours, and for as long as the answer itself asks.
/// Any thread.
public final class Refusals {

  private static final int MOST = 3;
  private static final Duration REST = Duration.ofHours(6);

  /// Who asks for more has made a mistake, or means harm.
  private static final Duration LONGEST = Duration.ofDays(7);

  /// By so much a clock may be set back without harm.
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

  private static final String COUNT = ".count";
  private static final String SINCE = ".since";
  private static final String UNTIL = ".until";

  private final KeptFile file;

  private Refusals(@Nullable Path file) {
    this.file = new KeptFile(file, "Who turned Uptick away, and is left alone for a while.");
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
    Properties kept = file.words();
    try {
      Instant since = Instant.parse(kept.getProperty(source + SINCE, ""));
      Instant until = Instant.parse(kept.getProperty(source + UNTIL, ""));
      return now.isBefore(until)
          && !now.isBefore(since.minus(CLOCK_TOLERANCE))
          && Duration.between(since, until).compareTo(LONGEST) <= 0;
    } catch (DateTimeException | ArithmeticException _) {
      return false;
    }
  }

  /// Takes a refusal down.
  ///
  /// @param retryAfter how long it asks us to wait; zero when it does not say
  synchronized void refused(String source, Instant now, Duration retryAfter) {
    file.change(kept -> {
      int count = count(kept, source) + 1;
      boolean isEnough = count >= MOST;
      kept.setProperty(source + COUNT, String.valueOf(isEnough ? 0 : count));
      rest(kept, source, now, isEnough ? longer(REST, retryAfter) : retryAfter);
    });
  }

  /// Takes down that it asks us to come back later, which is no refusal.
  synchronized void askedToWait(String source, Instant now, Duration retryAfter) {
    file.change(kept -> rest(kept, source, now, retryAfter));
  }

  /// Takes down what follows from an answer that could not be read.
  void unread(String source, Instant now, UnreadException why) {
    if (why.unread().reason() == Reason.REFUSED) {
      refused(source, now, why.retryAfter());
    } else if (why.retryAfter().isPositive()) {
      askedToWait(source, now, why.retryAfter());
    }
  }

  /// Takes down that it answered: what was is forgotten.
  synchronized void answered(String source) {
    Properties known = file.words();
    if (known.containsKey(source + COUNT) || known.containsKey(source + UNTIL)) {
      file.change(kept -> {
        kept.remove(source + COUNT);
        kept.remove(source + SINCE);
        kept.remove(source + UNTIL);
      });
    }
  }

  private static void rest(Properties kept, String source, Instant now, Duration rest) {
    kept.setProperty(source + SINCE, now.toString());
    kept.setProperty(source + UNTIL, now.plus(shorter(rest, LONGEST)).toString());
  }

  private static int count(Properties kept, String source) {
    String text = kept.getProperty(source + COUNT, "0");
    return text.matches("[0-2]") ? Integer.parseInt(text) : 0;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
