package app.uptick.desktop.window;

import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.concurrent.Service;
import javafx.concurrent.Task;

/// Reads history off the JavaFX thread. One reading at a time: what is wished for meanwhile waits,
/// and of that only the newest is read, so that a turning wheel never queues up readings.
final class HistoryLoader extends Service<HistoryLoader.Loaded> {

  /// About as many points as the chart has pixels, for each span that is read.
  private static final int MOST_POINTS = 500;

  /// What is read to either side of what is shown, in spans: it can be moved a bit without a blank.
  private static final double ASIDE = 0.5;

  private final HistorySource source;
  private final InstantSource clock;
  private Wish wanted = new Wish(Instant.EPOCH, Instant.EPOCH, Optional.empty());
  private Wish reading = wanted;

  /// What is to be shown.
  private record Wish(Instant from, Instant to, Optional<FunctionId> function) {}

  /// What was read.
  ///
  /// @param beginning since when anything is known
  /// @param now when it was read
  record Loaded(
      Optional<FunctionId> function,
      HistoryView view,
      List<IncidentMark> incidents,
      Optional<Instant> beginning,
      Instant now) {}

  HistoryLoader(HistorySource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
    setExecutor(task -> Thread.ofVirtual().name("window-history").start(task));
  }

  /// Has what was read, or that it could not be, told on the JavaFX thread. What was wished for
  /// before the last wish is told only where it is of the same function.
  void tell(Consumer<Loaded> loaded, Runnable failed) {
    setOnSucceeded(event -> {
      if (reading.function().equals(wanted.function())) {
        loaded.accept(getValue());
      }
      readNext();
    });
    setOnFailed(event -> {
      failed.run();
      readNext();
    });
  }

  Instant now() {
    return clock.instant();
  }

  /// Reads a range of one function, or of all, and something to either side.
  void load(ViewRange range, Optional<FunctionId> function) {
    var begin = range.moved(-ASIDE).from();
    var end = range.moved(ASIDE).to();
    wanted = new Wish(begin, end, function);
    if (!isRunning()) {
      reading = wanted;
      restart();
    }
  }

  private void readNext() {
    if (!reading.equals(wanted)) {
      reading = wanted;
      restart();
    }
  }

  @Override
  protected Task<Loaded> createTask() {
    var wish = reading;
    return new Task<>() {
      @Override
      protected Loaded call() throws Exception {
        return read(wish);
      }
    };
  }

  private Loaded read(Wish wish) throws Exception {
    var now = clock.instant();
    var most = (int) (MOST_POINTS * (1 + 2 * ASIDE));
    return new Loaded(
        wish.function(),
        source.view(wish.from(), wish.to(), wish.function(), now, most),
        source.incidents(wish.from(), wish.to()),
        source.beginning(),
        now);
  }
}
