package app.uptick.cli;

import app.uptick.cli.TellCommand.Wish;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads what a monitor is asked for: `check-now`.
final class WishConverter implements ITypeConverter<Wish> {

  @Override
  public Wish convert(String value) {
    return Arrays.stream(Wish.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "'%s' is nothing to tell, want check-now, pause or resume".formatted(value)));
  }
}
