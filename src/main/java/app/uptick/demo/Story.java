package app.uptick.demo;

import java.time.Duration;
import java.util.List;

/// What happens to the simulated world, act by act; the last act stays.
///
/// @param name what it is asked for by
/// @param inShort what there will be to see, in one sentence
public record Story(String name, String inShort, List<Act> acts) {

  public Story {
    acts = List.copyOf(acts);
  }

  /// How long it takes to tell.
  public Duration length() {
    return acts.stream().map(Act::lasts).reduce(Duration.ZERO, Duration::plus);
  }

  /// What is left of the act that is on after so long a time.
  Duration left(Duration elapsed) {
    Duration end = Duration.ZERO;
    for (Act act : acts) {
      end = end.plus(act.lasts());
      if (elapsed.compareTo(end) < 0) {
        return end.minus(elapsed);
      }
    }
    return Duration.ZERO;
  }

  /// The act that is on after so long a time.
  Act at(Duration elapsed) {
    Duration end = Duration.ZERO;
    for (Act act : acts) {
      end = end.plus(act.lasts());
      if (elapsed.compareTo(end) < 0) {
        return act;
      }
    }
    return acts.getLast();
  }
}
