package app.uptick.witness;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the times that feeds give: those of RFC 3339, and those of RFC 822 and 2822 with their
/// zones' names and short years.
final class FeedTime {

  private static final Pattern MAIL =
      Pattern.compile(
          "(?:[A-Za-z]{2,9},?\\s+)?(\\d{1,2})\\s+([A-Za-z]{3})[a-z]*\\s+(\\d{4}|\\d{2})"
              + "\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s+([A-Za-z]{1,4}|[+-]\\d{2}:?\\d{2})");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /// Those of RFC 822, and a few that are seen as well; what another means, nobody knows.
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("UT", "Z"),
          Map.entry("GMT", "Z"),
          Map.entry("UTC", "Z"),
          Map.entry("Z", "Z"),
          Map.entry("EST", "-05:00"),
          Map.entry("EDT", "-04:00"),
          Map.entry("CST", "-06:00"),
          Map.entry("CDT", "-05:00"),
          Map.entry("MST", "-07:00"),
          Map.entry("MDT", "-06:00"),
          Map.entry("PST", "-08:00"),
          Map.entry("PDT", "-07:00"),
          Map.entry("BST", "+01:00"),
          Map.entry("CET", "+01:00"),
          Map.entry("CEST", "+02:00"),
          Map.entry("JST", "+09:00"));

  private FeedTime() {}

  /// The moment; empty where the text is none.
  static Optional<Instant> of(String text) {
    try {
      Matcher mail = MAIL.matcher(text);
      return mail.matches()
          ? Optional.of(moment(mail))
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Instant moment(Matcher mail) {
    String seconds = mail.group(6);
    return LocalDateTime.of(
            year(mail.group(3)),
            MONTHS.indexOf(mail.group(2).toLowerCase(Locale.ROOT)) + 1,
            Integer.parseInt(mail.group(1)),
            Integer.parseInt(mail.group(4)),
            Integer.parseInt(mail.group(5)),
            seconds == null ? 0 : Math.min(Integer.parseInt(seconds), 59))
        .toInstant(zone(mail.group(7)));
  }

  /// Of two digits, those below 50 are of this century (RFC 2822, 4.3).
  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    if (digits.length() > 2) {
      return year;
    }
    return year < 50 ? 2000 + year : 1900 + year;
  }

  private static ZoneOffset zone(String name) {
    String known = ZONES.get(name.toUpperCase(Locale.ROOT));
    return ZoneOffset.of(known == null ? name : known);
  }
}
