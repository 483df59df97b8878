package app.uptick.desktop.tray;

import app.uptick.model.MonitorControl;
import app.uptick.model.Mute;
import java.util.function.Consumer;

/// A monitor's controls that only pass on, in words, what was asked of them.
record AskedControl(Consumer<String> asked) implements MonitorControl {

  @Override
  public void checkNow() {
    asked.accept("check now");
  }

  @Override
  public void mute(Mute mute) {
    asked.accept("mute " + mute);
  }

  @Override
  public void pause() {
    asked.accept("pause");
  }

  @Override
  public void resume() {
    asked.accept("resume");
  }

  @Override
  public void openWindow() {
    asked.accept("open window");
  }

  @Override
  public void watched(boolean watched) {
    asked.accept("watched " + watched);
  }

  @Override
  public void quit() {
    asked.accept("quit");
  }
}
