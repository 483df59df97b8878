package app.uptick.diagnosis;

import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.HttpAnswer;
import app.uptick.model.Observation;
import app.uptick.model.Phase;
import app.uptick.model.PhaseTimes;
import app.uptick.model.ServiceProfile.Meaning;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One request to the service, read: what it came to, and how much of that is the service's own
/// word.
///
/// @param provenance whether the answer bears a mark of the service's own edge
record Probed(ServiceProbe probe, Outcome outcome, boolean provenance) {

  /// Beyond this a person notices that servers think (facts: 3 times a usual answer, at least).
  static final Duration SLOW_FIRST_BYTE = Duration.ofMillis(1500);

  /// Beyond this, connecting is slow for anyone on Earth; half-way round it takes 0.3 s.
  static final Duration SLOW_CONNECT = Duration.ofMillis(600);

  static final Duration SLOW_BODY = Duration.ofMillis(2500);

  FunctionId function() {
    return probe.function();
  }

  String host() {
    return probe.seen().host();
  }

  static Probed of(ServiceProbe probe, AnswerMeaning meaning, Duration usualConnect) {
    Observation seen = probe.seen();
    HttpAnswer answer = seen.answer();
    boolean provenance = answer != null && meaning.hasProvenance(answer);
    return new Probed(probe, outcome(probe, meaning, usualConnect), provenance);
  }

  private static Outcome outcome(ServiceProbe probe, AnswerMeaning meaning, Duration usualConnect) {
    Observation seen = probe.seen();
    Failure failure = seen.failure();
    HttpAnswer answer = seen.answer();
    if (answer == null) {
      return failure == null ? Outcome.GOOD : withoutAnswer(failure);
    }
    Outcome told = told(meaning.of(answer, probe.spec()));
    if (told != Outcome.GOOD || failure == null) {
      return told == Outcome.GOOD ? timed(seen.times(), usualConnect) : told;
    }
    return brokenOff(failure);
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

  /// The head was good, the rest did not come.
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

  /// Slowness is told by the phase it is in, and a slow way by how slow the way to others is.
  private static Outcome timed(PhaseTimes times, Duration usualConnect) {
    Duration connect = orZero(times.connect());
    boolean slowPath =
        isAtLeast(connect, SLOW_CONNECT) && isAtLeast(connect, usualConnect.multipliedBy(3));
    if (slowPath) {
      return Outcome.SLOW_PATH;
    }
    Duration thinking = orZero(times.firstByte()).minus(connect);
    if (isAtLeast(thinking, SLOW_FIRST_BYTE)) {
      return Outcome.SLOW_SERVER;
    }
    return isAtLeast(bodyTime(times), SLOW_BODY) ? Outcome.SLOW_BODY : Outcome.GOOD;
  }

  private static Duration bodyTime(PhaseTimes times) {
    return orZero(times.total())
        .minus(orZero(times.dns()))
        .minus(orZero(times.connect()))
        .minus(orZero(times.tls()))
        .minus(orZero(times.firstByte()));
  }

  static Duration orZero(@Nullable Duration time) {
    return time == null ? Duration.ZERO : time;
  }

  static boolean isAtLeast(Duration time, Duration limit) {
    return time.compareTo(limit) >= 0;
  }

  boolean failedIn(Phase phase) {
    return probe.seen().failedIn().filter(phase::equals).isPresent();
  }
}
