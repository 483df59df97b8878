package app.uptick.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The lines that wait for one client to read them: few, however slow it is.
///
/// Events are offered without waiting. When too many wait, all give way to the newest snapshot,
/// which holds everything that is known. An answer waits for the answer before it: only the
/// client's own reader does that.
final class Outbox {

  private static final int MOST_WAITING = 64;

  private record Line(String text, boolean isSnapshot) {}

  private final Deque<Line> events = new ArrayDeque<>();
  private @Nullable String answer;
  private boolean closed;

  /// Puts a snapshot behind what waits, in place of one that nobody has read yet.
  synchronized void offerSnapshot(String line) {
    var last = events.peekLast();
    if (last != null && last.isSnapshot()) {
      events.removeLast();
    }
    if (events.size() >= MOST_WAITING) {
      events.clear();
    }
    events.add(new Line(line, true));
    notifyAll();
  }

  /// Puts an event behind what waits; if there is no room, `snapshot` goes in place of all.
  synchronized void offer(String line, Supplier<@Nullable String> snapshot) {
    if (events.size() < MOST_WAITING) {
      events.add(new Line(line, false));
    } else {
      events.clear();
      var newest = snapshot.get();
      if (newest != null) {
        events.add(new Line(newest, true));
      }
    }
    notifyAll();
  }

  /// Has `line` sent next, as soon as the answer before it is on its way.
  synchronized void answer(String line) throws InterruptedException {
    while (answer != null && !closed) {
      wait();
    }
    answer = line;
    notifyAll();
  }

  /// The next line to send, null when there will be no more. Waits for one.
  synchronized @Nullable String take() throws InterruptedException {
    while (true) {
      if (answer != null) {
        var next = answer;
        answer = null;
        notifyAll();
        return next;
      }
      var event = events.poll();
      if (event != null) {
        return event.text();
      }
      if (closed) {
        return null;
      }
      wait();
    }
  }

  /// Takes no more waiting; what is in it can still be taken.
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
