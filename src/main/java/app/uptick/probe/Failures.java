package app.uptick.probe;

import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.Phase;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Turns the platform's exceptions into the closed vocabulary, at the one edge where they come in.
final class Failures {

  private Failures() {}

  static Failure of(Phase phase, Exception exception) {
    return new Failure(phase, kind(exception), detail(exception));
  }

  static Failure timeout(Phase phase, java.time.Duration waited) {
    return new Failure(phase, FailureKind.TIMEOUT, "no answer in " + seconds(waited));
  }

  static String seconds(java.time.Duration waited) {
    return String.format(Locale.ROOT, "%.1f s", waited.toMillis() / 1000.0);
  }

  private static FailureKind kind(Exception exception) {
    return causes(exception)
        .map(Failures::kindOfOne)
        .filter(kind -> kind != FailureKind.UNKNOWN)
        .findFirst()
        .orElse(
            exception instanceof SSLException
                ? FailureKind.TLS_FAILED_HANDSHAKE
                : FailureKind.UNKNOWN);
  }

  private static FailureKind kindOfOne(Throwable cause) {
    return switch (cause) {
      case SocketTimeoutException _ -> FailureKind.TIMEOUT;
      case CertificateExpiredException _ -> FailureKind.TLS_INVALID_CERTIFICATE;
      case CertificateNotYetValidException _ -> FailureKind.TLS_INVALID_CERTIFICATE;
      case CertPathValidatorException _ -> FailureKind.UNKNOWN;
      case CertificateException _ -> kindOfMessage(cause);
      case EOFException _ -> FailureKind.EOF;
      case NoRouteToHostException _ -> FailureKind.HOST_UNREACHABLE;
      case ProtocolException _ -> FailureKind.INVALID_RESPONSE;
      case ConnectException _ -> kindOfMessage(cause);
      default -> kindOfMessage(cause);
    };
  }

  /// The JDK tells these apart by their words alone.
  private static FailureKind kindOfMessage(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("refused")) {
      return FailureKind.CONNECTION_REFUSED;
    }
    if (message.contains("reset") || message.contains("broken pipe")) {
      return FailureKind.CONNECTION_RESET;
    }
    if (message.contains("network is unreachable")) {
      return FailureKind.NETWORK_UNREACHABLE;
    }
    if (message.contains("no route to host") || message.contains("host is down")) {
      return FailureKind.HOST_UNREACHABLE;
    }
    if (message.contains("timed out")) {
      return FailureKind.TIMEOUT;
    }
    if (message.contains("no subject alternative") || message.contains("no name matching")) {
      return FailureKind.TLS_INVALID_HOSTNAME;
    }
    if (message.contains("unable to find valid certification path")
        || message.contains("path building failed")
        || message.contains("path does not chain")) {
      return FailureKind.TLS_UNKNOWN_AUTHORITY;
    }
    if (message.contains("terminated the handshake")) {
      return FailureKind.EOF;
    }
    if (message.contains("received fatal alert")) {
      return FailureKind.TLS_FAILED_HANDSHAKE;
    }
    return FailureKind.UNKNOWN;
  }

  private static String detail(Exception exception) {
    return causes(exception)
        .map(Throwable::getMessage)
        .filter(message -> message != null && !message.isBlank())
        .reduce((_, deeper) -> deeper)
        .orElseGet(() -> exception.getClass().getSimpleName());
  }

  private static Stream<Throwable> causes(Throwable exception) {
    return Stream.<Throwable>iterate(exception, t -> t != null, Throwable::getCause).limit(8);
  }
}
