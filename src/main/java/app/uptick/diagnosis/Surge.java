package app.uptick.diagnosis;

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

  static Surge of(int people, double usual) {
    double tail = tail(people, usual, DISPERSION);
    if (people < LEAST || tail > 1e-4) {
      return NONE;
    }
    return tail > 1e-6 ? SOME : MANY;
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
