package app.uptick.desktop.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The round moments of a person's own clock in a span of time: those that an axis names.
final class TimeAxis {

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(3),
          Duration.ofHours(4),
          Duration.ofHours(6),
          Duration.ofHours(12));

  private TimeAxis() {}

  /// At most `most` moments, oldest first. Where the clock is put forward or back, they stay on the
  /// full hours that it shows.
  static List<Instant> ticks(Instant from, Instant to, ZoneId zone, int most) {
    var span = Duration.between(from, to);
    return STEPS.stream()
        .filter(step -> span.dividedBy(step) < most)
        .findFirst()
        .map(step -> byClock(from, to, zone, step))
        .orElseGet(() -> byDay(from, to, zone, most));
  }

  private static List<Instant> byClock(Instant from, Instant to, ZoneId zone, Duration step) {
    var ticks = new ArrayList<Instant>();
    int minutes = Math.toIntExact(step.toMinutes());
    for (var day = from.atZone(zone).toLocalDate();
        !day.atStartOfDay(zone).toInstant().isAfter(to);
        day = day.plusDays(1)) {
      for (int minute = 0; minute < 24 * 60; minute += minutes) {
        addWithin(ticks, ZonedDateTime.of(day.atTime(minute / 60, minute % 60), zone), from, to);
      }
    }
    return ticks;
  }

  private static List<Instant> byDay(Instant from, Instant to, ZoneId zone, int most) {
    var ticks = new ArrayList<Instant>();
    var first = from.atZone(zone).toLocalDate();
    long days = ChronoUnit.DAYS.between(first, to.atZone(zone).toLocalDate()) + 1;
    int step = Math.toIntExact(Math.ceilDiv(days, Math.max(most, 1)));
    for (var day = first;
        !day.atStartOfDay(zone).toInstant().isAfter(to);
        day = day.plusDays(step)) {
      addWithin(ticks, day.atStartOfDay(zone), from, to);
    }
    return ticks;
  }

  private static void addWithin(List<Instant> ticks, ZonedDateTime at, Instant from, Instant to) {
    var instant = at.toInstant();
    if (!instant.isBefore(from)
        && !instant.isAfter(to)
        && (ticks.isEmpty() || instant.isAfter(ticks.getLast()))) {
      ticks.add(instant);
    }
  }
}
