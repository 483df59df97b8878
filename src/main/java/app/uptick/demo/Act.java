package app.uptick.demo;

import java.time.Duration;

/// A stretch of a story in which the world stays as it is.
///
/// @param lasts of the last act of a story, up to the story's end; the act itself goes on
/// @param asleep whether the device sleeps, so that nobody looks before the act is over
record Act(Duration lasts, World world, Elsewhere elsewhere, boolean asleep) {

  /// What other networks meet.
  enum Elsewhere {
    /// Nobody asks them.
    UNKNOWN,
    ANSWERS,
    FAILS
  }
}
