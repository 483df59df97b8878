package app.uptick.cli;

import app.uptick.model.Check;
import app.uptick.model.ChecklistItem;
import app.uptick.model.ChecklistItem.Result;
import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.FunctionReport;
import app.uptick.model.State;
import app.uptick.text.SystemZone;
import app.uptick.text.Texts;
import app.uptick.text.TimeSpans;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/// Writes a check as a person reads it on a terminal: the verdict first, the evidence last.
public final class CheckText {

  /// Whose word it is; the families of witnesses are shown apart.
  private enum Family {
    OWN("own"),
    ELSEWHERE("elsewhere"),
    OFFICIAL("official"),
    TRACKERS("trackers"),
    PEOPLE("people");

    private final String code;

    Family(String code) {
      this.code = code;
    }

    /// Whether a reader should know, too, that nobody of it was asked.
    boolean isAlwaysShown() {
      return switch (this) {
        case OWN, ELSEWHERE -> false;
        case OFFICIAL, TRACKERS, PEOPLE -> true;
      };
    }

    static Family of(Evidence evidence) {
      return switch (evidence.kind()) {
        case PROBE, LOCAL -> OWN;
        case ELSEWHERE -> ELSEWHERE;
        case OFFICIAL -> OFFICIAL;
        case TRACKER -> TRACKERS;
        case CROWD, CIRCLE -> PEOPLE;
      };
    }
  }

  /// The whole check, several lines.
  public String of(Check check) {
    Diagnosis diagnosis = check.diagnosis();
    StringBuilder text = new StringBuilder();
    text.append(headline(diagnosis)).append('\n');
    diagnosis.advice().forEach(each -> text.append("  → ").append(each).append('\n'));
    text.append('\n');
    int width =
        diagnosis.functions().stream().mapToInt(each -> each.name().length()).max().orElse(0);
    diagnosis.functions().forEach(each -> text.append(function(each, width)));
    text.append('\n');
    for (Family family : Family.values()) {
      List<Evidence> theirs =
          diagnosis.evidence().stream().filter(each -> Family.of(each) == family).toList();
      if (theirs.isEmpty() && !family.isAlwaysShown()) {
        continue;
      }
      text.append(text("evidence." + family.code)).append('\n');
      theirs.forEach(each -> text.append(evidence(each)));
      if (theirs.isEmpty()) {
        text.append("  ").append(text("evidence.nobody")).append('\n');
      }
    }
    if (diagnosis.state() != State.UP) {
      text.append('\n');
      diagnosis.checklist().stream()
          .filter(each -> each.result() != Result.SKIP)
          .forEach(each -> text.append(step(each)));
    }
    return text.toString();
  }

  /// The verdict in one line.
  public String headline(Diagnosis diagnosis) {
    return text(
        "headline." + diagnosis.scope().code(),
        text("state." + diagnosis.state().code()),
        diagnosis.headline(),
        Math.round(diagnosis.confidence() * 100) / 100.0);
  }

  private String function(FunctionReport report, int width) {
    String time =
        report.phases().total() == null || report.failure() != null
            ? ""
            : text("millis", report.phases().total().toMillis());
    String failure = report.failure() == null ? "" : "  " + report.failure().detail();
    return "  %s %s  %-8s%8s%s%n"
        .formatted(
            mark(report),
            report.name() + " ".repeat(width - report.name().length()),
            text("function." + report.state().code()),
            time,
            failure);
  }

  private static String mark(FunctionReport report) {
    return switch (report.state()) {
      case UP -> "✓";
      case SLOW -> "~";
      case FAILING -> "✗";
      case UNKNOWN -> "?";
    };
  }

  private String evidence(Evidence evidence) {
    return "  %s: %s%n".formatted(evidence.source(), evidence.finding());
  }

  private String step(ChecklistItem item) {
    String mark =
        switch (item.result()) {
          case PASS -> "✓";
          case WARN -> "!";
          case FAIL -> "✗";
          case SKIP -> "-";
          case MANUAL -> "☐";
        };
    return "  %s %s: %s%n".formatted(mark, item.title(), item.detail());
  }

  /// The language is known only once the settings are read, later than commands are made.
  private static Texts texts() {
    return Texts.load("app.uptick.cli.texts");
  }

  /// A moment of today, to the second, in the person's zone.
  String timeOfDay(Instant at) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
        .localizedBy(texts().locale())
        .format(at.atZone(SystemZone.current()));
  }

  /// Says lengths of time.
  TimeSpans spans() {
    return texts().spans();
  }

  String text(String key, Object... values) {
    return texts().format(key, values);
  }
}
