package app.uptick.cli;

import app.uptick.history.History;
import app.uptick.model.Check;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens a history that could not be opened at the start, as on a full disk, once it can be: tries
/// again with the checks, now and then.
final class LateHistory implements StatusListener {

  /// Between two tries.
  static final Duration REST = Duration.ofMinutes(5);

  private final Supplier<@Nullable History> opener;
  private final Consumer<History> opened;
  private Instant tried;
  private boolean isOpen;

  /// @param opener gives null where it can't be opened yet
  /// @param start when that was tried first
  LateHistory(Supplier<@Nullable History> opener, Consumer<History> opened, Instant start) {
    this.opener = opener;
    this.opened = opened;
    tried = start;
  }

  @Override
  public void onSnapshot(StatusSnapshot snapshot) {
    // A history is opened with a check, which is then the first in it.
  }

  @Override
  public void onCheck(Check check) {
    Instant now = check.checkedAt();
    if (isOpen || Duration.between(tried, now).abs().compareTo(REST) < 0) {
      return;
    }
    tried = now;
    History history = opener.get();
    if (history != null) {
      isOpen = true;
      opened.accept(history);
    }
  }
}
