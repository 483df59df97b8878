package app.uptick.monitor;

import app.uptick.model.Facts;
import app.uptick.model.Testimony;
import app.uptick.witness.Pace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Others who can be asked what they see of the service. Calls take seconds; any thread.
public interface Bystanders {

  /// Nobody to ask.
  Bystanders NOBODY =
      new Bystanders() {
        @Override
        public List<Testimony> everyone(Facts facts, boolean wanted) {
          return List.of();
        }

        @Override
        public List<Testimony> inPeace(Facts facts, Set<Pace> paces) {
          return List.of();
        }
      };

  /// What others say who need not be asked. Returns at once.
  default List<Testimony> unasked() {
    return List.of();
  }

  /// What everyone says who can be asked, in view of what was seen here.
  ///
  /// @param wanted whether a person wants to know, whatever it costs; else those are left out who
  ///   cost much where each byte is paid for
  List<Testimony> everyone(Facts facts, boolean wanted);

  /// The same.
  ///
  /// @param asked hears whom, by the names that people know, as soon as they are being asked
  default List<Testimony> everyone(Facts facts, boolean wanted, Consumer<List<String>> asked) {
    return everyone(facts, wanted);
  }

  /// The same, of those alone who are asked at these paces while nothing is wrong.
  default List<Testimony> everyone(
      Facts facts, boolean wanted, Set<Pace> paces, Consumer<List<String>> asked) {
    return everyone(facts, wanted, asked);
  }

  /// What those say who may be asked now though nothing is wrong; empty where nobody may be.
  List<Testimony> inPeace(Facts facts, Set<Pace> paces);

  /// Those of `due` who may be asked: not who were asked too short a time ago by a program that ran
  /// before this one. Returns at once.
  default Set<Pace> rested(Set<Pace> due, Instant now) {
    return due;
  }

  /// Whether one of this name is among them, so that what it said before still counts. Returns at
  /// once.
  default boolean areAsked(String source) {
    return true;
  }

  /// This is another network now: what is known of the old one is forgotten.
  default void forget() {}
}
