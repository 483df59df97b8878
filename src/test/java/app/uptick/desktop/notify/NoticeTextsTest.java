package app.uptick.desktop.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.uptick.model.Cause;
import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class NoticeTextsTest {

  private final NoticeTexts texts = new NoticeTexts();

  @ParameterizedTest
  @CsvSource({
    "PT-5S, 0 s",
    "PT0S, 0 s",
    "PT40S, 40 s",
    "PT59.999S, 59 s",
    "PT60S, 1 min",
    "PT5M59S, 5 min",
    "PT1H, 1 h",
    "PT1H5M, 1 h 5 min",
    "PT23H59M, 23 h 59 min",
    "PT24H, 1 d",
    "PT51H30M, 2 d 3 h"
  })
  void saysLengthsAsAPersonDoes(Duration length, String said) {
    assertEquals(said, texts.length(length));
  }

  @ParameterizedTest
  @MethodSource("allTroubles")
  void hasATitleForEveryTroubleAndItsEnd(State state, Cause cause) {
    LastTold.Trouble trouble =
        new LastTold.Trouble("i1", "i1", Instant.EPOCH, state, cause, false, Instant.EPOCH);

    assertFalse(texts.troubleTitle(trouble).isBlank());
    assertFalse(texts.recoveryTitle(trouble).isBlank());
  }

  static Stream<Object[]> allTroubles() {
    return Arrays.stream(State.values())
        .filter(State::isTrouble)
        .flatMap(state ->
            Arrays.stream(Cause.values())
                .filter(cause -> cause.goesWith(state))
                .map(cause -> new Object[] {state, cause}));
  }

  @Test
  void saysWhoseTroubleItIsInTheTitle() {
    assertEquals("TikTok is down", title(State.DOWN, Cause.UNREACHABLE));
    assertEquals("TikTok looks blocked here", title(State.BLOCKED, Cause.DNS_TAMPERING));
    assertEquals("It's your connection, not TikTok", title(State.YOUR_SIDE, Cause.DNS_RESOLVER));
  }

  private String title(State state, Cause cause) {
    return texts.troubleTitle(
        new LastTold.Trouble("i1", "i1", Instant.EPOCH, state, cause, false, Instant.EPOCH));
  }
}
