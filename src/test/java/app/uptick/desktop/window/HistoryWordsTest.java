package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.HistoryView;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HistoryWordsTest {

  private static final Texts TEXTS = Texts.load(MainView.TEXTS, Locale.UK);

  private final HistoryWords words =
      new HistoryWords(TEXTS, new TimeWords(TEXTS, () -> ZoneOffset.UTC, Locale.UK));

  private static ViewRange day() {
    return ViewRange.last(Duration.ofHours(24), Instant.EPOCH, Scenes.NOW);
  }

  @Test
  void saysAllOfADayToThoseWhoDoNotSeeIt() {
    var summary = HistorySummary.of(Scenes.day());

    assertEquals(
        "Response times, All parts, yesterday, 10:15 to now."
            + " Worked 86.5% of the 16\u00a0hrs,\u00a040\u00a0mins watched (69.4% of this time)."
            + " Typically 193 ms, in the slowest stretch 9,184 ms (yesterday, 18:15)."
            + " 3 incidents, the longest 1\u00a0hr,\u00a020\u00a0mins.",
        words.spoken("All parts", day(), summary, Scenes.incidentsOfDay()));
  }

  @Test
  void saysThatThereWasNothing() {
    var view = new HistoryView(day().from(), day().to(), List.of(), List.of());

    assertEquals(
        "Response times, All parts, yesterday, 10:15 to now. Uptick did not watch in this time."
            + " No response times were measured. No incidents.",
        words.spoken("All parts", day(), HistorySummary.of(view), List.of()));
  }

  @Test
  void saysWhereMoreTroubleIsThanIsListed() {
    assertEquals(
        "1 earlier one is not listed here. All incidents are under “Incidents”.",
        words.unlisted(1));
    assertEquals(
        "35 earlier ones are not listed here. All incidents are under “Incidents”.",
        words.unlisted(35));
  }

  @Test
  void saysBothEndsOfAStretchThatIsOver() {
    var past = day().zoomed(0.25, 0);

    assertEquals("yesterday, 10:15 to 16:15", words.range(past));
    assertEquals(
        "1 incident, 1\u00a0hr,\u00a020\u00a0mins long",
        words.incidents(Scenes.incidentsOfDay(), past));
  }
}
