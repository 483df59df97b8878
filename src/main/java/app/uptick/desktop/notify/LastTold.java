package app.uptick.desktop.notify;

import app.uptick.model.Cause;
import app.uptick.model.State;
import java.time.Instant;

/// What the person was last told, which may be other than what is.
public sealed interface LastTold {

  /// All is well, or nothing was ever told.
  record Calm() implements LastTold {}

  /// There is trouble, and its end was not told yet.
  ///
  /// @param thread names the messages of this trouble, from the first to the recovery
  /// @param incident the trouble that the latest message was about
  /// @param since when that trouble began
  /// @param unstable whether the latest message said that the state comes and goes
  /// @param at when the latest message was given
  record Trouble(
      String thread,
      String incident,
      Instant since,
      State state,
      Cause cause,
      boolean unstable,
      Instant at)
      implements LastTold {

    /// Whether a message about `other` would say nothing new.
    boolean saysTheSameAs(Trouble other) {
      if (unstable || other.unstable) {
        return unstable == other.unstable;
      }
      return incident.equals(other.incident) && state == other.state && cause == other.cause;
    }

    /// `news` as the next message of this thread. Trouble that came and went unseen begins anew;
    /// what only changed has lasted since its beginning.
    Trouble followedBy(Trouble news) {
      boolean goesOn = news.unstable || unstable || incident.equals(news.incident);
      return new Trouble(
          thread,
          news.incident,
          goesOn ? since : news.since,
          news.state,
          news.cause,
          news.unstable,
          news.at);
    }
  }

  LastTold CALM = new Calm();
}
