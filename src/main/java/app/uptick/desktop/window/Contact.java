package app.uptick.desktop.window;

/// Whether the window hears the monitor.
enum Contact {
  /// Not yet, since the window was opened.
  CONNECTING,
  LIVE,
  /// No more; the window tries again by itself.
  LOST
}
