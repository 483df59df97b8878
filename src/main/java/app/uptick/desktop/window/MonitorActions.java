package app.uptick.desktop.window;

import app.uptick.model.Mute;
import java.time.Instant;
import java.util.function.Consumer;

/// What the window asks of the monitor. Every call returns at once; what comes of it shows in
/// [UiStatus].
interface MonitorActions {

  void checkNow();

  /// Has TikTok tried on every way there is from this device.
  void findFix();

  void mute(Mute mute);

  void pause();

  void resume();

  /// Keeps the person's own words on an incident.
  void note(String incident, String words);

  /// Says that the person has seen all there was up to a moment.
  void seen(Instant until);

  /// Says whether a person can see the window.
  void watched(boolean watched);

  /// Has the monitor take over settings that were changed.
  ///
  /// @param refused hears what is wrong with them, if anything, on any thread
  void takeSettings(Consumer<String> refused);

  /// Starts a monitor where there is none.
  void startMonitor();
}
