package app.uptick.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Runs things side by side on virtual threads and waits for as many as are needed.
///
/// One thread starts and waits; what has not ended when waiting ends is left to itself, and its
/// result is never seen.
final class Tasks {

  /// The results of one kind of task, in the order in which they ended.
  static final class Results<T> {

    private final List<T> ended = new ArrayList<>();
    private int begun;

    List<T> soFar() {
      return List.copyOf(ended);
    }

    int begun() {
      return begun;
    }

    int toCome() {
      return begun - ended.size();
    }

    boolean areAll() {
      return toCome() == 0;
    }
  }

  private final BlockingQueue<Runnable> endings = new LinkedBlockingQueue<>();
  private final long start = System.nanoTime();

  <T> void start(Results<T> results, Supplier<T> task) {
    results.begun++;
    Thread.ofVirtual()
        .start(() -> {
          T result = task.get();
          endings.add(() -> results.ended.add(result));
        });
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// Waits until `done` or until `limit` since the start; `done` is asked after every ending.
  void await(Duration limit, BooleanSupplier done) {
    try {
      while (!done.getAsBoolean()) {
        long left = limit.minus(elapsed()).toMillis();
        Runnable ending = left <= 0 ? null : endings.poll(left, TimeUnit.MILLISECONDS);
        if (ending == null) {
          return;
        }
        ending.run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
