package app.uptick.link;

import app.uptick.model.Check;
import app.uptick.model.CircleView;
import app.uptick.model.FixReport;
import app.uptick.model.Notice;
import app.uptick.model.Progress;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusSnapshot;
import java.util.Optional;

/// What one line from a monitor says.
public sealed interface LinkEvent {

  /// All that is known, as of now.
  record Snapshot(StatusSnapshot snapshot) implements LinkEvent {}

  /// A round that counts has ended.
  record Checked(Check check) implements LinkEvent {}

  /// The confirmed state is another one.
  record Changed(StatusChange change) implements LinkEvent {}

  /// A person is told something.
  record Notified(Notice notice) implements LinkEvent {}

  /// Something about the person's circle is new.
  ///
  /// @param circle empty where there is none
  record Circle(Optional<CircleView> circle) implements LinkEvent {}

  /// Others than before are being asked.
  record Asking(Progress progress) implements LinkEvent {}

  /// Ways to the service are being tried, or were.
  record Fix(FixReport report) implements LinkEvent {}

  /// The window is asked to come to the front.
  record Raise() implements LinkEvent {}

  /// A request was granted.
  record Ok() implements LinkEvent {}

  /// A request was not understood, or could not be granted.
  record Refused(String message) implements LinkEvent {}

  /// A line of a kind that this version does not know; a newer monitor may send such.
  record Unknown(String event) implements LinkEvent {}
}
