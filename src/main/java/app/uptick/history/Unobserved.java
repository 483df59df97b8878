package app.uptick.history;

/// Why nobody looked for a while.
public enum Unobserved {
  PAUSED("paused"),
  ASLEEP("asleep"),
  /// The monitor did not run.
  OFF("off");

  private final String code;

  Unobserved(String code) {
    this.code = code;
  }

  /// The word in the database.
  public String code() {
    return code;
  }
}
