package app.uptick.model;

/// The stage of a request at which something failed.
public enum Phase {
  DNS("dns"),
  CONNECT("connect"),
  TLS("tls"),
  HTTP("http"),
  BODY("body");

  private final String code;

  Phase(String code) {
    this.code = code;
  }

  /// The word that programs read.
  public String code() {
    return code;
  }
}
