package app.uptick.cli;

import java.util.concurrent.atomic.AtomicReference;

/// Ends a command that runs until it is told to stop: on SIGINT and SIGTERM as cleanly as on its
/// own, from its first moment on.
///
/// The JVM turns both signals into its shutdown, with an exit code of its own; so that a clean end
/// is told by 0, the last hook halts with that.
final class Ending {

  private final AtomicReference<Runnable> cleanUp = new AtomicReference<>(() -> {});

  /// What a process that ends by itself exits with; a signal leaves it at 0.
  private static volatile int code;

  Ending() {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("ending")
                .unstarted(() -> {
                  cleanUp.getAndSet(() -> {}).run();
                  Runtime.getRuntime().halt(code);
                }));
  }

  /// Has `task` done when a signal ends the process.
  void cleansUp(Runnable task) {
    cleanUp.set(task);
  }

  /// Cleans up at once, unless a signal does so already.
  void cleanUp() {
    cleanUp.getAndSet(() -> {}).run();
  }

  /// Ends without a signal: nothing is left to clean up.
  void isDone() {
    cleanUp.set(() -> {});
  }

  /// Says what the process, which is about to end by itself, exits with.
  static void exitsWith(int exitCode) {
    code = exitCode;
  }
}
