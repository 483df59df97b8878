package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.Evidence;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole story of one trouble: what happened, on what evidence, and what the person was told.
///
/// @param ended null while it goes on
/// @param state as of the latest step that is known; `cause`, `scope` and `headline` belong to it
/// @param worst of all its states
/// @param note the person's own words; empty mostly
/// @param unwatched how much of its time nobody looked
/// @param steps how it began and what it became, oldest first; the end is no step
/// @param told what the person was told of it, oldest first
public record Incident(
    String id,
    Instant began,
    @Nullable Instant ended,
    State state,
    State worst,
    Cause cause,
    Scope scope,
    String headline,
    String note,
    Duration unwatched,
    List<Step> steps,
    List<Told> told) {

  public Incident {
    steps = List.copyOf(steps);
    told = List.copyOf(told);
  }

  /// What was stood by from a moment on, and the evidence of that moment.
  public record Step(
      Instant at, State state, Cause cause, Scope scope, String headline, KeptEvidence kept) {

    public Step(
        Instant at,
        State state,
        Cause cause,
        Scope scope,
        String headline,
        List<Evidence> evidence) {
      this(at, state, cause, scope, headline, KeptEvidence.of(evidence));
    }

    /// What was found, line by line.
    public List<Evidence> evidence() {
      return kept.lines();
    }
  }

  /// A message that the person was given.
  public record Told(Instant at, String title, String body) {}

  /// The step that says best what it was: the first of its worst state.
  public Step essence() {
    return steps.stream()
        .filter(each -> each.state() == worst)
        .findFirst()
        .orElseGet(() -> new Step(began, state, cause, scope, headline, KeptEvidence.NONE));
  }

  /// How long it lasted, or has lasted by `now`. A clock that was set back makes no negative
  /// length.
  public Duration lasted(Instant now) {
    Instant end = ended == null ? now : ended;
    return end.isBefore(began) ? Duration.ZERO : Duration.between(began, end);
  }
}
