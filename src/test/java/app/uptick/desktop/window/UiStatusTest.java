package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class UiStatusTest {

  private final Queue<Runnable> fxThread = new ArrayDeque<>();
  private final UiStatus status = new UiStatus(fxThread::add);

  private void pulse() {
    for (var task = fxThread.poll(); task != null; task = fxThread.poll()) {
      task.run();
    }
  }

  @Test
  void collapsesABurstToOneUpdateWithTheNewest() {
    var seen = new ArrayList<Seen>();
    status.seenProperty().addListener((property, before, after) -> seen.add(after));

    status.onSnapshot(Scenes.up());
    status.onSnapshot(Scenes.degraded());
    status.onSnapshot(Scenes.down());

    assertEquals(1, fxThread.size());
    pulse();
    assertEquals(1, seen.size());
    assertEquals(Scenes.down(), seen.getFirst().snapshot());
  }

  @Test
  void changesNothingBeforeThePulse() {
    status.onSnapshot(Scenes.up());

    assertNull(status.seen().snapshot());
  }

  @Test
  void updatesAgainAfterAPulse() {
    status.onSnapshot(Scenes.up());
    pulse();
    status.onSnapshot(Scenes.down());
    pulse();

    assertEquals(Scenes.down(), status.seen().snapshot());
  }

  @Test
  void keepsTheLastSnapshotWhenContactIsLost() {
    status.onSnapshot(Scenes.up());
    status.lost();
    pulse();

    assertEquals(Contact.LOST, status.seen().contact());
    assertEquals(Scenes.up(), status.seen().snapshot());
  }

  @Test
  void losesNoCallToTheFrontInABurst() {
    status.raise();
    status.onSnapshot(Scenes.up());
    pulse();

    assertEquals(1, status.seen().raises());
  }
}
