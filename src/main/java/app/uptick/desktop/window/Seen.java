package app.uptick.desktop.window;

import app.uptick.model.StatusSnapshot;
import org.jspecify.annotations.Nullable;

/// All that the window has heard from the monitor.
///
/// @param snapshot the newest, null before the first; kept when contact is lost
/// @param raises how often the window was asked to come to the front
record Seen(Contact contact, @Nullable StatusSnapshot snapshot, int raises) {

  static final Seen NOTHING = new Seen(Contact.CONNECTING, null, 0);

  Seen with(Contact now) {
    return new Seen(now, snapshot, raises);
  }

  Seen with(StatusSnapshot newest) {
    return new Seen(Contact.LIVE, newest, raises);
  }

  Seen raisedAgain() {
    return new Seen(contact, snapshot, raises + 1);
  }
}
