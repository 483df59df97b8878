package app.uptick.desktop.window;

import app.uptick.model.Check;
import app.uptick.model.CircleView;
import app.uptick.model.FixReport;
import app.uptick.model.Progress;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that the window has heard from the monitor.
///
/// @param snapshot the newest, null before the first; kept when contact is lost
/// @param agreed the latest check that saw what stands; null where there was none
/// @param raises how often the window was asked to come to the front
/// @param circle who of the person's circle sees what; empty where there is none
/// @param fix the ways to TikTok that were tried last; empty where none were
/// @param progress who is being asked
record Seen(
    Contact contact,
    @Nullable StatusSnapshot snapshot,
    @Nullable Check agreed,
    int raises,
    Optional<CircleView> circle,
    Optional<FixReport> fix,
    Progress progress) {

  static final Seen NOTHING = new Seen(Contact.CONNECTING, null, 0);

  /// Of somebody without a circle.
  Seen(Contact contact, @Nullable StatusSnapshot snapshot, int raises) {
    this(
        contact,
        snapshot,
        agreed(snapshot, null),
        raises,
        Optional.empty(),
        Optional.empty(),
        Progress.IDLE);
  }

  /// While rounds look whether something has changed, what the one before them saw is what is known
  /// of the state that stands.
  private static @Nullable Check agreed(@Nullable StatusSnapshot snapshot, @Nullable Check before) {
    if (snapshot == null) {
      return before;
    }
    State standing = snapshot.standing().state();
    Check latest = snapshot.latest();
    if (latest != null && latest.diagnosis().state() == standing) {
      return latest;
    }
    return before != null && before.diagnosis().state() == standing ? before : null;
  }

  /// Whether the latest check saw something else than what stands.
  boolean isSuspicious() {
    return snapshot != null
        && snapshot.latest() != null
        && snapshot.standing().state() != State.UNKNOWN
        && snapshot.latest().diagnosis().state() != snapshot.standing().state();
  }

  Seen with(Contact now) {
    return new Seen(now, snapshot, agreed, raises, circle, fix, progress);
  }

  Seen with(StatusSnapshot newest) {
    return new Seen(Contact.LIVE, newest, agreed(newest, agreed), raises, circle, fix, progress);
  }

  Seen with(Optional<CircleView> newest) {
    return new Seen(contact, snapshot, agreed, raises, newest, fix, progress);
  }

  Seen with(FixReport newest) {
    return new Seen(contact, snapshot, agreed, raises, circle, Optional.of(newest), progress);
  }

  Seen with(Progress newest) {
    return new Seen(contact, snapshot, agreed, raises, circle, fix, newest);
  }

  Seen raisedAgain() {
    return new Seen(contact, snapshot, agreed, raises + 1, circle, fix, progress);
  }
}
