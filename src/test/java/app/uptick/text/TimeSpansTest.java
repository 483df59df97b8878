package app.uptick.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeSpansTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT-5S | 0 sec",
        "PT40S | 40 sec",
        "PT59.999S | 59 sec",
        "PT60S | 1 min",
        "PT5M59S | 5 min",
        "PT1H | 1 hr",
        "PT1H5M | 1 hr, 5 min",
        "PT23H59M | 23 hr, 59 min",
        "PT24H | 1 day",
        "PT51H30M | 2 days, 3 hr"
      })
  void saysLengthsInTheirTwoGreatestUnits(Duration length, String said) {
    assertEquals(said, new TimeSpans(Locale.US).length(length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 5 minutes | 5 min. ago | 5 minutes ago",
        "de | 5 Minuten | vor 5 Min. | vor 5 Minuten",
        "ja | 5 分 | 5 分前 | 5 分前",
        "ar-u-nu-latn | 5 دقائق | قبل 5 دقائق | قبل 5 دقائق"
      })
  void speaksEachLanguage(String tag, String roughly, String ago, String agoInFull) {
    TimeSpans spans = new TimeSpans(Locale.forLanguageTag(tag));
    Duration length = Duration.ofSeconds(5 * 60 + 20);

    assertEquals(roughly, spans.roughly(length));
    assertEquals(ago, spans.ago(length));
    assertEquals(agoInFull, spans.agoInFull(length));
  }
}
