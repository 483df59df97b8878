package app.uptick.model;

/// What the monitor is busy with, apart from what it knows.
public enum Activity {
  /// Nothing was confirmed yet: just started, or back from sleep.
  STARTING("starting"),
  WATCHING("watching"),
  /// A round is in flight that a person asked for, or that looks into a suspicion.
  CHECKING("checking"),
  PAUSED("paused");

  private final String code;

  Activity(String code) {
    this.code = code;
  }

  /// The word that programs read.
  public String code() {
    return code;
  }
}
