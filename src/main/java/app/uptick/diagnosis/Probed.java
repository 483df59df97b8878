package app.uptick.diagnosis;

import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.HttpAnswer;
import app.uptick.model.Observation;
import app.uptick.model.ServiceProfile.Meaning;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One request to the service, read: what it came to, and how much of that is the service's own
/// word.
///
/// @param provenance whether the answer bears a mark of the service's own edge
/// @param onSlowWay whether the way there was slow, however it ended
record Probed(ServiceProbe probe, Outcome outcome, boolean provenance, boolean onSlowWay) {

  /// Beyond this a person notices that servers think (facts: 3 times a usual answer, at least).
  static final Duration SLOW_FIRST_BYTE = Duration.ofMillis(1500);

  static final Duration SLOW_BODY = Duration.ofMillis(2500);

  FunctionId function() {
    return probe.function();
  }

  String host() {
    return probe.seen().host();
  }

  /// Whether an answer came that only the holder of a certificate for the host can have given: over
  /// TLS nobody else is listened to.
  boolean isUnderCertificate() {
    return probe.seen().answer() != null && "https".equals(probe.seen().url().getScheme());
  }

  /// Whether the server said that it could not serve now (503, RFC 9110 section 15.6.4).
  boolean isTurnedAway() {
    HttpAnswer answer = probe.seen().answer();
    return answer != null && answer.status() == 503;
  }

  /// @param usualConnect the time to connect to others
  /// @param usualLookup the time to find an address of others
  /// @param lag how late this device was
  static Probed of(
      ServiceProbe probe,
      AnswerMeaning meaning,
      Duration usualConnect,
      Duration usualLookup,
      Duration lag) {
    Observation seen = probe.seen();
    HttpAnswer answer = seen.answer();
    boolean provenance = answer != null && meaning.hasProvenance(answer);
    Timing timing = new Timing(seen, lag);
    boolean onSlowWay = timing.isOnSlowWay(usualConnect) || timing.isOfSlowName(usualLookup);
    return new Probed(probe, outcome(probe, meaning, timing, onSlowWay), provenance, onSlowWay);
  }

  private static Outcome outcome(
      ServiceProbe probe, AnswerMeaning meaning, Timing timing, boolean onSlowWay) {
    Observation seen = probe.seen();
    Failure failure = seen.failure();
    HttpAnswer answer = seen.answer();
    if (answer == null) {
      return failure == null ? Outcome.GOOD : withoutAnswer(failure);
    }
    Outcome told = told(meaning.of(answer, probe.spec()));
    boolean saysNothing = told == Outcome.GOOD || told == Outcome.FOREIGN;
    if (failure != null && saysNothing) {
      return brokenOff(failure);
    }
    return told == Outcome.GOOD ? timed(timing, onSlowWay) : told;
  }

  private static Outcome told(Meaning meaning) {
    return switch (meaning) {
      case ALIVE, CHALLENGED, REFUSED -> Outcome.GOOD;
      case REGION_BLOCKED -> Outcome.REGION_BLOCKED;
      case BLOCK_PAGE -> Outcome.BLOCK_PAGE;
      case MAINTENANCE -> Outcome.MAINTENANCE;
      case OVERLOADED -> Outcome.OVERLOADED;
      case SERVER_ERROR -> Outcome.SERVER_ERROR;
      case FOREIGN -> Outcome.FOREIGN;
    };
  }

  /// The head was good, the rest did not come, so that it cannot be told whose page it is.
  private static Outcome brokenOff(Failure failure) {
    return failure.kind() == FailureKind.TIMEOUT ? Outcome.SLOW_BODY : Outcome.SERVER_ERROR;
  }

  private static Outcome withoutAnswer(Failure failure) {
    return switch (failure.phase()) {
      case DNS -> withoutName(failure.kind());
      case CONNECT -> withoutConnection(failure.kind());
      case TLS -> withoutTls(failure.kind());
      case HTTP, BODY ->
          failure.kind() == FailureKind.TIMEOUT ? Outcome.NO_ANSWER : Outcome.SERVER_ERROR;
    };
  }

  private static Outcome withoutName(FailureKind kind) {
    return kind == FailureKind.TIMEOUT ? Outcome.NAME_TIMEOUT : Outcome.NO_NAME;
  }

  private static Outcome withoutConnection(FailureKind kind) {
    return switch (kind) {
      case CONNECTION_REFUSED, CONNECTION_RESET -> Outcome.CONNECTION_REFUSED;
      case NETWORK_UNREACHABLE -> Outcome.NOT_ASKED;
      default -> Outcome.NO_CONNECTION;
    };
  }

  private static Outcome withoutTls(FailureKind kind) {
    return switch (kind) {
      case TIMEOUT -> Outcome.TLS_SILENT;
      case TLS_INVALID_CERTIFICATE, TLS_INVALID_HOSTNAME -> Outcome.BAD_CERTIFICATE;
      case TLS_UNKNOWN_AUTHORITY -> Outcome.UNKNOWN_AUTHORITY;
      default -> Outcome.TLS_CUT;
    };
  }

  /// Slowness is told by the phase it is in.
  private static Outcome timed(Timing timing, boolean onSlowWay) {
    if (onSlowWay) {
      return Outcome.SLOW_PATH;
    }
    if (isAtLeast(timing.thinking(), SLOW_FIRST_BYTE)) {
      return Outcome.SLOW_SERVER;
    }
    return isAtLeast(timing.body(), SLOW_BODY) ? Outcome.SLOW_BODY : Outcome.GOOD;
  }

  static Duration orZero(@Nullable Duration time) {
    return time == null ? Duration.ZERO : time;
  }

  static boolean isAtLeast(Duration time, Duration limit) {
    return time.compareTo(limit) >= 0;
  }
}
