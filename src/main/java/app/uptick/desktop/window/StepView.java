package app.uptick.desktop.window;

import app.uptick.model.Check;
import app.uptick.model.ChecklistItem;
import app.uptick.model.State;
import app.uptick.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What the window says of one step of the checklist.
record StepView(
    String id, ChecklistItem.Result result, String title, String resultWord, String detail) {

  /// What is wrong first, then what a person can try: that ends it soonest. Once TikTok answers
  /// again, what was not looked into is of no interest.
  static List<StepView> of(Seen seen, Texts texts) {
    var snapshot = seen.snapshot();
    if (snapshot == null || snapshot.latest() == null) {
      return List.of();
    }
    boolean well = isWell(seen);
    return items(seen, snapshot.latest()).stream()
        .filter(item -> !well || item.result() != ChecklistItem.Result.SKIP)
        .sorted(Comparator.comparingInt(item -> rank(item.result())))
        .map(item ->
            new StepView(
                item.id(),
                item.result(),
                item.title(),
                texts.get("step." + item.result().code()),
                item.detail()))
        .toList();
  }

  /// As the latest check found them. What only a person can try stays on offer until trouble is
  /// over for sure, though that check may have seen none.
  private static List<ChecklistItem> items(Seen seen, Check latest) {
    var items = latest.diagnosis().checklist();
    var agreed = seen.agreed();
    if (agreed == null || !seen.isSuspicious()) {
      return items;
    }
    var offered =
        agreed.diagnosis().checklist().stream()
            .filter(item -> item.result() == ChecklistItem.Result.MANUAL)
            .collect(Collectors.toMap(ChecklistItem::id, item -> item));
    return items.stream().map(item -> offered.getOrDefault(item.id(), item)).toList();
  }

  private static int rank(ChecklistItem.Result result) {
    return switch (result) {
      case FAIL -> 0;
      case WARN -> 1;
      case MANUAL -> 2;
      case PASS -> 3;
      case SKIP -> 4;
    };
  }

  private static boolean isWell(Seen seen) {
    var snapshot = seen.snapshot();
    return snapshot != null
        && snapshot.standing().state() == State.UP
        && snapshot.latest() != null
        && snapshot.latest().diagnosis().state() == State.UP;
  }

  /// The id of the trouble that goes on; empty where there is none.
  static String incident(Seen seen) {
    var snapshot = seen.snapshot();
    var id = snapshot == null ? null : snapshot.standing().incident();
    return id == null ? "" : id;
  }

  /// One sentence over all: that there is nothing more to do, or how many steps are fine, and
  /// whether there is something to look at.
  static String summary(Seen seen, List<StepView> steps, Texts texts) {
    long wrong = count(steps, ChecklistItem.Result.FAIL) + count(steps, ChecklistItem.Result.WARN);
    if (steps.isEmpty()) {
      return texts.get("checklist.empty");
    }
    if (isWell(seen) && wrong == 0) {
      return texts.get("checklist.well");
    }
    long fine = count(steps, ChecklistItem.Result.PASS);
    long manual = count(steps, ChecklistItem.Result.MANUAL);
    return texts.format("checklist.summary", fine, wrong, manual);
  }

  private static long count(List<StepView> steps, ChecklistItem.Result result) {
    return steps.stream().filter(step -> step.result() == result).count();
  }
}
