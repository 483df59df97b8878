package app.uptick.model;

/// What can be said of TikTok, as in the contract.
public enum State {
  UP("up"),
  DEGRADED("degraded"),
  DOWN("down"),
  BLOCKED("blocked"),
  YOUR_SIDE("your-side"),
  UNKNOWN("unknown");

  private final String code;

  State(String code) {
    this.code = code;
  }

  /// The word that programs read.
  public String code() {
    return code;
  }

  /// Whether a person would call this trouble.
  public boolean isTrouble() {
    return switch (this) {
      case DEGRADED, DOWN, BLOCKED, YOUR_SIDE -> true;
      case UP, UNKNOWN -> false;
    };
  }

  /// Whether it is the service that does not work, or not for people here.
  public boolean isOfService() {
    return isTrouble() && this != YOUR_SIDE;
  }
}
