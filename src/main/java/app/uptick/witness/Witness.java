package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony;

/// Somebody who can be asked about the service.
interface Witness {

  /// Which family of evidence it belongs to.
  Evidence.Kind kind();

  /// Its name, for a person.
  String source();

  /// How often it is asked while nothing is wrong.
  default Pace pace() {
    return Pace.NEVER;
  }

  /// Whether it costs so much of the line that it must wait until the probes are done.
  default boolean isHeavy() {
    return false;
  }

  /// What it says. Blocks; may be interrupted.
  ///
  /// @throws UnreadException when it says nothing that can be used
  Testimony.Word ask(Question question, Web web) throws UnreadException, InterruptedException;
}
