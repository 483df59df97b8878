package app.uptick.history;

import app.uptick.model.Scope;
import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the network in use has shown before, beside the other networks that the person uses.
///
/// @param firstSeen when it was first used
/// @param checks that could tell how TikTok did here
/// @param worked in how many of them it worked
/// @param lastWorked when it last did; null for never
/// @param workedElsewhere when it last worked on another network; null for never
public record NetworkPast(
    Instant firstSeen,
    int checks,
    int worked,
    @Nullable Instant lastWorked,
    @Nullable Instant workedElsewhere) {

  /// Fewer checks say nothing of a network.
  static final int ENOUGH = 10;

  private static final Duration RECENTLY = Duration.ofDays(7);

  /// What can be said of it.
  public enum Finding {
    /// It never worked here, and works on others.
    NEVER_HERE,
    /// It worked here once, and since then only on others.
    NO_LONGER_HERE,
    NOTHING
  }

  /// What can be said of it while there is trouble. Of trouble that many have, and of a service
  /// that may be down since before this network was met, nothing: it is not the network's.
  public Finding finding(State state, Scope scope, Instant now) {
    if (!mayBeOfNetwork(state, scope)
        || checks < ENOUGH
        || workedElsewhere == null
        || workedElsewhere.isBefore(now.minus(RECENTLY))) {
      return Finding.NOTHING;
    }
    if (lastWorked != null) {
      return workedElsewhere.isAfter(lastWorked) ? Finding.NO_LONGER_HERE : Finding.NOTHING;
    }
    return state == State.DOWN && workedElsewhere.isBefore(firstSeen)
        ? Finding.NOTHING
        : Finding.NEVER_HERE;
  }

  private static boolean mayBeOfNetwork(State state, Scope scope) {
    boolean isAnothers = scope == Scope.WIDESPREAD || scope == Scope.REGIONAL;
    return switch (state) {
      case DOWN -> !isAnothers;
      case BLOCKED, YOUR_SIDE -> true;
      case UP, DEGRADED, UNKNOWN -> false;
    };
  }
}
