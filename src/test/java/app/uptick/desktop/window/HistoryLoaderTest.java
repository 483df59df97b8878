package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class HistoryLoaderTest {

  private final CountDownLatch goOn = new CountDownLatch(1);
  private final List<Duration> read = new CopyOnWriteArrayList<>();
  private final List<Optional<FunctionId>> told = new CopyOnWriteArrayList<>();
  private final HistoryLoader loader =
      new HistoryLoader(new SlowHistory(), InstantSource.fixed(Scenes.NOW));

  /// Answers once it may.
  private final class SlowHistory implements HistorySource {

    @Override
    public HistoryView view(
        Instant from, Instant to, Optional<FunctionId> function, Instant now, int most) {
      read.add(Duration.between(from, to));
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new HistoryView(from, to, List.of(), List.of());
    }

    @Override
    public List<IncidentMark> incidents(Instant from, Instant to) {
      return List.of();
    }

    @Override
    public Optional<Instant> beginning() {
      return Optional.empty();
    }
  }

  private void load(int hours, Optional<FunctionId> function) {
    var range = ViewRange.last(Duration.ofHours(hours), Instant.EPOCH, Scenes.NOW);
    loader.load(range, function);
  }

  @Test
  void readsOnlyTheNewestOfWhatWasWishedForMeanwhile(FxRobot robot) throws Exception {
    robot.interact(() -> {
      loader.tell(loaded -> told.add(loaded.function()), () -> {});
      load(2, Optional.empty());
      load(4, Optional.empty());
      load(6, Optional.of(FunctionId.FEED));
      load(8, Optional.of(FunctionId.FEED));
    });
    goOn.countDown();

    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !told.isEmpty());

    assertEquals(List.of(Duration.ofHours(3), Duration.ofHours(12)), read);
    assertEquals(List.of(Optional.of(FunctionId.FEED)), told);
  }
}
