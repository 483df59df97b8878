package app.uptick.settings;

import java.util.List;

/// Reads and writes numbers of bytes as the settings have them: `500KB`, `50MB`, `2GB`, in
/// thousands.
public final class Sizes {

  private static final List<String> UNITS = List.of("KB", "MB", "GB");
  private static final long STEP = 1000;

  private Sizes() {}

  /// The bytes that `text` says.
  ///
  /// @throws IllegalArgumentException if it says none
  static long parse(String text) {
    if (!text.matches("[0-9]{1,9}[KMG]B")) {
      throw new IllegalArgumentException(text + " is no size");
    }
    int digits = text.length() - 2;
    int unit = UNITS.indexOf(text.substring(digits));
    return Long.parseLong(text.substring(0, digits)) * Math.powExact(STEP, unit + 1);
  }

  /// The shortest text for `bytes`: the largest unit that leaves no rest. What is below a kilobyte
  /// is dropped.
  public static String format(long bytes) {
    long count = bytes / STEP;
    int unit = 0;
    while (unit < UNITS.size() - 1 && count > 0 && count % STEP == 0) {
      count /= STEP;
      unit++;
    }
    return count + UNITS.get(unit);
  }
}
