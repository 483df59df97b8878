package app.uptick.desktop.window;

import app.uptick.model.Mute;

/// What the window asks of the monitor. Every call returns at once; what comes of it shows in
/// [UiStatus].
interface MonitorActions {

  void checkNow();

  void mute(Mute mute);

  void pause();

  void resume();

  /// Says whether a person can see the window.
  void watched(boolean watched);

  /// Starts a monitor where there is none.
  void startMonitor();
}
