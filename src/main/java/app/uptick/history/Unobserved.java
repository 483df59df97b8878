package app.uptick.history;

import app.uptick.model.HistoryView.Kind;

/// Why nobody looked for a while.
public enum Unobserved {
  PAUSED("paused"),
  ASLEEP("asleep"),
  /// The monitor did not run.
  OFF("off"),
  /// The clock was set forward: this time never was.
  CLOCK("clock");

  private final String code;

  Unobserved(String code) {
    this.code = code;
  }

  /// The word in the database.
  public String code() {
    return code;
  }

  /// How it is drawn.
  Kind kind() {
    return switch (this) {
      case PAUSED -> Kind.PAUSED;
      case ASLEEP -> Kind.ASLEEP;
      case OFF -> Kind.OFF;
      case CLOCK -> Kind.UNOBSERVED;
    };
  }
}
