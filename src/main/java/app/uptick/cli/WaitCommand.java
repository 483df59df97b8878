package app.uptick.cli;

import app.uptick.link.LinkClient;
import app.uptick.model.Activity;
import app.uptick.model.State;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `uptick wait`: returns when a state is reached, or when the time is over.
@Command(
    name = "wait",
    mixinStandardHelpOptions = true,
    description = "Waits until TikTok is in a state; exits with 3 when the time is over.")
final class WaitCommand implements Callable<Integer> {

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Option(
      names = "--for",
      paramLabel = "STATE",
      defaultValue = "up",
      converter = StateConverter.class,
      description = "up, degraded, down, blocked, your-side or unknown (default: up).")
  private State state = State.UP;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "2h",
      converter = DurationConverter.class,
      description = "How long to wait at most (default: 2h).")
  private Duration timeout = Duration.ofHours(2);

  @Override
  public Integer call() throws InterruptedException {
    options.speakAsSet();
    CountDownLatch reached = new CountDownLatch(1);
    StatusListener listener =
        snapshot -> {
          if (isReached(snapshot)) {
            reached.countDown();
          }
        };
    long deadline = System.nanoTime() + timeout.toNanos();
    while (reached.getCount() > 0 && System.nanoTime() < deadline) {
      CountDownLatch lost = new CountDownLatch(1);
      try (AutoCloseable _ = follow(listener, lost)) {
        awaitEither(reached, lost, deadline);
      } catch (Exception e) {
        throw new IllegalStateException("following the monitor", e);
      }
    }
    if (reached.getCount() == 0) {
      return ExitCode.OK;
    }
    CheckText texts = new CheckText();
    System.err.println(texts.text("wait.over", texts.spans().length(timeout), state.code()));
    return ExitCode.TIME_OVER;
  }

  private boolean isReached(StatusSnapshot snapshot) {
    return snapshot.latest() != null
        && snapshot.activity() != Activity.PAUSED
        && !snapshot.isStale(Instant.now())
        && snapshot.standing().state() == state;
  }

  /// Follows the monitor that runs, or watches for itself where none does.
  private AutoCloseable follow(StatusListener listener, CountDownLatch lost) {
    Optional<LinkClient> connected = LinkClient.connect(options.dataFolder());
    if (connected.isPresent()) {
      try {
        connected.get().follow(listener, () -> {}, lost::countDown);
        return connected.get();
      } catch (IOException _) {
        connected.get().close();
      }
    }
    MonitorSession session = MonitorSession.open(options, null, null, System.err::println);
    session.monitor().model().subscribe(listener);
    session.start();
    return session;
  }

  private static void awaitEither(CountDownLatch reached, CountDownLatch lost, long deadline)
      throws InterruptedException {
    while (lost.getCount() > 0 && System.nanoTime() < deadline) {
      if (reached.await(200, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  /// Reads a state by the word that programs use.
  private static final class StateConverter implements ITypeConverter<State> {

    @Override
    public State convert(String value) {
      return Arrays.stream(State.values())
          .filter(each -> each.code().equals(value))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "'%s' is no state, want one of: %s"
                      .formatted(
                          value,
                          String.join(
                              ", ", Arrays.stream(State.values()).map(State::code).toList()))));
    }
  }
}
