package app.uptick.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long each phase of one request took; null where it was not reached or not measured.
/// `firstByte` counts from the request's last byte to the answer's first, `total` from the start.
public record PhaseTimes(
    @Nullable Duration dns,
    @Nullable Duration connect,
    @Nullable Duration tls,
    @Nullable Duration firstByte,
    @Nullable Duration total) {

  public static final PhaseTimes NONE = new PhaseTimes(null, null, null, null, null);
}
