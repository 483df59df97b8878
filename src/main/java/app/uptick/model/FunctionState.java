package app.uptick.model;

/// How a function answers, as in the contract.
public enum FunctionState {
  UP("up"),
  SLOW("slow"),
  FAILING("failing"),
  /// Not asked, or could not be asked from here: never counted as health, nor as failure.
  UNKNOWN("unknown");

  private final String code;

  FunctionState(String code) {
    this.code = code;
  }

  /// The word that programs read.
  public String code() {
    return code;
  }
}
