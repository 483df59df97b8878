package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {

  private static List<String> ticks(String from, Duration span, String zone, int most) {
    var start = Instant.parse(from);
    var id = ZoneId.of(zone);
    return TimeAxis.ticks(start, start.plus(span), id, most).stream()
        .map(tick -> tick.atZone(id).toLocalTime().toString())
        .toList();
  }

  @Test
  void namesRoundHoursOfADay() {
    assertEquals(
        List.of("12:00", "18:00", "00:00", "06:00"),
        ticks("2026-11-21T10:15:30Z", Duration.ofHours(24), "UTC", 5));
  }

  @Test
  void namesRoundMinutesOfAnHour() {
    assertEquals(
        List.of("09:30", "09:45", "10:00", "10:15"),
        ticks("2026-11-22T09:15:30Z", Duration.ofHours(1), "UTC", 5));
  }

  @Test
  void staysOnFullHoursOfZonesThatAreHalfAnHourOff() {
    assertEquals(
        List.of("18:00", "00:00", "06:00", "12:00"),
        ticks("2026-11-21T10:15:30Z", Duration.ofHours(24), "Asia/Kolkata", 5));
  }

  @Test
  void staysOnTheClockWhenItIsPutBack() {
    assertEquals(
        List.of("18:00", "00:00", "06:00", "12:00"),
        ticks("2026-10-24T14:00:00Z", Duration.ofHours(24), "Europe/Berlin", 5));
  }

  @Test
  void namesEveryMomentOnceWhenTheClockIsPutForward() {
    assertEquals(
        List.of("01:00", "03:00", "04:00"),
        ticks("2026-03-28T23:30:00Z", Duration.ofHours(3), "Europe/Berlin", 4));
  }

  @Test
  void namesBothOfTheHoursThatTheClockShowsTwice() {
    assertEquals(
        List.of("02:00", "02:30", "02:00", "02:30", "03:00"),
        ticks("2026-10-25T00:00:00Z", Duration.ofHours(2), "Europe/Berlin", 5));
  }

  @Test
  void namesMonthsOfAYear() {
    var from = Instant.parse("2025-11-22T10:15:30Z");

    var ticks = TimeAxis.ticks(from, from.plus(Duration.ofDays(365)), ZoneOffset.UTC, 6);

    assertEquals(
        List.of("2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"),
        ticks.stream().map(tick -> tick.atZone(ZoneOffset.UTC).toLocalDate().toString()).toList());
  }

  private static TimeAxis.Name name(String words, double x) {
    return new TimeAxis.Name(words, x, 40);
  }

  @Test
  void keepsNamesWithinTheEdges() {
    var names = TimeAxis.readable(List.of(name("6:00", 5), name("12:00", 95)), 0, 100, 5);

    assertEquals(List.of(name("6:00", 20), name("12:00", 80)), names);
  }

  @Test
  void leavesOutNamesThatComeTooNearToTheOneBefore() {
    var wanted = List.of(name("6:00", 20), name("9:00", 60), name("12:00", 96));

    assertEquals(
        List.of(name("6:00", 20), name("12:00", 80)), TimeAxis.readable(wanted, 0, 100, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "PT10M, 3",
    "PT1H, 5",
    "PT24H, 6",
    "P7D, 6",
    "P7D, 8",
    "P40D, 6",
    "P90D, 5",
    "P365D, 3"
  })
  void namesSomeMomentsAndNeverTooMany(Duration span, int most) {
    var start = Instant.parse("2026-11-22T10:15:30Z");

    var ticks = TimeAxis.ticks(start, start.plus(span), ZoneOffset.UTC, most);

    assertTrue(!ticks.isEmpty() && ticks.size() <= most, ticks::toString);
  }
}
