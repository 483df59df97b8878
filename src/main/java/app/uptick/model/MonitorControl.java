package app.uptick.model;

/// What a person may ask of a running monitor. Any thread may call; every call returns at once.
public interface MonitorControl {

  /// Starts a full round now, unless one is in flight.
  void checkNow();

  /// Holds notifications back, or lets them through again.
  void mute(Mute mute);

  /// Stops asking the network.
  void pause();

  /// Goes on after a pause, with a full round.
  void resume();

  /// Opens the window, or raises the one there is.
  void openWindow();

  /// Says whether a window is being looked at: then rounds come oftener.
  void watched(boolean watched);

  /// Ends the monitor.
  void quit();
}
