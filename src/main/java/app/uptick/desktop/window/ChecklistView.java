package app.uptick.desktop.window;

import app.uptick.text.Texts;
import java.util.List;

/// What the window says of the checklist as a whole.
///
/// @param incident the trouble that goes on, by its id; empty where there is none
/// @param summary one sentence over all
record ChecklistView(String incident, String summary, List<StepView> steps) {

  static ChecklistView of(Seen seen, Texts texts) {
    var steps = StepView.of(seen, texts);
    return new ChecklistView(StepView.incident(seen), StepView.summary(seen, steps, texts), steps);
  }
}
