package app.uptick.diagnosis;

import app.uptick.model.Region;
import app.uptick.model.Testimony.Votes;

/// What the members of a circle agree on: two thirds of those who can tell, and at least two.
///
/// A third of them may lie, then, and neither bring a quorum about nor turn one round.
enum Quorum {
  /// Too few, or not of one mind.
  NONE,
  /// They see the service fail.
  TROUBLE,
  /// So do many, or those in several parts of the world.
  WIDE_TROUBLE,
  /// They saw it work in the last minutes.
  FINE;

  private static final int LEAST = 2;
  private static final int MANY = 5;

  static Quorum of(Votes votes) {
    if (agree(votes.fine(), votes)) {
      return FINE;
    }
    if (!agree(votes.trouble(), votes)) {
      return NONE;
    }
    long regions = votes.regions().stream().filter(each -> each != Region.UNKNOWN).count();
    boolean isWide = votes.trouble() >= MANY || regions >= 2;
    return isWide ? WIDE_TROUBLE : TROUBLE;
  }

  private static boolean agree(int some, Votes votes) {
    return some >= LEAST && some * 3 >= votes.members() * 2;
  }

  boolean isTrouble() {
    return this == TROUBLE || this == WIDE_TROUBLE;
  }
}
