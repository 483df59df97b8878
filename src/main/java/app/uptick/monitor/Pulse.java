package app.uptick.monitor;

import java.time.Duration;

/// Tells how late threads of this device run while it has other things to do. What a stopwatch
/// shows beyond that is the network's doing.
final class Pulse implements AutoCloseable {

  private static final Duration BEAT = Duration.ofMillis(20);

  private final Thread thread = Thread.ofVirtual().start(this::beat);
  private volatile long worstNanos;

  /// The greatest lateness so far.
  Duration worst() {
    return Duration.ofNanos(worstNanos);
  }

  private void beat() {
    try {
      while (true) {
        long start = System.nanoTime();
        Thread.sleep(BEAT);
        worstNanos = Math.max(worstNanos, System.nanoTime() - start - BEAT.toNanos());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
