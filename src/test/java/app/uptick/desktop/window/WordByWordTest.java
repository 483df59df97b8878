package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class WordByWordTest {

  @Test
  void leavesAloneWhatRunsToTheRight() {
    assertEquals("TikTok is down (503).", WordByWord.of("TikTok is down (503)."));
  }

  @Test
  void marksTheGapBetweenWordsThatRunToTheLeft() {
    assertEquals("\u0623\u0628 \u200e\u062c", WordByWord.of("\u0623\u0628 \u062c"));
  }

  @Test
  void keepsTheGapAfterANameBesideTheNextWord() {
    assertEquals("TikTok\u00a0\u062c", WordByWord.of("TikTok \u062c"));
  }

  @Test
  void letsAListOfNamesBeBroken() {
    assertEquals(
        "US (US)\u200e\u00a0\u0648 DE (DE)\u200e\u00a0\u0648 BR",
        WordByWord.of("US (US) \u0648DE (DE) \u0648BR"));
  }

  @Test
  void leavesOutTheMarksThatWouldBeSeen() {
    assertEquals("500 ms", WordByWord.whole("\u2068500\u2069 ms"));
  }

  @Test
  void changesNothingTheSecondTime() {
    String once = WordByWord.of("\u0623\u0628 (CSV) \u062c \u0623 12");

    assertEquals(once, WordByWord.of(once));
  }
}
