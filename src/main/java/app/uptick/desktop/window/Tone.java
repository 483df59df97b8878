package app.uptick.desktop.window;

import app.uptick.model.State;
import java.util.Locale;

/// The look of a verdict: its colour and its shape, which the style sheet and [Shapes] know by it.
enum Tone {
  UP,
  DEGRADED,
  DOWN,
  BLOCKED,
  YOUR_SIDE,
  UNKNOWN,
  PAUSED;

  static Tone of(State state) {
    return switch (state) {
      case UP -> UP;
      case DEGRADED -> DEGRADED;
      case DOWN -> DOWN;
      case BLOCKED -> BLOCKED;
      case YOUR_SIDE -> YOUR_SIDE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /// The style class and the text key.
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
