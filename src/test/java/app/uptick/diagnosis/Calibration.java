package app.uptick.diagnosis;

import java.util.Arrays;

/// Tells how far confidences can be believed: of the claims made with so much confidence, how many
/// were right. Not thread-safe.
public final class Calibration {

  private static final int DECILES = 10;
  private static final int PERCENTS = 101;

  /// By confidence in percent.
  private final long[] claims = new long[PERCENTS];

  private final long[] right = new long[PERCENTS];
  private double squares;

  /// Takes in a claim.
  public void add(double confidence, boolean isRight) {
    int percent = (int) Math.round(confidence * 100);
    claims[percent]++;
    right[percent] += isRight ? 1 : 0;
    squares += Math.pow((isRight ? 1 : 0) - confidence, 2);
  }

  /// Takes in all claims of another.
  public void add(Calibration other) {
    for (int percent = 0; percent < PERCENTS; percent++) {
      claims[percent] += other.claims[percent];
      right[percent] += other.right[percent];
    }
    squares += other.squares;
  }

  public long claims() {
    return Arrays.stream(claims).sum();
  }

  /// The Brier score: the mean square of what was wanting to certainty, or too much of it (Brier,
  /// Verification of forecasts expressed in terms of probability, 1950). 0 is best.
  public double brier() {
    return squares / claims();
  }

  /// Of the claims made with at least so much confidence, the share that was right.
  public double rightOf(int leastPercent) {
    return share(leastPercent, PERCENTS);
  }

  /// Reliability by decile, and the Brier score.
  public String table(String name) {
    StringBuilder table = new StringBuilder("%n%s%n".formatted(name));
    table.append("%-12s %10s %10s %8s%n".formatted("confidence", "claims", "right", "share"));
    for (int decile = 0; decile < DECILES; decile++) {
      int from = decile * 10;
      int to = decile == DECILES - 1 ? PERCENTS : from + 10;
      long made = sum(claims, from, to);
      if (made > 0) {
        table.append(
            "%.1f to %.1f   %,10d %,10d %8.4f%n"
                .formatted(
                    from / 100.0, from / 100.0 + 0.1, made, sum(right, from, to), share(from, to)));
      }
    }
    return table.append("Brier score %.5f%n".formatted(brier())).toString();
  }

  private double share(int from, int to) {
    return (double) sum(right, from, to) / sum(claims, from, to);
  }

  private static long sum(long[] counts, int from, int to) {
    return Arrays.stream(counts, from, to).sum();
  }
}
