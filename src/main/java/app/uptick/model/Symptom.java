package app.uptick.model;

/// What a person notices, as in the contract.
public enum Symptom {
  SLOW_LOADING("slow-loading"),
  ERROR_MESSAGES("error-messages"),
  LOGIN_FAILS("login-fails"),
  CONTENT_UNAVAILABLE("content-unavailable");

  private final String code;

  Symptom(String code) {
    this.code = code;
  }

  /// The word that programs read.
  public String code() {
    return code;
  }
}
