package app.uptick.desktop.window;

import app.uptick.model.ChecklistItem;
import app.uptick.model.State;
import app.uptick.text.Texts;
import java.util.List;
import java.util.Set;

/// What the window says of the checklist as a whole.
///
/// @param incident the trouble that goes on, by its id; empty where there is none
/// @param summary one sentence over all
/// @param needless what a person could try, but need not: the trouble is the service's own
record ChecklistView(
    String incident, String summary, List<StepView> steps, List<StepView> needless) {

  /// What can only mend something on the person's side.
  private static final Set<String> RESTARTS =
      Set.of("restart-app", "clear-cache", "update-app", "restart-router");

  /// From here on the verdict is called fairly sure.
  private static final double SURE = 0.75;

  static ChecklistView of(Seen seen, Texts texts) {
    boolean isTheirs = isTheServices(seen);
    var all = StepView.of(seen, texts);
    var needless = all.stream().filter(step -> isTheirs && isRestart(step)).toList();
    var needed = all.stream().filter(step -> !needless.contains(step)).toList();
    return new ChecklistView(
        StepView.incident(seen), StepView.summary(seen, needed, texts), needed, needless);
  }

  private static boolean isRestart(StepView step) {
    return step.result() == ChecklistItem.Result.MANUAL && RESTARTS.contains(step.id());
  }

  /// By the latest check, or by what stands where that one saw no trouble.
  private static boolean isTheServices(Seen seen) {
    var latest = seen.snapshot() == null ? null : seen.snapshot().latest();
    var check = latest != null && latest.diagnosis().state().isTrouble() ? latest : seen.agreed();
    if (check == null || check.diagnosis().confidence() < SURE) {
      return false;
    }
    var state = check.diagnosis().state();
    return state == State.DOWN || state == State.DEGRADED;
  }
}
