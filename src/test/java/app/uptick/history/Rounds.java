package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.Phase;
import app.uptick.model.PhaseTimes;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds checks as the monitor would.
final class Rounds {

  static final Duration ELAPSED = Duration.ofMillis(800);

  private Rounds() {}

  static Check check(Instant at, State state, FunctionReport... functions) {
    return check(at, state, cause(state), functions);
  }

  static Check check(Instant at, State state, Cause cause, FunctionReport... functions) {
    return new Check(
        at,
        ELAPSED,
        new Diagnosis(
            state,
            cause,
            Set.of(),
            Scope.UNCLEAR,
            0.9,
            "headline",
            List.of(),
            List.of(),
            List.of(functions),
            List.of()));
  }

  static Cause cause(State state) {
    return switch (state) {
      case UP -> Cause.NONE;
      case DEGRADED -> Cause.OVERLOAD;
      case DOWN -> Cause.SERVER_ERROR;
      case BLOCKED -> Cause.GEO_BAN;
      case YOUR_SIDE -> Cause.DNS_RESOLVER;
      case UNKNOWN -> Cause.UNCLEAR;
    };
  }

  static FunctionReport answered(FunctionId id, Instant observedAt, long totalMillis) {
    return report(id, FunctionState.UP, observedAt, totalMillis, 200, null);
  }

  static FunctionReport failed(FunctionId id, Instant observedAt) {
    return report(
        id,
        FunctionState.FAILING,
        observedAt,
        8_000,
        null,
        new Failure(Phase.CONNECT, FailureKind.TIMEOUT, "no answer in 8 s"));
  }

  static FunctionReport report(
      FunctionId id,
      FunctionState state,
      @Nullable Instant observedAt,
      long totalMillis,
      @Nullable Integer status,
      @Nullable Failure failure) {
    Duration total = Duration.ofMillis(totalMillis);
    return new FunctionReport(
        id,
        id.code(),
        URI.create("https://" + id.code() + ".example/"),
        state,
        null,
        new PhaseTimes(null, Duration.ofMillis(20), null, Duration.ofMillis(60), total),
        status,
        failure,
        observedAt);
  }
}
