package app.uptick.model;

/// For whom the trouble is, as in the contract.
public enum Scope {
  /// Many people, in many places.
  WIDESPREAD("widespread"),
  /// A country or a provider.
  REGIONAL("regional"),
  /// This device or network.
  LOCAL("local"),
  UNCLEAR("unclear");

  private final String code;

  Scope(String code) {
    this.code = code;
  }

  /// The word that programs read.
  public String code() {
    return code;
  }
}
