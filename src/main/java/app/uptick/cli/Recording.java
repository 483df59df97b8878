package app.uptick.cli;

import app.uptick.history.History;
import app.uptick.history.Moment;
import app.uptick.model.Activity;
import app.uptick.model.Check;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes what the monitor makes known into the history, and why it was silent for a while.
final class Recording implements StatusListener {

  private final History history;
  private final Supplier<Moment> now;
  private final Supplier<Optional<String>> network;
  private Duration interval = Duration.ZERO;

  /// Of the intervals since the last check: the next was due by then.
  private Duration longest = Duration.ZERO;

  private boolean paused;

  /// When somebody last looked, or began to.
  private @Nullable Moment last;

  /// The latest check, which a change follows from.
  private @Nullable Check latest;

  /// @param network a mark of the network in use; may take its time
  Recording(History history, Supplier<Moment> now, Supplier<Optional<String>> network) {
    this.history = history;
    this.now = now;
    this.network = network;
  }

  @Override
  public void onSnapshot(StatusSnapshot snapshot) {
    interval = snapshot.interval();
    longest = interval.compareTo(longest) > 0 ? interval : longest;
    if (paused != (snapshot.activity() == Activity.PAUSED)) {
      paused = !paused;
      last = now.get();
      if (paused) {
        history.paused(last.at());
      } else {
        history.resumed(last.at());
      }
    }
  }

  @Override
  public void onCheck(Check check) {
    Moment moment = now.get();
    Moment before = last;
    if (before != null) {
      moment
          .absenceSince(before, longest)
          .ifPresent(why -> history.span(why, before.at(), check.checkedAt()));
    }
    history.record(check, interval);
    history.record(check, network);
    latest = check;
    longest = interval;
    last = moment;
  }

  @Override
  public void onChange(StatusChange change) {
    Check seen = latest;
    if (seen == null) {
      history.record(change);
    } else {
      history.record(change, seen);
    }
  }
}
