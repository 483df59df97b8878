package app.uptick.history;

import app.uptick.model.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How long trouble of one kind has lasted before: the person's own, and past outages that are
/// known to everyone.
///
/// @param own how many of them were met here
/// @param known how many are from the bundled list
/// @param median zero where there are none, as are the others
public record Usual(int own, int known, Duration median, Duration shortest, Duration longest) {

  /// Fewer say nothing of what is usual.
  public static final int ENOUGH = 3;

  static Usual of(List<Duration> own, List<Duration> known) {
    List<Duration> all = new ArrayList<>(own);
    all.addAll(known);
    Collections.sort(all);
    return all.isEmpty()
        ? new Usual(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO)
        : new Usual(own.size(), known.size(), median(all), all.getFirst(), all.getLast());
  }

  private static Duration median(List<Duration> sorted) {
    Duration upper = sorted.get(sorted.size() / 2);
    Duration lower = sorted.get((sorted.size() - 1) / 2);
    return lower.plus(upper).dividedBy(2);
  }

  /// Whether there are enough of them to tell what is usual.
  public boolean isEnough() {
    return count() >= ENOUGH;
  }

  public int count() {
    return own + known;
  }

  /// The states that are one kind of trouble, always two: whether a fault takes TikTok down or only
  /// parts of it differs from place to place, and reports of past outages do not tell the two
  /// apart.
  static List<State> alike(State state) {
    return switch (state) {
      case DEGRADED, DOWN -> List.of(State.DEGRADED, State.DOWN);
      case BLOCKED, YOUR_SIDE, UP, UNKNOWN -> List.of(state, state);
    };
  }
}
