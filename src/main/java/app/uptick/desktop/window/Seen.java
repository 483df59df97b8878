package app.uptick.desktop.window;

import app.uptick.model.CircleView;
import app.uptick.model.FixReport;
import app.uptick.model.Progress;
import app.uptick.model.StatusSnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that the window has heard from the monitor.
///
/// @param snapshot the newest, null before the first; kept when contact is lost
/// @param raises how often the window was asked to come to the front
/// @param circle who of the person's circle sees what; empty where there is none
/// @param fix the ways to TikTok that were tried last; empty where none were
/// @param progress who is being asked
record Seen(
    Contact contact,
    @Nullable StatusSnapshot snapshot,
    int raises,
    Optional<CircleView> circle,
    Optional<FixReport> fix,
    Progress progress) {

  static final Seen NOTHING = new Seen(Contact.CONNECTING, null, 0);

  /// Of somebody without a circle.
  Seen(Contact contact, @Nullable StatusSnapshot snapshot, int raises) {
    this(contact, snapshot, raises, Optional.empty(), Optional.empty(), Progress.IDLE);
  }

  Seen with(Contact now) {
    return new Seen(now, snapshot, raises, circle, fix, progress);
  }

  Seen with(StatusSnapshot newest) {
    return new Seen(Contact.LIVE, newest, raises, circle, fix, progress);
  }

  Seen with(Optional<CircleView> newest) {
    return new Seen(contact, snapshot, raises, newest, fix, progress);
  }

  Seen with(FixReport newest) {
    return new Seen(contact, snapshot, raises, circle, Optional.of(newest), progress);
  }

  Seen with(Progress newest) {
    return new Seen(contact, snapshot, raises, circle, fix, newest);
  }

  Seen raisedAgain() {
    return new Seen(contact, snapshot, raises + 1, circle, fix, progress);
  }
}
