package app.uptick.text;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeUnit;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.util.Locale;

/// Says how long something lasted, and how long ago something was, in one language. Loads ICU.
///
/// What is negative, as after a clock was set back, counts as nothing.
public final class TimeSpans {

  private final MeasureFormat inShort;
  private final MeasureFormat inFull;
  private final RelativeDateTimeFormatter agoInShort;
  private final RelativeDateTimeFormatter agoInFull;

  TimeSpans(Locale locale) {
    inShort = MeasureFormat.getInstance(locale, FormatWidth.SHORT);
    inFull = MeasureFormat.getInstance(locale, FormatWidth.WIDE);
    agoInShort = ago(locale, RelativeDateTimeFormatter.Style.SHORT);
    agoInFull = ago(locale, RelativeDateTimeFormatter.Style.LONG);
  }

  private static RelativeDateTimeFormatter ago(
      Locale locale, RelativeDateTimeFormatter.Style style) {
    return RelativeDateTimeFormatter.getInstance(
        ULocale.forLocale(locale),
        NumberFormat.getInstance(locale),
        style,
        DisplayContext.CAPITALIZATION_NONE);
  }

  /// A length in its two greatest units, in short: `40 sec`, `5 min`, `1 hr, 5 min`.
  public String length(Duration length) {
    return common(
        switch (greatest(length)) {
          case SECONDS -> inShort.format(measure(length.toSeconds(), MeasureUnit.SECOND));
          case MINUTES -> inShort.format(measure(length.toMinutes(), MeasureUnit.MINUTE));
          case HOURS ->
              both(
                  measure(length.toHours(), MeasureUnit.HOUR),
                  measure(length.toMinutesPart(), MeasureUnit.MINUTE));
          case DAYS ->
              both(
                  measure(length.toDays(), MeasureUnit.DAY),
                  measure(length.toHoursPart(), MeasureUnit.HOUR));
        });
  }

  private String both(Measure greater, Measure rest) {
    return rest.getNumber().longValue() == 0
        ? inShort.format(greater)
        : inShort.formatMeasures(greater, rest);
  }

  /// A length in its greatest unit, in full: `5 minutes`.
  public String roughly(Duration length) {
    return common(
        inFull.format(
            switch (greatest(length)) {
              case SECONDS -> measure(length.toSeconds(), MeasureUnit.SECOND);
              case MINUTES -> measure(length.toMinutes(), MeasureUnit.MINUTE);
              case HOURS -> measure(length.toHours(), MeasureUnit.HOUR);
              case DAYS -> measure(length.toDays(), MeasureUnit.DAY);
            }));
  }

  /// An age in its greatest unit, in short: `5 min. ago`.
  public String ago(Duration age) {
    return common(ago(age, agoInShort));
  }

  /// An age in its greatest unit, in full: `5 minutes ago`.
  public String agoInFull(Duration age) {
    return common(ago(age, agoInFull));
  }

  private static String ago(Duration age, RelativeDateTimeFormatter format) {
    return switch (greatest(age)) {
      case SECONDS -> ago(age.toSeconds(), RelativeUnit.SECONDS, format);
      case MINUTES -> ago(age.toMinutes(), RelativeUnit.MINUTES, format);
      case HOURS -> ago(age.toHours(), RelativeUnit.HOURS, format);
      case DAYS -> ago(age.toDays(), RelativeUnit.DAYS, format);
    };
  }

  private static String ago(long amount, RelativeUnit unit, RelativeDateTimeFormatter format) {
    return format.format((double) positive(amount), Direction.LAST, unit);
  }

  private enum Unit {
    SECONDS,
    MINUTES,
    HOURS,
    DAYS
  }

  private static Unit greatest(Duration length) {
    if (length.compareTo(Duration.ofMinutes(1)) < 0) {
      return Unit.SECONDS;
    }
    if (length.compareTo(Duration.ofHours(1)) < 0) {
      return Unit.MINUTES;
    }
    return length.compareTo(Duration.ofDays(1)) < 0 ? Unit.HOURS : Unit.DAYS;
  }

  private static Measure measure(long amount, TimeUnit unit) {
    return new Measure(positive(amount), unit);
  }

  private static long positive(long amount) {
    return Math.max(0, amount);
  }

  /// Without the narrow spaces that many fonts lack.
  private static String common(String words) {
    return words.replace('\u202f', '\u00a0');
  }
}
