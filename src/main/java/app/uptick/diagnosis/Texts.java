package app.uptick.diagnosis;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/// The words of a diagnosis, from the bundle.
final class Texts {

  private final ResourceBundle bundle;
  private final Locale locale;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
  private final Map<String, String> plain = new ConcurrentHashMap<>();

  Texts(Locale locale) {
    this.locale = locale;
    bundle = ResourceBundle.getBundle("app.uptick.diagnosis.texts", locale);
  }

  /// The words of `key`. A format is parsed once, as there are rounds all day, and cloned each
  /// time, as it may not be shared between threads.
  String text(String key, Object... values) {
    return values.length == 0
        ? plain.computeIfAbsent(key, each -> formatted(each))
        : formatted(key, values);
  }

  private String formatted(String key, Object... values) {
    MessageFormat format =
        formats.computeIfAbsent(key, each -> new MessageFormat(bundle.getString(each), locale));
    return ((MessageFormat) format.clone()).format(values);
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
