package app.uptick.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "24h, PT24H", "7d, PT168H", "0s, PT0S"})
  void readsWhatTheContractNames(String text, Duration expected) {
    assertEquals(expected, Durations.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "s", "-5s", "5 s", "5S", "1.5h", "1h30m", "٥s", "99999999999999999999d"})
  void refusesEverythingElse(String text) {
    var error = assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));

    assertEquals(
        "'" + text + "' is no duration, want one such as 500ms, 30s, 5m, 24h or 7d",
        error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.5S, 500ms",
    "PT1.5S, 1500ms",
    "PT60S, 1m",
    "PT90S, 90s",
    "PT36H, 36h",
    "PT168H, 7d"
  })
  void writesTheShortestText(Duration duration, String expected) {
    assertEquals(expected, Durations.format(duration));
  }

  @Test
  void readsTheLongestItAccepts() {
    assertEquals(Duration.ofDays(999_999_999), Durations.parse("999999999d"));
  }
}
