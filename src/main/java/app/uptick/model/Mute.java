package app.uptick.model;

import java.time.Instant;

/// Whether, and how long, notifications are held back.
public sealed interface Mute {

  /// Notifications are shown.
  record Off() implements Mute {}

  /// Held back up to a moment.
  record Until(Instant end) implements Mute {}

  /// Held back until the trouble that goes on is over; its end is told for certain.
  record UntilBack() implements Mute {}

  Mute OFF = new Off();
}
