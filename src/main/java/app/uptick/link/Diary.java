package app.uptick.link;

import java.time.Instant;

/// Where it is written down what a person adds to what was recorded. Any thread may call; every
/// call returns at once.
public interface Diary {

  /// The person's own words on an incident, in place of earlier ones; empty words take them back.
  void note(String incident, String words);

  /// The person has seen all there was up to a moment.
  void seen(Instant until);
}
