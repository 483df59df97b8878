package app.uptick.history;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;

/// How many answers took how long, in steps of 3 %: small enough to keep for years, and true when
/// added up, which medians are not. Not thread-safe.
final class Spread {

  private static final double STEP = Math.log(1.03);

  /// The last step holds all from ten minutes on.
  private static final int STEPS = step(600_000) + 1;

  private final int[] counts = new int[STEPS];
  private int answers;

  private static int step(long millis) {
    return millis < 1 ? 0 : 1 + (int) Math.round(Math.log((double) millis) / STEP);
  }

  private static long millis(int step) {
    return step == 0 ? 0 : Math.round(Math.exp((step - 1) * STEP));
  }

  int answers() {
    return answers;
  }

  void add(Duration time) {
    add(Math.clamp(step(time.toMillis()), 0, STEPS - 1), 1);
  }

  void add(Spread other) {
    for (int step = 0; step < STEPS; step++) {
      counts[step] += other.counts[step];
    }
    answers += other.answers;
  }

  private void add(int step, int count) {
    counts[step] += count;
    answers += count;
  }

  /// The time that a share of the answers did not exceed, within 1.5 %; zero where there are none.
  ///
  /// @param share above 0, at most 1
  Duration quantile(double share) {
    long wanted = (long) Math.ceil(share * answers);
    int step = 0;
    for (long passed = counts[0]; passed < wanted; passed += counts[step]) {
      step++;
    }
    return Duration.ofMillis(millis(step));
  }

  /// A few bytes: for each step in use, how many steps after the last one it is, and its count, as
  /// little-endian numbers of seven bits a byte (LEB128).
  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int last = 0;
    for (int step = 0; step < STEPS; step++) {
      if (counts[step] > 0) {
        put(bytes, step - last);
        put(bytes, counts[step]);
        last = step;
      }
    }
    return bytes.toByteArray();
  }

  private static void put(ByteArrayOutputStream bytes, int number) {
    int left = number;
    for (; left > 127; left >>>= 7) {
      bytes.write((left & 127) | 128);
    }
    bytes.write(left);
  }

  /// Adds what [#toBytes] gave; of bytes that make no sense, what does.
  void addBytes(byte[] bytes) {
    int at = 0;
    int step = 0;
    while (at < bytes.length) {
      int[] number = new int[2];
      for (int n = 0; n < 2; n++) {
        int shift = 0;
        while (at < bytes.length && bytes[at] < 0) {
          number[n] |= (bytes[at++] & 127) << shift;
          shift += 7;
        }
        number[n] |= at < bytes.length ? bytes[at++] << shift : 0;
      }
      step += number[0];
      if (step < 0 || step >= STEPS || number[1] < 0) {
        return;
      }
      add(step, number[1]);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spread spread && Arrays.equals(counts, spread.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }
}
