package app.uptick.monitor;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets time pass until there is something to do.
@FunctionalInterface
interface Waiting<C> {

  /// The next command, or null once so much time has passed.
  @Nullable C next(BlockingQueue<C> commands, Duration most) throws InterruptedException;

  /// Waits as long as it takes.
  static <C> @Nullable C really(BlockingQueue<C> commands, Duration most)
      throws InterruptedException {
    return commands.poll(most.toMillis(), TimeUnit.MILLISECONDS);
  }
}
