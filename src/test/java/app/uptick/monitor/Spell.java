package app.uptick.monitor;

import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;

/// A stretch of time in which something is out of order.
record Spell(Kind kind, Instant from, Instant to) {

  /// Whom the trouble is to be told of as, if at all.
  enum Side {
    SERVICE,
    YOURS,
    /// Nothing to tell.
    NOBODY
  }

  enum Kind {
    ERRORS(Side.SERVICE, State.DOWN),
    REFUSALS(Side.SERVICE, State.DOWN),
    OVERLOAD(Side.SERVICE, State.DEGRADED),
    LATE_ANSWERS(Side.SERVICE, State.DEGRADED),
    LOGIN_FAILS(Side.SERVICE, State.DEGRADED),
    VIDEOS_FAIL(Side.SERVICE, State.DEGRADED),
    /// The resolver here says that the service's names do not exist.
    NAMES_DENIED(Side.SERVICE, State.BLOCKED),
    NO_INTERNET(Side.YOURS, State.YOUR_SIDE),
    NO_NAMES(Side.YOURS, State.YOUR_SIDE),
    PORTAL(Side.YOURS, State.YOUR_SIDE),
    /// All is late or cut off for some seconds, as when one walks past a wall.
    WIFI_BLIP(Side.NOBODY, State.YOUR_SIDE),
    SERVICE_BLIP(Side.NOBODY, State.DOWN),
    /// For a moment, and with the wish to be left alone for longer.
    ANNOUNCED_BLIP(Side.NOBODY, State.DOWN),
    ONE_HOST_DEAD(Side.NOBODY, State.UP),
    ONE_CONTROL_DEAD(Side.NOBODY, State.UP),
    ROBOT_CHECKS(Side.NOBODY, State.UP),
    /// The first packet of one request is lost.
    LOST_PACKET(Side.NOBODY, State.UP),
    /// One packet in fifty is lost.
    LOSS(Side.NOBODY, State.UP),
    ASLEEP(Side.NOBODY, State.UP),
    /// The device has moved to another network, and has no address yet.
    MOVING(Side.NOBODY, State.YOUR_SIDE);

    private final Side side;
    private final State truth;

    Kind(Side side, State truth) {
      this.side = side;
      this.truth = truth;
    }

    Side side() {
      return side;
    }

    /// What is to be said of the service while it lasts.
    State truth() {
      return truth;
    }
  }

  /// Whom what is told of `state` is about.
  static Side sideOf(State state) {
    return switch (state) {
      case DEGRADED, DOWN, BLOCKED -> Side.SERVICE;
      case YOUR_SIDE -> Side.YOURS;
      case UP, UNKNOWN -> Side.NOBODY;
    };
  }

  boolean isReal() {
    return kind.side() != Side.NOBODY;
  }

  Duration length() {
    return Duration.between(from, to);
  }
}
