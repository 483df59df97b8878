package app.uptick.link;

import java.io.IOException;
import java.time.Instant;

/// Where it is written down what a person adds to what was recorded, or takes away. Any thread may
/// call; every call but [#erase] returns at once.
public interface Diary {

  /// The person's own words on an incident, in place of earlier ones; empty words take them back.
  void note(String incident, String words);

  /// The person has seen all there was up to a moment.
  void seen(Instant until);

  /// Deletes all that was recorded, and returns when that is done.
  ///
  /// @throws IOException where it could not be
  void erase() throws IOException;
}
