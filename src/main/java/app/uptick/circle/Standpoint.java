package app.uptick.circle;

import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Region;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What this device has to tell the others: what its monitor stands by, where, and when that was
/// last seen.
record Standpoint(State state, Cause cause, Region region, Instant at) {

  /// As of `now`; a monitor that is paused, or has not looked for long, does not know.
  static Standpoint of(@Nullable StatusSnapshot status, @Nullable String country, Instant now) {
    Region region = country == null ? Region.UNKNOWN : Regions.of(country);
    Check latest = status == null ? null : status.latest();
    if (status == null
        || latest == null
        || status.activity() == Activity.PAUSED
        || status.isStale(now)) {
      return new Standpoint(State.UNKNOWN, Cause.UNCLEAR, region, now);
    }
    return new Standpoint(
        status.standing().state(), status.standing().cause(), region, latest.endedAt());
  }

  boolean saysTheSameAs(Standpoint other) {
    return state == other.state && cause == other.cause && region == other.region;
  }
}
