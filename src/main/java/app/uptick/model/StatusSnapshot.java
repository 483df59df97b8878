package app.uptick.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// All that the tray, the window and other programs may show, as of one moment.
///
/// @param latest the latest check, null before the first
/// @param interval the time between checks, by which a stale snapshot is told
/// @param flapping whether the state oscillates so much that changes are not told one by one
public record StatusSnapshot(
    Standing standing,
    @Nullable Check latest,
    Activity activity,
    Mute mute,
    Duration interval,
    boolean flapping) {

  /// Whether the last check is older than three intervals, so that nothing shown may be trusted.
  public boolean isStale(Instant now) {
    return activity != Activity.PAUSED
        && latest != null
        && isOutside(Duration.between(latest.endedAt(), now));
  }

  /// A check from the future means that the clock was set back, and no one knows how old it is.
  private boolean isOutside(Duration age) {
    return age.compareTo(interval.multipliedBy(3)) > 0
        || age.compareTo(interval.multipliedBy(-1)) < 0;
  }
}
