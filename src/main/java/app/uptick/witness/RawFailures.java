package app.uptick.witness;

import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.Phase;
import java.util.Locale;
import java.util.Optional;

/// Tells from the words of somebody else's HTTP client (Node's, mostly) where a request ended
/// early.
final class RawFailures {

  private static final int LONGEST = 120;

  private RawFailures() {}

  static Failure of(String raw) {
    String words = raw.toUpperCase(Locale.ROOT);
    String detail = Words.line(raw, LONGEST);
    if (words.contains("ENOTFOUND") || words.contains("ENODATA") || words.contains("NXDOMAIN")) {
      return new Failure(Phase.DNS, FailureKind.DNS_NXDOMAIN, detail);
    }
    if (words.contains("ESERVFAIL") || words.contains("SERVFAIL") || words.contains("EAI_AGAIN")) {
      return new Failure(Phase.DNS, FailureKind.DNS_SERVFAIL, detail);
    }
    if (words.contains("EREFUSED") && words.contains("QUERY")) {
      return new Failure(Phase.DNS, FailureKind.DNS_REFUSED, detail);
    }
    if (words.contains("ETIMEOUT") || words.contains("QUERYA")) {
      return new Failure(Phase.DNS, FailureKind.TIMEOUT, detail);
    }
    if (words.contains("PRIVATE IP")) {
      return new Failure(Phase.DNS, FailureKind.DNS_BOGON, detail);
    }
    if (words.contains("ECONNREFUSED") || words.contains("CONNECTION REFUSED")) {
      return new Failure(Phase.CONNECT, FailureKind.CONNECTION_REFUSED, detail);
    }
    if (words.contains("ECONNRESET") || words.contains("RESET BY PEER")) {
      return new Failure(Phase.TLS, FailureKind.CONNECTION_RESET, detail);
    }
    if (words.contains("EPROTO") || words.contains("SSL")) {
      return new Failure(Phase.TLS, FailureKind.TLS_FAILED_HANDSHAKE, detail);
    }
    if (words.contains("UNREACH")) {
      return new Failure(Phase.CONNECT, FailureKind.HOST_UNREACHABLE, detail);
    }
    if (words.contains("PARSE ERROR")) {
      return new Failure(Phase.HTTP, FailureKind.INVALID_RESPONSE, detail);
    }
    if (words.contains("OTHER SIDE CLOSED") || words.contains("SOCKET HANG UP")) {
      return new Failure(Phase.HTTP, FailureKind.EOF, detail);
    }
    if (words.contains("TIMEOUT") || words.contains("TIMED OUT")) {
      return new Failure(Phase.CONNECT, FailureKind.TIMEOUT, detail);
    }
    return new Failure(Phase.HTTP, FailureKind.UNKNOWN, detail);
  }

  /// The failure that a certificate is which their client does not trust, though it read on.
  static Optional<Failure> ofCertificate(Json tls) {
    if (!tls.at("authorized").isFalse()) {
      return Optional.empty();
    }
    String error = Words.line(tls.at("error").textOr("not authorized"), LONGEST);
    FailureKind kind =
        error.contains("ALTNAME")
            ? FailureKind.TLS_INVALID_HOSTNAME
            : error.contains("EXPIRED") || error.contains("NOT_YET_VALID")
                ? FailureKind.TLS_INVALID_CERTIFICATE
                : FailureKind.TLS_UNKNOWN_AUTHORITY;
    return Optional.of(new Failure(Phase.TLS, kind, error));
  }
}
