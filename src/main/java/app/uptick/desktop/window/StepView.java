package app.uptick.desktop.window;

import app.uptick.model.ChecklistItem;
import app.uptick.text.Texts;
import java.util.List;

/// What the window says of one step of the checklist.
record StepView(
    String id, ChecklistItem.Result result, String title, String resultWord, String detail) {

  static List<StepView> of(Seen seen, Texts texts) {
    var snapshot = seen.snapshot();
    if (snapshot == null || snapshot.latest() == null) {
      return List.of();
    }
    return snapshot.latest().diagnosis().checklist().stream()
        .map(item ->
            new StepView(
                item.id(),
                item.result(),
                item.title(),
                texts.get("step." + item.result().code()),
                item.detail()))
        .toList();
  }

  /// One sentence over all: how many are fine, and whether there is something to look at.
  static String summary(List<StepView> steps, Texts texts) {
    if (steps.isEmpty()) {
      return texts.get("checklist.empty");
    }
    long fine = count(steps, ChecklistItem.Result.PASS);
    long wrong = count(steps, ChecklistItem.Result.FAIL) + count(steps, ChecklistItem.Result.WARN);
    long manual = count(steps, ChecklistItem.Result.MANUAL);
    return texts.format("checklist.summary", fine, wrong, manual);
  }

  private static long count(List<StepView> steps, ChecklistItem.Result result) {
    return steps.stream().filter(step -> step.result() == result).count();
  }
}
