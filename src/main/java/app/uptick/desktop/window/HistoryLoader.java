package app.uptick.desktop.window;

import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javafx.concurrent.Service;
import javafx.concurrent.Task;

/// Reads the chosen stretch of history off the JavaFX thread; the newest wish replaces one that is
/// still being read.
final class HistoryLoader extends Service<HistoryView> {

  /// About as many points as the chart has pixels.
  private static final int MOST_POINTS = 500;

  private final HistorySource source;
  private final InstantSource clock;
  private Duration span = Duration.ofHours(24);
  private Optional<FunctionId> function = Optional.empty();

  HistoryLoader(HistorySource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
    setExecutor(task -> Thread.ofVirtual().name("window-history").start(task));
  }

  /// Reads `span` of one function, or of all, up to now.
  void load(Duration span, Optional<FunctionId> function) {
    this.span = span;
    this.function = function;
    restart();
  }

  @Override
  protected Task<HistoryView> createTask() {
    var wantedSpan = span;
    var wantedFunction = function;
    return new Task<>() {
      @Override
      protected HistoryView call() throws Exception {
        return source.last(wantedSpan, wantedFunction, clock.instant(), MOST_POINTS);
      }
    };
  }
}
