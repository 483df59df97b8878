package app.uptick.cli;

import app.uptick.model.ScreenPoint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a point on the desktop: `1265,15`. Left of and above the main screen it is below zero.
final class ScreenPointConverter implements ITypeConverter<ScreenPoint> {

  private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,6}),(-?[0-9]{1,6})");

  @Override
  public ScreenPoint convert(String value) {
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      throw new TypeConversionException(
          "'%s' is no point on the desktop, want one such as 1265,15".formatted(value));
    }
    return new ScreenPoint(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }
}
