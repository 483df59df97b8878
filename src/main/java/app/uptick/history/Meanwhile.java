package app.uptick.history;

import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What happened while a person did not look: one answer in place of a burst of messages.
///
/// @param ended incidents that were over by the end of it, oldest first; one that goes on is seen
///   anyway
/// @param trouble how long they lasted together, within this stretch
/// @param unwatched how much of it Uptick did not look either
public record Meanwhile(
    Instant from, Instant to, List<Incident> ended, Duration trouble, Duration unwatched) {

  public Meanwhile {
    ended = List.copyOf(ended);
  }

  static Meanwhile of(List<Incident> incidents, Instant from, Instant to, Duration unwatched) {
    List<Incident> ended =
        incidents.stream()
            .filter(each -> each.ended() != null && isWithin(each.ended(), from, to))
            .filter(each -> each.worst() != State.UNKNOWN)
            .toList();
    Duration trouble =
        ended.stream()
            .map(each -> each.lasted(to).minus(before(each, from)))
            .reduce(Duration.ZERO, Duration::plus);
    return new Meanwhile(from, to, ended, trouble, unwatched);
  }

  private static boolean isWithin(Instant at, Instant from, Instant to) {
    return at.isAfter(from) && !at.isAfter(to);
  }

  /// How much of it was before the stretch.
  private static Duration before(Incident incident, Instant from) {
    return incident.began().isBefore(from)
        ? Duration.between(incident.began(), from)
        : Duration.ZERO;
  }

  /// Whether there is nothing to tell.
  public boolean isEmpty() {
    return ended.isEmpty();
  }
}
