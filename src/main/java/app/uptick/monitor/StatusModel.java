package app.uptick.monitor;

import app.uptick.model.Check;
import app.uptick.model.Progress;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The one status that everything shows: an immutable snapshot, swapped whole.
///
/// Any thread may read and publish; listeners are called in the order in which they subscribed, one
/// publication after the other.
public final class StatusModel {

  private final List<StatusListener> listeners = new CopyOnWriteArrayList<>();
  private volatile StatusSnapshot current;

  public StatusModel(StatusSnapshot initial) {
    current = initial;
  }

  /// What is known now.
  public StatusSnapshot current() {
    return current;
  }

  /// Adds a listener, and tells it what is known now.
  public synchronized void subscribe(StatusListener listener) {
    listeners.add(listener);
    listener.onSnapshot(current);
  }

  /// Swaps the snapshot and tells everyone.
  synchronized void update(UnaryOperator<StatusSnapshot> change) {
    StatusSnapshot next = change.apply(current);
    if (!next.equals(current)) {
      current = next;
      tell(listener -> listener.onSnapshot(next));
    }
  }

  /// Tells of a round that counts.
  synchronized void publish(Check check) {
    tell(listener -> listener.onCheck(check));
  }

  /// Tells of a confirmed change.
  synchronized void publish(StatusChange change) {
    tell(listener -> listener.onChange(change));
  }

  /// Tells who is being asked now.
  synchronized void publish(Progress progress) {
    tell(listener -> listener.onProgress(progress));
  }

  private void tell(Consumer<StatusListener> what) {
    listeners.forEach(what);
  }
}
