package app.uptick.diagnosis;

import static app.uptick.diagnosis.Probed.isAtLeast;
import static app.uptick.diagnosis.Probed.orZero;

import app.uptick.model.ConnectAttempt;
import app.uptick.model.Observation;
import app.uptick.model.PhaseTimes;
import java.time.Duration;
import java.util.Optional;

/// How long the parts of one request took the network: what a stopwatch showed, less what this
/// device was late. Parts that were not reached took no time.
record Timing(Observation seen, Duration lag) {

  /// Beyond this, connecting is slow for anyone on Earth; half-way round it takes 0.3 s.
  static final Duration SLOW_CONNECT = Duration.ofMillis(600);

  /// Half-way round the Earth, where those near by are ten times as quick to reach: a whole page
  /// then takes so long that a person waits.
  static final Duration FAR_CONNECT = Duration.ofMillis(400);

  static final Duration FELT = Duration.ofMillis(1500);

  /// A resolver that knows nothing yet asks three others in turn, and one packet may get lost.
  static final Duration SLOW_NAME = Duration.ofSeconds(2);

  /// Two turns of such a connection, and some packet sent twice.
  static final Duration SLOW_HANDSHAKE = Duration.ofMillis(1500);

  /// The way to the address that answered; others that were tried before it do not count.
  Duration connect() {
    Optional<Duration> ofWinner =
        seen.attempts().stream()
            .filter(each -> seen.attempts().size() > 1 && each.address().equals(seen.address()))
            .map(ConnectAttempt::elapsed)
            .findFirst();
    return less(ofWinner.orElseGet(() -> orZero(times().connect())));
  }

  Duration handshake() {
    return less(orZero(times().tls()));
  }

  /// What the server took to think, beside the way there and back.
  Duration thinking() {
    return less(orZero(times().firstByte())).minus(connect());
  }

  Duration body() {
    return less(
        orZero(times().total())
            .minus(orZero(times().dns()))
            .minus(orZero(times().connect()))
            .minus(orZero(times().tls()))
            .minus(orZero(times().firstByte())));
  }

  /// All but the look-up of the name.
  Duration total() {
    return less(orZero(times().total()).minus(orZero(times().dns())));
  }

  Duration lookup() {
    return less(orZero(times().dns()));
  }

  /// Whether finding its address is slow: by itself, and beside finding those of others.
  ///
  /// @param usualLookup the time to find an address of others
  boolean isOfSlowName(Duration usualLookup) {
    return isAtLeast(lookup(), SLOW_NAME) && isAtLeast(lookup(), usualLookup.multipliedBy(3));
  }

  /// Whether the way there is slow: by itself, and beside the way to others.
  ///
  /// @param usualConnect the time to connect to others
  boolean isOnSlowWay(Duration usualConnect) {
    return (isAtLeast(connect(), SLOW_CONNECT)
            && isAtLeast(connect(), usualConnect.multipliedBy(3)))
        || (isAtLeast(connect(), FAR_CONNECT)
            && isAtLeast(connect(), usualConnect.multipliedBy(10))
            && isAtLeast(total(), FELT))
        || (isAtLeast(handshake(), SLOW_HANDSHAKE)
            && isAtLeast(handshake(), usualConnect.multipliedBy(6)));
  }

  boolean isConnected() {
    return times().connect() != null && seen.address() != null;
  }

  private PhaseTimes times() {
    return seen.times();
  }

  private Duration less(Duration measured) {
    return measured.compareTo(lag) > 0 ? measured.minus(lag) : Duration.ZERO;
  }
}
