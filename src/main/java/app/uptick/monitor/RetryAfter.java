package app.uptick.monitor;

import app.uptick.model.HttpAnswer;
import app.uptick.model.Observation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads how long a server wants to be left alone: `Retry-After`, in seconds or as a date (RFC
/// 9110, 10.2.3).
final class RetryAfter {

  private RetryAfter() {}

  /// The moment before which the server does not want to be asked again.
  static Optional<Instant> of(Observation seen) {
    HttpAnswer answer = seen.answer();
    if (answer == null || (answer.status() != 503 && answer.status() != 429)) {
      return Optional.empty();
    }
    return answer.header("retry-after").flatMap(value -> parse(value.strip(), seen.at()));
  }

  private static Optional<Instant> parse(String value, Instant at) {
    try {
      if (value.matches("\\d{1,9}")) {
        return Optional.of(at.plus(Duration.ofSeconds(Long.parseLong(value))));
      }
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
