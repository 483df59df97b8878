package app.uptick.diagnosis;

/// What one request to the service came to, in the terms that the decision table uses.
enum Outcome {
  /// The service answered in its usual time.
  GOOD,
  /// It answered, but took long to begin: its servers are slow.
  SLOW_SERVER,
  /// It answered, but connecting took long: the way there is slow.
  SLOW_PATH,
  /// It answered, but the answer trickled in.
  SLOW_BODY,
  /// 429.
  OVERLOADED,
  /// 5xx, or an answer that breaks off or makes no sense.
  SERVER_ERROR,
  MAINTENANCE,
  REGION_BLOCKED,
  BLOCK_PAGE,
  /// A page that is not the service's.
  FOREIGN,
  /// The name was not found, or found where no server can be.
  NO_NAME,
  /// No name server answered about it.
  NAME_TIMEOUT,
  CONNECTION_REFUSED,
  /// Nobody answered at any of its addresses.
  NO_CONNECTION,
  /// Connected, then cut off within the TLS handshake.
  TLS_CUT,
  /// Connected, then silence instead of a TLS handshake.
  TLS_SILENT,
  /// A certificate that is not valid now, or not for this name.
  BAD_CERTIFICATE,
  /// A certificate by an authority that this device does not trust.
  UNKNOWN_AUTHORITY,
  /// Shook hands, took the request, and did not answer in time.
  NO_ANSWER,
  /// This device could not even ask.
  NOT_ASKED;

  /// Whether the service itself answered, in whatever time.
  boolean answered() {
    return this == GOOD || isSlow();
  }

  boolean isSlow() {
    return switch (this) {
      case SLOW_SERVER, SLOW_PATH, SLOW_BODY -> true;
      default -> false;
    };
  }

  /// Whether an HTTP answer told it.
  boolean isErrorAnswer() {
    return switch (this) {
      case OVERLOADED, SERVER_ERROR, MAINTENANCE -> true;
      default -> false;
    };
  }

  /// Whether it was time that ran out.
  boolean isTimeout() {
    return switch (this) {
      case NAME_TIMEOUT, NO_CONNECTION, TLS_SILENT, NO_ANSWER -> true;
      default -> false;
    };
  }
}
