package app.uptick.desktop.window;

import app.uptick.model.CircleView;
import app.uptick.model.FixReport;
import app.uptick.model.Progress;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// Brings what the monitor says onto the JavaFX thread, and is the only class that does.
///
/// Any thread may tell it; the property changes on the JavaFX thread alone. However much is told
/// between two pulses, one update waits, and it brings the newest.
final class UiStatus implements StatusListener {

  private final Executor fxThread;
  private final AtomicReference<Seen> newest = new AtomicReference<>(Seen.NOTHING);
  private final AtomicBoolean updateWaits = new AtomicBoolean();
  private final ReadOnlyObjectWrapper<Seen> seen = new ReadOnlyObjectWrapper<>(Seen.NOTHING);
  private final ReadOnlyLongWrapper updates = new ReadOnlyLongWrapper();

  /// @param fxThread runs what it is given on the JavaFX thread, later: `Platform::runLater`
  UiStatus(Executor fxThread) {
    this.fxThread = fxThread;
  }

  /// To be read and listened to on the JavaFX thread.
  ReadOnlyObjectProperty<Seen> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /// Counts the updates, also those that bring nothing but a later time.
  ReadOnlyLongProperty updatesProperty() {
    return updates.getReadOnlyProperty();
  }

  Seen seen() {
    return seen.get();
  }

  @Override
  public void onSnapshot(StatusSnapshot snapshot) {
    newest.updateAndGet(before -> before.with(snapshot));
    scheduleUpdate();
  }

  @Override
  public void onProgress(Progress progress) {
    newest.updateAndGet(before -> before.with(progress));
    scheduleUpdate();
  }

  @Override
  public void onFix(FixReport report) {
    newest.updateAndGet(before -> before.with(report));
    scheduleUpdate();
  }

  /// Something about the person's circle is new.
  void circle(Optional<CircleView> circle) {
    newest.updateAndGet(before -> before.with(circle));
    scheduleUpdate();
  }

  /// The monitor can no longer be heard.
  void lost() {
    newest.updateAndGet(before -> before.with(Contact.LOST));
    scheduleUpdate();
  }

  /// The window is asked to come to the front.
  void raise() {
    newest.updateAndGet(Seen::raisedAgain);
    scheduleUpdate();
  }

  /// Time has passed, and what is said in words of time may be out of date. From a thread that
  /// sleeps in between: an animation would keep JavaFX at full rate, which was measured to cost
  /// twice the processor time.
  void tick() {
    scheduleUpdate();
  }

  /// Has another one say the same until that ends. On the JavaFX thread.
  Subscription pass(UiStatus other) {
    return updates.subscribe(count -> {
      other.newest.set(newest.get());
      other.update();
    });
  }

  private void scheduleUpdate() {
    if (updateWaits.compareAndSet(false, true)) {
      fxThread.execute(this::update);
    }
  }

  private void update() {
    updateWaits.set(false);
    seen.set(newest.get());
    updates.set(updates.get() + 1);
  }
}
