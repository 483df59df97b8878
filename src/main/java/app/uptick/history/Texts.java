package app.uptick.history;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// What a person is told of the history, from the bundle.
final class Texts {

  private Texts() {}

  static String text(String key, Object... values) {
    String pattern = ResourceBundle.getBundle("app.uptick.history.texts").getString(key);
    return new MessageFormat(pattern).format(values);
  }
}
