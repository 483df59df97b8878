package app.uptick.model;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one part of TikTok answers: the telling request of those that were made. `observedAt` may be
/// older than the check: a light round asks only some of the functions.
public record FunctionReport(
    FunctionId id,
    String name,
    URI url,
    FunctionState state,
    @Nullable String address,
    PhaseTimes phases,
    @Nullable Integer httpStatus,
    @Nullable Failure failure,
    @Nullable Instant observedAt) {}
