package app.uptick.monitor;

import app.uptick.witness.LastAsked;
import app.uptick.witness.Pace;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Which witnesses may be asked now, for all that programs before this one asked? Whom this one
/// asked itself, it asks in its own time. Any thread.
public final class Rests {

  private final LastAsked lastAsked;
  private final Set<Pace> askedHere = Collections.synchronizedSet(EnumSet.noneOf(Pace.class));

  /// @param lastAsked when programs before this one asked
  public Rests(LastAsked lastAsked) {
    this.lastAsked = lastAsked;
  }

  /// Takes down that they are being asked.
  void note(Set<Pace> paces, Instant now) {
    askedHere.addAll(paces);
    lastAsked.note(paces, now);
  }

  /// Those of `due` who may be asked.
  Set<Pace> over(Set<Pace> due, Instant now) {
    return due.stream()
        .filter(each -> askedHere.contains(each) || !lastAsked.isResting(each, now))
        .collect(Collectors.toSet());
  }
}
