package app.uptick.desktop.window;

import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;

/// Says moments and spans the way a person would, in the person's zone and clock.
final class TimeWords {

  private static final Duration JUST_NOW = Duration.ofSeconds(10);

  private final Texts texts;
  private final Supplier<ZoneId> zone;
  private final DateTimeFormatter clock;
  private final DateTimeFormatter weekday;
  private final DateTimeFormatter shortWeekday;
  private final DateTimeFormatter dayOfMonth;
  private final DateTimeFormatter date;

  TimeWords(Texts texts, Supplier<ZoneId> zone, Locale locale) {
    this.texts = texts;
    this.zone = zone;
    this.clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(locale);
    this.weekday = DateTimeFormatter.ofPattern("EEEE", locale);
    this.shortWeekday = DateTimeFormatter.ofLocalizedPattern("Ed").localizedBy(locale);
    this.dayOfMonth = DateTimeFormatter.ofLocalizedPattern("MMMd").localizedBy(locale);
    this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).localizedBy(locale);
  }

  ZoneId zone() {
    return zone.get();
  }

  /// The time of day; with the day where it is not the day of `now`.
  String moment(Instant at, Instant now) {
    var local = at.atZone(zone());
    long daysAgo = ChronoUnit.DAYS.between(local.toLocalDate(), today(now));
    if (daysAgo == 0) {
      return timeOfDay(at);
    }
    if (Math.abs(daysAgo) == 1) {
      return texts.format(daysAgo == 1 ? "time.yesterday" : "time.tomorrow", timeOfDay(at));
    }
    var day = Math.abs(daysAgo) < 7 ? weekday.format(local) : date.format(local);
    return texts.format("time.on-day", day, timeOfDay(at));
  }

  /// The moment something that began at `from` ended; without the day where that is the same.
  String momentAfter(Instant from, Instant at, Instant now) {
    boolean sameDay = from.atZone(zone()).toLocalDate().equals(at.atZone(zone()).toLocalDate());
    return sameDay ? timeOfDay(at) : moment(at, now);
  }

  private LocalDate today(Instant now) {
    return now.atZone(zone()).toLocalDate();
  }

  /// With an ordinary space where the locale's data has a narrow one that many fonts lack.
  String timeOfDay(Instant at) {
    return clock.format(at.atZone(zone())).replace('\u202f', '\u00a0');
  }

  String shortWeekday(Instant at) {
    return shortWeekday.format(at.atZone(zone()));
  }

  String dayOfMonth(Instant at) {
    return dayOfMonth.format(at.atZone(zone()));
  }

  /// How long something lasted: to the minute, from a day on to the hour. It stays in one line.
  String span(Duration span) {
    if (span.compareTo(Duration.ofMinutes(1)) < 0) {
      return texts.get("time.under-a-minute");
    }
    return texts.spans().length(span).replace(' ', '\u00a0');
  }

  /// How long ago something was, in one unit.
  String ago(Instant at, Instant now) {
    var age = Duration.between(at, now);
    if (age.compareTo(JUST_NOW) < 0) {
      return texts.get("time.just-now");
    }
    if (age.compareTo(Duration.ofMinutes(1)) < 0) {
      return texts.spans().ago(Duration.ofSeconds(age.toSeconds() / 10 * 10));
    }
    return texts.spans().ago(age);
  }
}
