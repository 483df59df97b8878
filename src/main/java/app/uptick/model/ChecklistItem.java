package app.uptick.model;

/// One step of troubleshooting, and what it found.
public record ChecklistItem(String id, String title, Result result, String detail) {

  /// The contract's words for the outcome of a step.
  public enum Result {
    PASS("pass"),
    WARN("warn"),
    FAIL("fail"),
    SKIP("skip"),
    /// Only a person can do it.
    MANUAL("manual");

    private final String code;

    Result(String code) {
      this.code = code;
    }

    /// The word that programs read.
    public String code() {
      return code;
    }
  }
}
