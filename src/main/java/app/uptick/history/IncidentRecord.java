package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One trouble from its confirmed beginning to its confirmed end.
///
/// @param ended null while it goes on
/// @param state as of the latest change; `cause` and `headline` belong to it
/// @param worst of all its states
public record IncidentRecord(
    String id,
    Instant began,
    @Nullable Instant ended,
    State state,
    State worst,
    Cause cause,
    String headline) {}
