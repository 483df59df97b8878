package app.uptick.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The confirmed state: what Uptick stands by, and since when.
///
/// @param incident the id of the trouble that goes on, null when there is none
public record Standing(
    State state, Cause cause, String headline, Instant since, @Nullable String incident) {}
