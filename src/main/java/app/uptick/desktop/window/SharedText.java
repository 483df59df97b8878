package app.uptick.desktop.window;

import app.uptick.history.Redaction;
import app.uptick.model.ChecklistItem;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes what a person may pass on to others: nothing in it tells of their own network.
record SharedText(Texts texts, TimeWords time) {

  /// One sentence for a friend: when, what fails, and whether it works there.
  String forFriend(Seen seen, Instant now) {
    var at = time.timeOfDay(now);
    var snapshot = seen.snapshot();
    if (snapshot == null || !snapshot.standing().state().isTrouble()) {
      return texts.format("friend.well", at);
    }
    var failing = failing(snapshot);
    if (failing.isEmpty() && snapshot.standing().state() == State.DEGRADED) {
      return texts.format(isSlow(snapshot) ? "friend.slow" : "friend.some", at);
    }
    return failing.isEmpty() || failing.size() == functions(snapshot).size()
        ? texts.format("friend.all", at)
        : texts.format("friend.parts", at, redaction().of(texts.enumerate(failing)));
  }

  private static boolean isSlow(StatusSnapshot snapshot) {
    return functions(snapshot).stream().anyMatch(each -> each.state() == FunctionState.SLOW);
  }

  private static List<String> failing(StatusSnapshot snapshot) {
    return functions(snapshot).stream()
        .filter(each -> each.state() == FunctionState.FAILING)
        .map(FunctionReport::name)
        .toList();
  }

  private static List<FunctionReport> functions(StatusSnapshot snapshot) {
    var latest = snapshot.latest();
    return latest == null ? List.of() : latest.diagnosis().functions();
  }

  /// A few lines for somebody who helps: the verdict, what is not fine, and which ways work.
  String report(Seen seen, Instant now) {
    var verdict = VerdictView.of(seen, now, texts, time);
    var fix = FixView.of(seen, now, texts, time);
    var lines = new ArrayList<String>();
    lines.add(
        texts.format("report.title", time.moment(now, now), redaction().of(verdict.headline())));
    add(lines, verdict.since());
    verdict
        .facts()
        .forEach(each -> lines.add(texts.format("report.line", each.label(), each.value())));
    StepView.of(seen, texts).stream()
        .filter(SharedText::isOdd)
        .forEach(each ->
            lines.add(
                texts.format(
                    "report.line", redaction().of(each.title()), redaction().of(each.detail()))));
    add(lines, fix.sentence());
    fix.rows().forEach(each -> lines.add(texts.format("report.line", each.way(), each.word())));
    lines.add(texts.get("report.end"));
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, String line) {
    if (!line.isEmpty()) {
      lines.add(line);
    }
  }

  private static boolean isOdd(StepView step) {
    return step.result() == ChecklistItem.Result.FAIL || step.result() == ChecklistItem.Result.WARN;
  }

  private Redaction redaction() {
    return new Redaction(
        texts.get("redacted.address"), texts.get("redacted.name"), texts.get("redacted.path"));
  }
}
