package app.uptick.model;

/// What went wrong with a request: OONI's closed vocabulary (ooni/spec, df-007-errors), and for
/// what an answer may hold, four words of our own.
public enum FailureKind {
  DNS_NXDOMAIN("dns_nxdomain_error"),
  DNS_SERVFAIL("dns_servfail_error"),
  DNS_REFUSED("dns_refused_error"),
  /// An answer that cannot be a public server: private, loopback or unspecified addresses.
  DNS_BOGON("dns_bogon_error"),
  /// The name exists, without an address.
  DNS_NO_ANSWER("dns_no_answer"),
  CONNECTION_REFUSED("connection_refused"),
  CONNECTION_RESET("connection_reset"),
  TIMEOUT("generic_timeout_error"),
  EOF("eof_error"),
  HOST_UNREACHABLE("host_unreachable"),
  NETWORK_UNREACHABLE("network_unreachable"),
  TLS_INVALID_HOSTNAME("ssl_invalid_hostname"),
  TLS_UNKNOWN_AUTHORITY("ssl_unknown_authority"),
  /// Expired, not yet valid, or otherwise unfit.
  TLS_INVALID_CERTIFICATE("ssl_invalid_certificate"),
  TLS_FAILED_HANDSHAKE("ssl_failed_handshake"),
  /// What came is not HTTP.
  INVALID_RESPONSE("http_invalid_response"),
  /// An answer whose status says that the server failed.
  STATUS("http_status"),
  /// Redirects that lead nowhere.
  REDIRECT_LOOP("http_redirect_loop"),
  /// An answer that is not the service's.
  UNEXPECTED_CONTENT("http_unexpected_content"),
  /// More answer than any page of the service has.
  TOO_LARGE("http_body_too_large"),
  UNKNOWN("unknown_failure");

  private final String code;

  FailureKind(String code) {
    this.code = code;
  }

  /// The word that programs read.
  public String code() {
    return code;
  }
}
