package app.uptick.desktop.window;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the window, out of its resource bundle.
final class Texts {

  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  static Texts load(Locale locale) {
    return new Texts(ResourceBundle.getBundle("app.uptick.desktop.window.window", locale));
  }

  /// For FXML, whose `%key` looks here.
  ResourceBundle bundle() {
    return bundle;
  }

  String get(String key) {
    return bundle.getString(key);
  }

  /// The text of `key` with its gaps filled, as `MessageFormat` does it.
  String format(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
  }
}
