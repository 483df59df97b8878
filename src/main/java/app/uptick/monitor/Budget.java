package app.uptick.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// Counts the requests of a burst: may the service be asked so much more just now?
///
/// Thousands wake at the same moment when a service fails; none of them may add to its trouble. Not
/// thread-safe.
final class Budget {

  private static final int MOST = 20;

  /// Twenty seconds, and one for what is still on its way.
  private static final Duration WINDOW = Duration.ofSeconds(21);

  private record Spent(Instant at, int requests) {}

  private final Deque<Spent> spent = new ArrayDeque<>();

  void spend(Instant at, int requests) {
    spent.addLast(new Spent(at, requests));
  }

  /// How many requests may be made at `now`.
  int room(Instant now) {
    spent.removeIf(each -> isOver(each, now));
    return MOST - spent.stream().mapToInt(Spent::requests).sum();
  }

  /// How long after `now` there is room for so many; at most as long as a burst is remembered.
  Duration untilRoom(int wanted, Instant now) {
    int room = room(now);
    Duration wait = Duration.ZERO;
    for (Iterator<Spent> oldest = spent.iterator(); room < wanted && oldest.hasNext(); ) {
      Spent each = oldest.next();
      room += each.requests();
      wait = Duration.between(now, each.at().plus(WINDOW));
    }
    return wait;
  }

  /// A clock set back makes what was spent lie ahead: that is forgotten, too.
  private static boolean isOver(Spent each, Instant now) {
    return !each.at().plus(WINDOW).isAfter(now) || each.at().isAfter(now.plus(WINDOW));
  }
}
