package app.uptick.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads how long a server wants to be left alone: `Retry-After`, in seconds or as a date (RFC
/// 9110, 10.2.3).
public final class RetryAfter {

  private RetryAfter() {}

  /// The moment before which the server does not want to be asked again.
  public static Optional<Instant> of(Observation seen) {
    HttpAnswer answer = seen.answer();
    if (answer == null || (answer.status() != 503 && answer.status() != 429)) {
      return Optional.empty();
    }
    return answer
        .header("retry-after")
        .flatMap(value -> wait(value, Optional.of(seen.at())))
        .map(seen.at()::plus);
  }

  /// How long that is, from the header's value.
  ///
  /// @param at when the answer came, by the clock that a date is to be held against; without it a
  ///   date says nothing
  public static Optional<Duration> wait(String value, Optional<Instant> at) {
    String wish = value.strip();
    return wish.matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(wish)))
        : at.flatMap(now -> date(wish).map(until -> Duration.between(now, until)));
  }

  /// A moment as HTTP writes it.
  public static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
