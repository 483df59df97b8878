package app.uptick.history;

import static app.uptick.history.NetworkPast.Finding.NEVER_HERE;
import static app.uptick.history.NetworkPast.Finding.NOTHING;
import static app.uptick.history.NetworkPast.Finding.NO_LONGER_HERE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.Scope;
import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NetworkPastTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void saysThatItNeverWorkedHere() {
    NetworkPast past = past(10, null, hoursAgo(2));

    assertEquals(NEVER_HERE, past.finding(State.BLOCKED, Scope.LOCAL, NOW));
    assertEquals(NEVER_HERE, past.finding(State.YOUR_SIDE, Scope.LOCAL, NOW));
    assertEquals(NEVER_HERE, past.finding(State.DOWN, Scope.UNCLEAR, NOW));
  }

  @Test
  void saysNothingAfterFewChecks() {
    assertEquals(NOTHING, past(9, null, hoursAgo(2)).finding(State.BLOCKED, Scope.LOCAL, NOW));
  }

  @Test
  void saysNothingWhereItWorkedNowhereLately() {
    assertEquals(NOTHING, past(99, null, null).finding(State.BLOCKED, Scope.LOCAL, NOW));
    assertEquals(
        NOTHING, past(99, null, hoursAgo(24 * 8)).finding(State.BLOCKED, Scope.LOCAL, NOW));
  }

  @Test
  void doesNotBlameTheNetworkForTroubleOfMany() {
    assertEquals(NOTHING, past(99, null, hoursAgo(2)).finding(State.DOWN, Scope.WIDESPREAD, NOW));
    assertEquals(NOTHING, past(99, null, hoursAgo(2)).finding(State.UP, Scope.UNCLEAR, NOW));
  }

  /// Met a minute after TikTok went down, a network looks as if it had never let it through.
  @Test
  void doesNotBlameANetworkThatWasMetInAnOutage() {
    assertEquals(NOTHING, past(99, null, hoursAgo(6)).finding(State.DOWN, Scope.UNCLEAR, NOW));
  }

  @Test
  void saysThatItWorkedHereOnce() {
    assertEquals(
        NO_LONGER_HERE,
        past(99, hoursAgo(9), hoursAgo(2)).finding(State.BLOCKED, Scope.LOCAL, NOW));
    assertEquals(
        NOTHING, past(99, hoursAgo(1), hoursAgo(2)).finding(State.BLOCKED, Scope.LOCAL, NOW));
  }

  private static Instant hoursAgo(int hours) {
    return NOW.minus(Duration.ofHours(hours));
  }

  private static NetworkPast past(int checks, @Nullable Instant here, @Nullable Instant elsewhere) {
    return new NetworkPast(hoursAgo(5), checks, here == null ? 0 : 1, here, elsewhere);
  }
}
