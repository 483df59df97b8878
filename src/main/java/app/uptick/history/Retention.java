package app.uptick.history;

import java.time.Duration;

/// How much history is kept.
///
/// @param raw how long single checks are kept; older ones live on in roll-ups, bands and incidents
/// @param limitBytes the most room all of it takes; the oldest goes first
public record Retention(Duration raw, long limitBytes) {}
