package app.uptick.desktop.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.uptick.model.Cause;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NoticeTextsTest {

  private final NoticeTexts texts = new NoticeTexts();

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
    assertEquals("It’s your connection, not TikTok", title(State.YOUR_SIDE, Cause.DNS_RESOLVER));
  }

  @Test
  void doesNotRepeatTheTitleInTheBody() {
    String down = "TikTok is down: its servers answer with errors.";
    String blocked = "TikTok looks blocked: its names are tampered with on the way.";
    String slow = "TikTok loads slowly: the way there is congested.";

    assertEquals(
        "Its servers answer with errors. Many people are affected.",
        body(State.DOWN, Cause.SERVER_ERROR, down, Scope.WIDESPREAD));
    assertEquals(
        "Its names are tampered with on the way.",
        body(State.BLOCKED, Cause.DNS_TAMPERING, blocked, Scope.LOCAL));
    assertEquals(slow, body(State.DEGRADED, Cause.CONGESTION, slow, Scope.LOCAL));
    assertEquals(
        "TikTok is down for maintenance.",
        body(State.DOWN, Cause.MAINTENANCE, "TikTok is down for maintenance.", Scope.UNCLEAR));
  }

  @Test
  void saysWhatToDoWhereTheTitleSaysAllElse() {
    LastTold.Trouble portal =
        new LastTold.Trouble(
            "i1", "i1", Instant.EPOCH, State.YOUR_SIDE, Cause.CAPTIVE_PORTAL, false, Instant.EPOCH);
    String headline = "This network wants you to sign in first.";

    assertEquals("Sign in.", texts.troubleBody(portal, headline, Scope.LOCAL, "Sign in."));
    assertEquals(headline, texts.troubleBody(portal, headline, Scope.LOCAL, ""));
  }

  private String body(State state, Cause cause, String headline, Scope scope) {
    return texts.troubleBody(
        new LastTold.Trouble("i1", "i1", Instant.EPOCH, state, cause, false, Instant.EPOCH),
        headline,
        scope,
        "");
  }

  private String title(State state, Cause cause) {
    return texts.troubleTitle(
        new LastTold.Trouble("i1", "i1", Instant.EPOCH, state, cause, false, Instant.EPOCH));
  }
}
