package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWordsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");

  private final Texts texts = Texts.load(MainView.TEXTS, Locale.UK);
  private final TimeWords time = new TimeWords(texts, () -> ZoneOffset.UTC, Locale.UK);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-22T00:00:00Z | 00:00",
        "2026-11-21T23:59:59Z | yesterday, 23:59",
        "2026-11-23T08:00:00Z | tomorrow, 08:00",
        "2026-11-16T08:00:00Z | Monday, 08:00",
        "2026-11-15T08:00:00Z | 15 Nov 2026, 08:00"
      })
  void namesTheDayOnlyWhereItIsNotToday(String at, String words) {
    assertEquals(words, time.moment(Instant.parse(at), NOW));
  }

  @Test
  void speaksInThePersonsZoneAndClock() {
    var inNewYork = new TimeWords(texts, () -> ZoneId.of("America/New_York"), Locale.US);

    assertEquals("5:15\u00a0AM", inNewYork.moment(NOW, NOW));
    assertEquals(
        "yesterday, 11:00\u00a0PM", inNewYork.moment(Instant.parse("2026-11-22T04:00:00Z"), NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT0S | just now",
        "PT-5M | just now",
        "PT9.9S | just now",
        "PT10S | 10 sec ago",
        "PT59S | 50 sec ago",
        "PT60S | 1 min ago",
        "PT59M59S | 59 min ago",
        "PT1H | 1 hr ago",
        "PT24H | 1 day ago",
        "PT50H | 2 days ago"
      })
  void saysHowLongAgoInOneUnit(Duration age, String words) {
    assertEquals(words, time.ago(NOW.minus(age), NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT59S | less than a minute",
        "PT60S | 1 min",
        "PT59M59S | 59 mins",
        "PT1H5M | 1 hr, 5 mins",
        "PT25H | 1 day, 1 hr",
        "PT49H | 2 days, 1 hr"
      })
  void saysHowLongSomethingLasted(Duration span, String words) {
    assertEquals(words, time.span(span).replace('\u00a0', ' '));
  }

  @Test
  void namesTheDayOfAnEndOnlyWhereItIsAnother() {
    var evening = Instant.parse("2026-11-20T20:00:00Z");

    assertEquals("21:00", time.momentAfter(evening, evening.plusSeconds(3_600), NOW));
    assertEquals("yesterday, 00:00", time.momentAfter(evening, evening.plusSeconds(14_400), NOW));
  }
}
