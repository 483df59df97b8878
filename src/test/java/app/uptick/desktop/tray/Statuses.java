package app.uptick.desktop.tray;

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
final class Statuses {

  static final Duration INTERVAL = Duration.ofMinutes(1);

  private Statuses() {}

  static StatusSnapshot of(State state, Instant since, @Nullable Instant checkedAt) {
    Standing standing = new Standing(state, cause(state), headline(state), since, incident(state));
    return new StatusSnapshot(
        standing, check(standing, checkedAt), Activity.WATCHING, Mute.OFF, INTERVAL, false);
  }

  static StatusSnapshot with(Activity activity, StatusSnapshot before) {
    return new StatusSnapshot(
        before.standing(),
        before.latest(),
        activity,
        before.mute(),
        before.interval(),
        before.flapping());
  }

  static StatusSnapshot with(Mute mute, StatusSnapshot before) {
    return new StatusSnapshot(
        before.standing(),
        before.latest(),
        before.activity(),
        mute,
        before.interval(),
        before.flapping());
  }

  static StatusSnapshot with(Duration interval, StatusSnapshot before) {
    return new StatusSnapshot(
        before.standing(),
        before.latest(),
        before.activity(),
        before.mute(),
        interval,
        before.flapping());
  }

  static StatusSnapshot flapping(StatusSnapshot before) {
    return new StatusSnapshot(
        before.standing(), before.latest(), before.activity(), before.mute(), INTERVAL, true);
  }

  static String headline(State state) {
    return switch (state) {
      case UP -> "TikTok answers as usual.";
      case DEGRADED -> "TikTok is slow for many people.";
      case DOWN -> "TikTok is down for everyone: its servers answer with errors.";
      case BLOCKED -> "TikTok looks blocked on this network.";
      case YOUR_SIDE -> "This computer has no internet connection.";
      case UNKNOWN -> "Not enough to tell how TikTok does.";
    };
  }

  private static Cause cause(State state) {
    return switch (state) {
      case UP -> Cause.NONE;
      case DEGRADED -> Cause.CONGESTION;
      case DOWN -> Cause.SERVER_ERROR;
      case BLOCKED -> Cause.CONNECTION_FILTERED;
      case YOUR_SIDE -> Cause.NO_INTERNET;
      case UNKNOWN -> Cause.UNCLEAR;
    };
  }

  private static @Nullable String incident(State state) {
    return state.isTrouble() ? "i1" : null;
  }

  private static @Nullable Check check(Standing standing, @Nullable Instant checkedAt) {
    if (checkedAt == null) {
      return null;
    }
    Diagnosis diagnosis =
        new Diagnosis(
            standing.state(),
            standing.cause(),
            Set.of(),
            Scope.UNCLEAR,
            0.9,
            standing.headline(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Check(checkedAt, Duration.ZERO, diagnosis);
  }
}
