package app.uptick.witness;

import app.uptick.model.Testimony.Announcement;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells what an official statement announces, by its words.
final class Statement {

  private static final Pattern ATTACK =
      pattern("\\bd?dos\\b|denial[- ]of[- ]service|\\bcyber-?\\s?attack");
  private static final Pattern DENIED =
      pattern(
          "\\bden(y|ies|ied)\\b|\\bno (evidence|sign|indication)|\\brule[sd]? out\\b|\\bnot an?\\b");
  private static final Pattern MAINTENANCE = pattern("\\bmaintenance\\b");
  private static final Pattern OUTAGE =
      pattern(
          "\\boutages?\\b|\\bdisruptions?\\b|\\bunavailable\\b|\\binterruption|\\bdown\\b"
              + "|\\b(service|technical|connectivity|login) (issue|problem)s?\\b"
              + "|\\b(cannot|can't|can’t|unable to) (use|access|log|open|reach)"
              + "|\\b(restore|restoring|being restored)\\b|\\bnot working\\b");
  private static final Pattern OVER =
      pattern(
          "(?<!being )\\b(restored|resolved|recovered)\\b|\\bback (up|online|to normal)\\b"
              + "|\\b(has|have|been|is) fixed\\b|\\boutage (is )?over\\b");

  private Statement() {}

  /// What the words announce; empty when they tell of no trouble, or of its end.
  static Optional<Announcement> of(String words) {
    if (isOver(words)) {
      return Optional.empty();
    }
    if (ATTACK.matcher(words).find() && !DENIED.matcher(words).find()) {
      return Optional.of(Announcement.ATTACK);
    }
    if (MAINTENANCE.matcher(words).find()) {
      return Optional.of(Announcement.MAINTENANCE);
    }
    return OUTAGE.matcher(words).find() ? Optional.of(Announcement.OUTAGE) : Optional.empty();
  }

  /// Whether the words tell that trouble has ended.
  static boolean isOver(String words) {
    return OVER.matcher(words).find();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
