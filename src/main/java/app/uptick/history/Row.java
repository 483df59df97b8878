package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionState;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One check as it was recorded.
///
/// @param at the start of the round
/// @param observations of the functions that this round asked, and no others
public record Row(
    Instant at,
    Duration elapsed,
    State state,
    Cause cause,
    Scope scope,
    double confidence,
    List<Observation> observations) {

  public Row {
    observations = List.copyOf(observations);
  }

  /// How one function answered.
  public record Observation(
      FunctionId function,
      FunctionState state,
      @Nullable Duration connect,
      @Nullable Duration firstByte,
      @Nullable Duration total,
      @Nullable Integer httpStatus,
      @Nullable FailureKind failure) {}
}
