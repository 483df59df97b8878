package app.uptick.history;

import app.uptick.history.Incident.Step;
import app.uptick.history.Incident.Told;
import app.uptick.model.Scope;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes an incident as a short text that can be shown to anyone: no addresses, no names of the
/// person's network, no paths, not their note, and times no finer than five minutes.
public final class IncidentReport {

  private static final long COARSE_SECONDS = 300;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// The same is found again and again, and putting a sentence together takes its time.
  private static final int MOST_LINES = 5000;

  private record Finding(String source, String finding) {}

  private final Map<Finding, String> lines = new HashMap<>();
  private final Texts texts = Texts.load(History.TEXTS);
  private final Redaction redaction =
      new Redaction(
          texts.get("redacted.address"), texts.get("redacted.name"), texts.get("redacted.path"));
  private final DateTimeFormatter date =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
          .localizedBy(texts.locale())
          .withZone(ZoneOffset.UTC);

  /// For an incident that went on past midnight, where a time alone would mean another day.
  private final DateTimeFormatter dayAndTime =
      new DateTimeFormatterBuilder()
          .appendLocalized(FormatStyle.MEDIUM, null)
          .appendLiteral(' ')
          .append(TIME)
          .toFormatter(texts.locale())
          .localizedBy(texts.locale())
          .withZone(ZoneOffset.UTC);

  /// The report, several lines.
  ///
  /// @param now for an incident that goes on
  public String of(Incident incident, Instant now) {
    StringBuilder text = new StringBuilder();
    line(text, redaction.of(incident.essence().headline()));
    line(text, when(incident, now));
    if (incident.essence().scope() != Scope.UNCLEAR) {
      line(text, texts.format("report.scope." + incident.essence().scope().code()));
    }
    section(
        text, "report.steps", incident.steps().stream().map(each -> step(incident, each)).toList());
    section(
        text,
        "report.evidence",
        incident.steps().stream()
            .flatMap(each -> each.kept().kept().stream())
            .map(this::evidence)
            .distinct()
            .toList());
    section(
        text, "report.told", incident.told().stream().map(each -> told(incident, each)).toList());
    line(text, "");
    line(text, texts.format("report.redacted"));
    return text.toString();
  }

  private String when(Incident incident, Instant now) {
    String day = date.format(coarse(incident.began()));
    String from = time(incident.began());
    String lasted = length(incident.lasted(now));
    Instant ended = incident.ended();
    return ended == null
        ? texts.format("report.goes-on", day, from, lasted)
        : texts.format("report.when", day, from, time(incident, ended), lasted);
  }

  private void section(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      line(text, "");
      line(text, texts.format(title));
      lines.forEach(each -> line(text, "  " + each));
    }
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private String step(Incident incident, Step step) {
    return texts.format("report.at", time(incident, step.at()), redaction.of(step.headline()));
  }

  private String evidence(KeptEvidence.Line evidence) {
    if (lines.size() > MOST_LINES) {
      lines.clear();
    }
    return lines.computeIfAbsent(
        new Finding(evidence.source(), evidence.finding()),
        each ->
            texts.format(
                "report.source", redaction.of(each.source()), redaction.of(each.finding())));
  }

  private String told(Incident incident, Told told) {
    return texts.format("report.at", time(incident, told.at()), redaction.of(told.title()));
  }

  /// A time of the day on which the incident began, or of another day with that day.
  private String time(Incident incident, Instant at) {
    return day(at).equals(day(incident.began())) ? time(at) : dayAndTime.format(coarse(at));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(coarse(at), ZoneOffset.UTC);
  }

  private static String time(Instant at) {
    return TIME.format(coarse(at));
  }

  private static Instant coarse(Instant at) {
    return Instant.ofEpochSecond(
        Math.floorDiv(at.getEpochSecond(), COARSE_SECONDS) * COARSE_SECONDS);
  }

  /// To five minutes; less is said to be less.
  private String length(Duration length) {
    Duration rounded = Duration.ofSeconds(length.toSeconds() / COARSE_SECONDS * COARSE_SECONDS);
    return rounded.isZero() ? texts.get("report.short") : texts.spans().length(rounded);
  }
}
