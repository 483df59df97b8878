package app.uptick.history;

import app.uptick.model.HistoryView.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is left of a stretch of time whose single checks are gone: an hour, or a day of UTC.
///
/// @param parts of TikTok as a whole first, then of each function that was asked
record Summary(Instant at, Duration span, List<Part> parts) {

  Summary {
    parts = List.copyOf(parts);
  }

  /// What was seen of one function, or of the whole.
  ///
  /// @param function its code; [Recorder#WHOLE] for the whole
  /// @param asked how many answers were asked for; some of them `slow`, some `failing`
  /// @param median of the times of good answers; null where there was none
  /// @param up how long it worked; what `up` and `bad` leave of the span nobody watched
  record Part(
      String function,
      int asked,
      int slow,
      int failing,
      @Nullable Long median,
      @Nullable Long p95,
      Kind worst,
      Duration up,
      Duration bad) {}
}
