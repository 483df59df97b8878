package app.uptick.desktop.atspi;

import java.util.List;
import java.util.Set;
import org.freedesktop.dbus.types.UInt32;

/// What may be true of a thing, by its bit in AT-SPI.
enum State {
  ACTIVE(1, "active"),
  CHECKED(4, "checked"),
  COLLAPSED(5, "collapsed"),
  EDITABLE(7, "editable"),
  ENABLED(8, "enabled"),
  EXPANDABLE(9, "expandable"),
  EXPANDED(10, "expanded"),
  FOCUSABLE(11, "focusable"),
  FOCUSED(12, "focused"),
  MULTI_LINE(17, "multi-line"),
  PRESSED(20, "pressed"),
  SELECTED(23, "selected"),
  SENSITIVE(24, "sensitive"),
  SHOWING(25, "showing"),
  SINGLE_LINE(26, "single-line"),
  VISIBLE(30, "visible"),
  CHECKABLE(41, "checkable"),
  HAS_POPUP(42, "has-popup");

  private static final int WORD = 32;

  private final int bit;
  private final String code;

  State(int bit, String code) {
    this.bit = bit;
    this.code = code;
  }

  /// Its name in events.
  String code() {
    return code;
  }

  /// Two words of bits, the lower first.
  static List<UInt32> bits(Set<State> states) {
    long bits = 0;
    for (State each : states) {
      bits |= 1L << each.bit;
    }
    return List.of(new UInt32(bits & 0xFFFF_FFFFL), new UInt32(bits >>> WORD));
  }
}
