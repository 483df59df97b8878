package app.uptick.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// Tells a state that oscillates from one that changes: Nagios' rule (nagioscore, base/flapping.c).
///
/// Of the last 21 states, each change weighs from 0.75 (oldest) to 1.25 (newest); from 30 % on it
/// flaps, and until 20 %.
final class Flapping {

  private static final int STATES = 21;
  private static final double LIGHTEST = 0.75;
  private static final double HEAVIEST = 1.25;
  private static final double START = 0.30;
  private static final double STOP = 0.20;

  private final Deque<Boolean> states = new ArrayDeque<>();
  private boolean flapping;

  /// Takes in whether there is trouble now.
  void take(boolean trouble) {
    states.addLast(trouble);
    if (states.size() > STATES) {
      states.removeFirst();
    }
    double share = share();
    flapping = flapping ? share > STOP : share >= START;
  }

  boolean isFlapping() {
    return flapping;
  }

  /// The weighted share of the possible changes that there were.
  private double share() {
    int possible = STATES - 1;
    int place = STATES - states.size();
    double sum = 0;
    Iterator<Boolean> each = states.iterator();
    boolean before = each.next();
    while (each.hasNext()) {
      boolean now = each.next();
      if (now != before) {
        sum += LIGHTEST + (HEAVIEST - LIGHTEST) * place / (possible - 1);
      }
      before = now;
      place++;
    }
    return sum / possible;
  }
}
