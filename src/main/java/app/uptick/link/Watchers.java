package app.uptick.link;

import app.uptick.model.MonitorControl;
import java.util.HashSet;
import java.util.Set;

/// Tells the monitor when the first window is looked at, and when none is any more.
final class Watchers {

  private final MonitorControl control;
  private final Set<Object> watching = new HashSet<>();

  Watchers(MonitorControl control) {
    this.control = control;
  }

  synchronized void set(Object window, boolean watched) {
    boolean before = !watching.isEmpty();
    if (watched) {
      watching.add(window);
    } else {
      watching.remove(window);
    }
    boolean after = !watching.isEmpty();
    if (before != after) {
      control.watched(after);
    }
  }
}
