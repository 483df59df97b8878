package app.uptick.desktop.window;

import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Where the chart's past comes from. Called on a thread that may wait.
@FunctionalInterface
public interface HistorySource {

  /// The `span` up to `now`, of one function or of all together, in at most `maxPoints` points.
  HistoryView last(Duration span, Optional<FunctionId> function, Instant now, int maxPoints)
      throws IOException;
}
