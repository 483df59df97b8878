package app.uptick.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Now, by clocks that tell sleep from a clock that was set: why did nobody look since then?
///
/// @param at by the clock that people read, which can be set
/// @param awake since some fixed moment, without the time that the device slept where the system
///   tells it so (Linux, macOS)
/// @param powered since the device started, with the time that it slept; empty where the system
///   does not tell (all but Linux)
public record Moment(Instant at, Duration awake, Optional<Duration> powered) {

  /// So many intervals may pass between two checks while the next is just late.
  private static final int PATIENCE = 3;

  /// Less than this is no sleep, but two clocks read one after the other.
  private static final Duration LEAST_SLEEP = Duration.ofSeconds(20);

  private static final Path UPTIME = Path.of("/proc/uptime");

  /// By this device's clocks.
  public static Moment now(Clock clock) {
    return new Moment(clock.instant(), Duration.ofNanos(System.nanoTime()), sinceStart());
  }

  /// The first number in seconds, sleep included (proc(5)).
  private static Optional<Duration> sinceStart() {
    try {
      String seconds = Files.readString(UPTIME).split(" ", 2)[0];
      return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000)));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Why nobody looked since `before`; empty where somebody may have, or it can't be told.
  ///
  /// @param interval the time between checks
  public Optional<Unobserved> absenceSince(Moment before, Duration interval) {
    Duration passed = Duration.between(before.at, at);
    Duration late = interval.multipliedBy(PATIENCE);
    Duration lived =
        powered.isPresent() && before.powered.isPresent()
            ? powered.get().minus(before.powered.get())
            : passed;
    Duration slept = lived.minus(awake.minus(before.awake));
    if (slept.compareTo(LEAST_SLEEP) > 0) {
      return Optional.of(Unobserved.ASLEEP);
    } else if (passed.compareTo(late) <= 0) {
      return Optional.empty();
    }
    return lived.compareTo(late) <= 0 ? Optional.of(Unobserved.CLOCK) : withoutSleep();
  }

  /// Where sleep can't be told, it is by far the likeliest; where it can, the program was stopped.
  private Optional<Unobserved> withoutSleep() {
    return powered.isPresent() ? Optional.empty() : Optional.of(Unobserved.ASLEEP);
  }
}
