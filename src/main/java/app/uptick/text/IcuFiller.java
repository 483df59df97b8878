package app.uptick.text;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;

/// Fills patterns that hold plurals. A class of its own, so that ICU is loaded only for them.
final class IcuFiller {

  private IcuFiller() {}

  static Texts.Filler of(String pattern, Locale locale) {
    MessageFormat format = new MessageFormat(pattern, locale);
    return values -> format.clone().format(values);
  }
}
