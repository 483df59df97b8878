package app.uptick.circle;

import app.uptick.model.Cause;
import app.uptick.model.Region;
import app.uptick.model.State;
import java.time.Instant;

/// All that a member tells the others.
///
/// @param count higher with every report of this member's, by which an old one that is sent again
///   is told
/// @param at when the member saw this
/// @param left whether the member says that it is no longer there; then the rest means nothing
record Report(
    MemberId member,
    long count,
    Instant at,
    boolean left,
    State state,
    Cause cause,
    Region region) {

  static Report leaving(MemberId member, long count, Instant at) {
    return new Report(member, count, at, true, State.UNKNOWN, Cause.UNCLEAR, Region.UNKNOWN);
  }

  /// Whether it says that the service fails, for others as well as for the member.
  boolean isTrouble() {
    return !left && CircleWord.isTrouble(state);
  }
}
