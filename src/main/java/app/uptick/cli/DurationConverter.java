package app.uptick.cli;

import app.uptick.settings.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the contract's durations on the command line.
final class DurationConverter implements ITypeConverter<Duration> {

  /// Longer ones would not fit into a clock's count.
  private static final Duration LONGEST = Duration.ofDays(36_500);

  @Override
  public Duration convert(String value) {
    Duration duration;
    try {
      duration = Durations.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw new TypeConversionException("%s is too long, want at most 36500d".formatted(value));
    }
    return duration;
  }
}
