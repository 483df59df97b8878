package app.uptick.link;

import app.uptick.model.MonitorControl;
import app.uptick.model.Mute;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A monitor that does nothing but say what it was asked for.
public final class RecordingControl implements MonitorControl {

  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

  /// What it was asked for next; waits for it.
  public String next() throws InterruptedException {
    var call = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return call == null ? "nothing" : call;
  }

  public boolean isIdle() {
    return calls.isEmpty();
  }

  @Override
  public void checkNow() {
    calls.add("check-now");
  }

  @Override
  public void mute(Mute mute) {
    calls.add("mute " + mute);
  }

  @Override
  public void pause() {
    calls.add("pause");
  }

  @Override
  public void resume() {
    calls.add("resume");
  }

  @Override
  public void openWindow() {
    calls.add("open-window");
  }

  @Override
  public void watched(boolean watched) {
    calls.add("watched " + watched);
  }

  @Override
  public void quit() {
    calls.add("quit");
  }
}
