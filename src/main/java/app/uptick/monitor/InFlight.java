package app.uptick.monitor;

import app.uptick.model.Progress;
import app.uptick.model.Progress.Step;
import java.util.List;
import java.util.function.Consumer;

/// Tells who is being asked, of the round and of those who are asked beside it: the round comes
/// first. Any thread.
final class InFlight {

  private final Consumer<Progress> told;
  private Step round = Step.IDLE;
  private List<String> witnesses = List.of();
  private Progress last = Progress.IDLE;

  /// @param told hears of every change, on the caller's thread
  InFlight(Consumer<Progress> told) {
    this.told = told;
  }

  /// So far is the round; [Step#IDLE] when there is none.
  synchronized void round(Step step) {
    round = step;
    tell();
  }

  /// They are being asked; empty when nobody is any more.
  synchronized void witnesses(List<String> names) {
    witnesses = List.copyOf(names);
    tell();
  }

  private void tell() {
    Progress now =
        round != Step.IDLE
            ? new Progress(round, List.of())
            : witnesses.isEmpty() ? Progress.IDLE : new Progress(Step.WITNESSES, witnesses);
    if (!now.equals(last)) {
      last = now;
      told.accept(now);
    }
  }
}
