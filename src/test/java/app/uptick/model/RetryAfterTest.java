package app.uptick.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Optional<Instant> NOW = Optional.of(Instant.parse("2026-11-13T10:00:00Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120                           | PT2M
          86400                         | PT24H
          Fri, 13 Nov 2026 18:30:00 GMT | PT8H30M
          """)
  void readsSecondsAndDates(String value, Duration wait) {
    assertEquals(Optional.of(wait), RetryAfter.wait(value, NOW));
  }

  @ParameterizedTest
  @CsvSource({"soon", "-5", "''", "1.5", "99999999999999"})
  void readsNothingElse(String value) {
    assertEquals(Optional.empty(), RetryAfter.wait(value, NOW));
  }

  @Test
  void holdsADateAgainstNothingButAKnownClock() {
    assertEquals(
        Optional.empty(), RetryAfter.wait("Fri, 13 Nov 2026 18:30:00 GMT", Optional.empty()));
  }
}
