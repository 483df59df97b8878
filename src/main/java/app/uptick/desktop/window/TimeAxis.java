package app.uptick.desktop.window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The round moments of a person's own clock in a span of time: those that an axis names.
final class TimeAxis {

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
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

  /// The most days from one name to the next, before months are named.
  private static final int MOST_DAYS = 15;

  private TimeAxis() {}

  /// What stands below a moment.
  ///
  /// @param x its middle
  record Name(String words, double x, double width) {

    private Name within(double left, double right) {
      return new Name(words, Math.max(left + width / 2, Math.min(x, right - width / 2)), width);
    }

    private boolean isClearOf(Name before, double apart) {
      return x - width / 2 >= before.x + before.width / 2 + apart;
    }
  }

  /// The names that can be read, from left to right: none is cut off at an edge, and one that would
  /// come too near to the one before is left out.
  static List<Name> readable(List<Name> names, double left, double right, double apart) {
    var readable = new ArrayList<Name>();
    for (var name : names) {
      var inside = name.within(left, right);
      if (readable.isEmpty() || inside.isClearOf(readable.getLast(), apart)) {
        readable.add(inside);
      }
    }
    return readable;
  }

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
        addAll(ticks, day.atTime(minute / 60, minute % 60), zone);
      }
    }
    return ticks.stream()
        .filter(tick -> !tick.isBefore(from) && !tick.isAfter(to))
        .sorted()
        .distinct()
        .toList();
  }

  /// A clock that is put back shows a time twice, and both are named; one that is put forward
  /// leaves times out, which fall on later ones.
  private static void addAll(List<Instant> ticks, LocalDateTime local, ZoneId zone) {
    ticks.add(ZonedDateTime.of(local, zone).toInstant());
    ticks.add(ZonedDateTime.of(local, zone).withLaterOffsetAtOverlap().toInstant());
  }

  /// The first of months, where days would be too many to be told apart.
  private static List<Instant> byMonth(Instant from, Instant to, ZoneId zone, int months) {
    var ticks = new ArrayList<Instant>();
    for (var month = from.atZone(zone).toLocalDate().withDayOfYear(1);
        !month.atStartOfDay(zone).toInstant().isAfter(to);
        month = month.plusMonths(months)) {
      addWithin(ticks, month.atStartOfDay(zone), from, to);
    }
    return ticks;
  }

  private static List<Instant> byDay(Instant from, Instant to, ZoneId zone, int most) {
    var ticks = new ArrayList<Instant>();
    var first = from.atZone(zone).toLocalDate();
    long days = ChronoUnit.DAYS.between(first, to.atZone(zone).toLocalDate()) + 1;
    int step = Math.toIntExact(Math.ceilDiv(days, Math.max(most, 1)));
    if (step > MOST_DAYS) {
      return byMonth(from, to, zone, step <= 28 ? 1 : step <= 59 ? 2 : step <= 89 ? 3 : 6);
    }
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
