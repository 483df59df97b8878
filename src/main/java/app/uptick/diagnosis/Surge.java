package app.uptick.diagnosis;

import app.uptick.model.Testimony.Voices;
import java.util.List;

/// Tells whether so many complain that it cannot be chance.
///
/// Counts of posts are over-dispersed, so the tail is that of a negative binomial distribution,
/// with the dispersion that is used where there is no history (r = 2). As in Farrington's method, a
/// few voices are never an alarm, however unusual.
enum Surge {
  /// No more than there may be on any day.
  NONE,
  /// More than once in ten thousand such stretches of time.
  SOME,
  /// More than once in a million.
  MANY;

  private static final double DISPERSION = 2;
  private static final int LEAST = 5;

  /// What grows from one part to the next is trouble a little sooner; the parts of one stretch are
  /// too much alike to be judged by their course alone.
  private static final double CREEP = 1e-3;

  /// Half a voice, since none in one stretch of time does not mean none ever.
  static final double NEVER_NONE = 0.5;

  /// The handbook's k and h, in standard deviations.
  private static final double SLACK = 0.5;

  private static final double DECISION = 5;

  static Surge of(int people, double usual) {
    return of(people, usual, DISPERSION);
  }

  static Surge of(int people, double usual, double dispersion) {
    double tail = tail(people, usual, dispersion);
    if (people < LEAST || tail > 1e-4) {
      return NONE;
    }
    return tail > 1e-6 ? SOME : MANY;
  }

  /// What one source's voices come to, their course included.
  static Surge of(Voices voices) {
    double usual = voices.usual() + NEVER_NONE;
    Surge surge = of(voices.people(), usual, voices.dispersion());
    boolean creeps =
        voices.people() >= LEAST
            && tail(voices.people(), usual, voices.dispersion()) <= CREEP
            && rises(voices.course(), usual, voices.dispersion());
    return surge == NONE && creeps ? SOME : surge;
  }

  /// Whether counts crept up, each too little to be noticed: a one-sided cumulative sum (CUSUM,
  /// NIST Engineering Statistics Handbook 6.3.2.3) of their deviations from what is usual.
  static boolean rises(List<Integer> course, double usual, double dispersion) {
    if (course.isEmpty()) {
      return false;
    }
    double mean = usual / course.size();
    double deviation = Math.sqrt(mean + mean * mean / dispersion);
    double sum = 0;
    for (int count : course) {
      sum = Math.max(0, sum + (count - mean) / deviation - SLACK);
      if (sum > DECISION) {
        return true;
      }
    }
    return false;
  }

  /// The probability of at least `count`, where `mean` is usual.
  static double tail(int count, double mean, double dispersion) {
    double success = dispersion / (dispersion + mean);
    double term = Math.pow(success, dispersion);
    double below = 0;
    for (int k = 0; k < count; k++) {
      below += term;
      term *= (k + dispersion) / (k + 1) * (1 - success);
    }
    return Math.max(0, 1 - below);
  }
}
