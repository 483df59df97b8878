package app.uptick.desktop.window;

import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where the chart's past comes from. Called on a thread that may wait.
public interface HistorySource {

  /// A stretch of one function, or of all together, in at most `maxPoints` points.
  ///
  /// @param now up to when the latest verdict may be taken to hold
  HistoryView view(
      Instant from, Instant to, Optional<FunctionId> function, Instant now, int maxPoints)
      throws IOException;

  /// The incidents that touch a stretch, oldest first.
  List<IncidentMark> incidents(Instant from, Instant to) throws IOException;

  /// Since when anything is known; empty where nothing is.
  Optional<Instant> beginning() throws IOException;
}
