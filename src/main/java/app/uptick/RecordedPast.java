package app.uptick;

import app.uptick.desktop.window.HistorySource;
import app.uptick.desktop.window.IncidentMark;
import app.uptick.history.HistoryReader;
import app.uptick.history.IncidentRecord;
import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Hands the window what the monitor recorded, in the window's words.
record RecordedPast(HistoryReader reader) implements HistorySource {

  @Override
  public HistoryView view(
      Instant from, Instant to, Optional<FunctionId> function, Instant now, int maxPoints)
      throws IOException {
    return reader.view(from, to, function, now, maxPoints);
  }

  @Override
  public List<IncidentMark> incidents(Instant from, Instant to) throws IOException {
    return reader.incidents(from, to).stream().map(RecordedPast::mark).toList();
  }

  private static IncidentMark mark(IncidentRecord incident) {
    return new IncidentMark(
        incident.id(),
        incident.began(),
        incident.ended(),
        Kind.valueOf(incident.worst().name()),
        incident.headline());
  }

  @Override
  public Optional<Instant> beginning() throws IOException {
    return reader.beginning();
  }
}
