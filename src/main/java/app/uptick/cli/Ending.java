package app.uptick.cli;

import java.util.concurrent.CountDownLatch;

/// Ends a command that runs until it is told to stop: on SIGINT and SIGTERM as cleanly as on its
/// own.
///
/// The JVM turns both signals into its shutdown, with an exit code of its own; so that a clean end
/// is told by 0, the last hook halts with that.
final class Ending {

  private final CountDownLatch cleaned = new CountDownLatch(1);
  private volatile int code;

  /// Has `cleanUp` done when the process is told to end; it is done once.
  Ending(Runnable cleanUp) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("ending")
                .unstarted(() -> {
                  if (cleaned.getCount() > 0) {
                    cleanUp.run();
                    cleaned.countDown();
                  }
                  Runtime.getRuntime().halt(code);
                }));
  }

  /// What the process exits with unless a signal ends it.
  void exitsWith(int exitCode) {
    code = exitCode;
    cleaned.countDown();
  }
}
