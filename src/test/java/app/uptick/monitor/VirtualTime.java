package app.uptick.monitor;

import app.uptick.monitor.Monitor.Command;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;

/// Time that passes as soon as somebody waits for it, up to an end; while the device sleeps, it
/// jumps.
final class VirtualTime extends Clock implements Waiting<Command> {

  private final Instant end;
  private final NavigableMap<Instant, Instant> naps = new TreeMap<>();
  private Instant now;

  VirtualTime(Instant start, Instant end) {
    now = start;
    this.end = end;
  }

  /// The device sleeps from one moment to another.
  void nap(Instant from, Instant to) {
    naps.put(from, to);
  }

  /// What waits when the device falls asleep goes on when it wakes.
  void pass(Duration time) {
    Instant then = now.plus(time);
    var nap = naps.higherEntry(now);
    now = nap != null && !nap.getKey().isAfter(then) ? nap.getValue() : then;
  }

  @Override
  public Command next(BlockingQueue<Command> commands, Duration most) {
    if (!now.isBefore(end)) {
      return Command.QUIT;
    }
    Command command = commands.poll();
    if (command == null && !most.isNegative()) {
      pass(most);
    }
    return command;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
