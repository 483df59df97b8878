package app.uptick.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A confirmed step from one standing to the next.
///
/// @param incident the trouble that this change begins, alters or ends; null when there is none
/// @param incidentSince when that trouble began
public record StatusChange(
    Instant at,
    State from,
    State to,
    Cause cause,
    String headline,
    @Nullable String incident,
    @Nullable Instant incidentSince) {}
