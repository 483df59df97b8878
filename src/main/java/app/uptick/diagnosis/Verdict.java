package app.uptick.diagnosis;

import app.uptick.model.Cause;
import app.uptick.model.Scope;
import app.uptick.model.State;

/// The bare judgement, before it is put into words.
///
/// @param text the key of its words in the bundle
record Verdict(State state, Cause cause, Scope scope, double confidence, String text) {

  static Verdict of(State state, Cause cause, Scope scope, double confidence) {
    return new Verdict(state, cause, scope, confidence, state.code() + "." + cause.code());
  }

  /// The same in more fitting words.
  Verdict saying(String key) {
    return new Verdict(state, cause, scope, confidence, key);
  }
}
