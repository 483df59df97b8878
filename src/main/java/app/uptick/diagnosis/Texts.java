package app.uptick.diagnosis;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of a diagnosis, from the bundle.
final class Texts {

  private final ResourceBundle bundle;
  private final Locale locale;

  Texts(Locale locale) {
    this.locale = locale;
    bundle = ResourceBundle.getBundle("app.uptick.diagnosis.texts", locale);
  }

  String text(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  boolean has(String key) {
    return bundle.containsKey(key);
  }

  /// All of `key.1`, `key.2` and so on.
  List<String> list(String key, Object... values) {
    List<String> found = new ArrayList<>();
    for (int n = 1; has(key + "." + n); n++) {
      found.add(text(key + "." + n, values));
    }
    return found;
  }
}
