package app.uptick.desktop.notify;

import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Mute;
import app.uptick.model.Scope;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds snapshots; what does not matter to a test is left out.
final class Snapshots {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Snapshots() {}

  static StatusSnapshot up(Instant since) {
    return standing(State.UP, Cause.NONE, "TikTok answers.", since, null);
  }

  static StatusSnapshot unknown() {
    return standing(State.UNKNOWN, Cause.UNCLEAR, "Not enough to tell.", NOON, null);
  }

  static StatusSnapshot down(Cause cause, Instant since, String incident) {
    return trouble(State.DOWN, cause, since, incident);
  }

  static StatusSnapshot trouble(State state, Cause cause, Instant since, String incident) {
    return standing(state, cause, "TikTok's servers answer with errors.", since, incident);
  }

  static StatusSnapshot standing(
      State state, Cause cause, String headline, Instant since, @Nullable String incident) {
    return new StatusSnapshot(
        new Standing(state, cause, headline, since, incident),
        null,
        Activity.WATCHING,
        Mute.OFF,
        Duration.ofMinutes(1),
        false);
  }

  static StatusSnapshot muted(StatusSnapshot snapshot, Mute mute) {
    return new StatusSnapshot(
        snapshot.standing(),
        snapshot.latest(),
        snapshot.activity(),
        mute,
        snapshot.interval(),
        snapshot.flapping());
  }

  static StatusSnapshot flapping(StatusSnapshot snapshot) {
    return new StatusSnapshot(
        snapshot.standing(),
        snapshot.latest(),
        snapshot.activity(),
        snapshot.mute(),
        snapshot.interval(),
        true);
  }

  static StatusSnapshot seenBy(StatusSnapshot snapshot, Scope scope) {
    Standing standing = snapshot.standing();
    Diagnosis diagnosis =
        new Diagnosis(
            standing.state(),
            standing.cause(),
            Set.of(),
            scope,
            0.9,
            standing.headline(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new StatusSnapshot(
        standing,
        new Check(standing.since(), Duration.ofSeconds(2), diagnosis),
        snapshot.activity(),
        snapshot.mute(),
        snapshot.interval(),
        snapshot.flapping());
  }
}
