package app.uptick.monitor;

import app.uptick.monitor.Spell.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws what happens to a laptop, its networks and the service over a stretch of time: at the
/// rates that are known, and oftener where little is.
final class SimulatedLife {

  private static final Duration DAY = Duration.ofDays(1);

  /// Real trouble keeps apart, so that each can be told from the next.
  private static final Duration APART = Duration.ofMinutes(25);

  private final RandomGenerator random;
  private final Instant start;
  private final Instant end;
  private final List<Spell> spells = new ArrayList<>();

  SimulatedLife(RandomGenerator random, Instant start, Instant end) {
    this.random = random;
    this.start = start;
    this.end = end;
  }

  List<Spell> spells() {
    nights();
    trouble();
    often(30, Kind.WIFI_BLIP, 1, 7);
    often(4, Kind.SERVICE_BLIP, 1, 4);
    often(2, Kind.ANNOUNCED_BLIP, 1, 4);
    often(3, Kind.MOVING, 2, 7);
    often(24, Kind.LOST_PACKET, 30, 90);
    often(0.5, Kind.LOSS, 1800, 5400);
    often(0.2, Kind.ONE_HOST_DEAD, 600, 20_000);
    often(0.1, Kind.ONE_CONTROL_DEAD, 3600, 200_000);
    often(0.2, Kind.ROBOT_CHECKS, 600, 40_000);
    spells.sort(Comparator.comparing(Spell::from));
    return List.copyOf(spells);
  }

  /// It sleeps at night and for some hours by day, and finds its network some seconds after waking.
  private void nights() {
    for (Instant day = start; day.isBefore(end); day = day.plus(DAY)) {
      sleep(day.plus(seconds(22.5 * 3600, 24 * 3600)), seconds(6 * 3600, 9 * 3600));
      if (random.nextDouble() < 0.6) {
        sleep(day.plus(seconds(11 * 3600, 13 * 3600)), seconds(60, 3 * 3600));
      }
    }
  }

  private void sleep(Instant from, Duration length) {
    Instant to = from.plus(length);
    spells.add(new Spell(Kind.ASLEEP, from, to));
    spells.add(new Spell(Kind.MOVING, to, to.plus(seconds(2, 14))));
  }

  /// Four times a week something is really out of order, which is oftener than in life.
  private void trouble() {
    List<Kind> kinds =
        Arrays.stream(Kind.values()).filter(each -> each.side() != Spell.Side.NOBODY).toList();
    Instant next = start.plus(seconds(3600, 80_000));
    while (next.isBefore(end)) {
      Kind kind = kinds.get(random.nextInt(kinds.size()));
      Duration length = seconds(420, random.nextDouble() < 0.2 ? 20_000 : 3000);
      spells.add(new Spell(kind, next, next.plus(length)));
      next = next.plus(length).plus(APART).plus(seconds(0, 280_000));
    }
  }

  /// So many a day, each some seconds long.
  private void often(double perDay, Kind kind, double leastSeconds, double mostSeconds) {
    double gap = DAY.toSeconds() / perDay;
    Instant next = start.plus(seconds(60, gap));
    while (next.isBefore(end)) {
      Duration length = seconds(leastSeconds, mostSeconds);
      spells.add(new Spell(kind, next, next.plus(length)));
      next = next.plus(length).plus(Duration.ofSeconds(20)).plus(exponential(gap));
    }
  }

  private Duration exponential(double meanSeconds) {
    return Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * meanSeconds * 1000));
  }

  private Duration seconds(double least, double most) {
    return Duration.ofMillis((long) (1000 * (least + (most - least) * random.nextDouble())));
  }
}
