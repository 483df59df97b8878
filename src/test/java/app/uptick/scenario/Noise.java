package app.uptick.scenario;

import app.uptick.model.Facts;
import app.uptick.model.Facts.ControlProbe;
import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.HttpAnswer;
import app.uptick.model.Observation;
import app.uptick.model.Phase;
import app.uptick.model.PhaseTimes;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Lets some of the requests of a round fail by themselves, as some always do.
final class Noise {

  private static final Duration LOST_PACKET = Duration.ofSeconds(1);

  private final double rate;
  private final RandomGenerator random;

  /// @param rate of all requests, so many fail by themselves
  Noise(double rate, RandomGenerator random) {
    this.rate = rate;
    this.random = random;
  }

  Facts over(Facts facts) {
    return new Facts(
        facts.at(),
        facts.device(),
        facts.probes().stream()
            .map(each -> new ServiceProbe(each.function(), each.spec(), over(each.seen())))
            .toList(),
        facts.controls().stream()
            .map(each -> new ControlProbe(each.control(), over(each.seen())))
            .toList(),
        facts.lookups(),
        facts.followUps(),
        facts.lag());
  }

  /// Only what was answered can come to harm.
  private Observation over(Observation seen) {
    HttpAnswer answer = seen.answer();
    if (answer == null || random.nextDouble() >= rate) {
      return seen;
    }
    return switch (random.nextInt(4)) {
      case 0 -> late(seen);
      case 1 -> failed(seen, Phase.CONNECT, FailureKind.TIMEOUT);
      case 2 -> failed(seen, Phase.HTTP, FailureKind.CONNECTION_RESET);
      default -> answered(seen, new HttpAnswer(502, Map.of(), "bad gateway"));
    };
  }

  private static Observation late(Observation seen) {
    PhaseTimes times = seen.times();
    Duration connect = times.connect() == null ? LOST_PACKET : times.connect().plus(LOST_PACKET);
    Duration total = times.total() == null ? LOST_PACKET : times.total().plus(LOST_PACKET);
    return with(
        seen,
        seen.answer(),
        new PhaseTimes(times.dns(), connect, times.tls(), times.firstByte(), total),
        seen.failure());
  }

  private static Observation failed(Observation seen, Phase phase, FailureKind kind) {
    return with(seen, null, PhaseTimes.NONE, new Failure(phase, kind, "by itself"));
  }

  private static Observation answered(Observation seen, HttpAnswer answer) {
    return with(seen, answer, seen.times(), seen.failure());
  }

  private static Observation with(
      Observation seen, @Nullable HttpAnswer answer, PhaseTimes times, @Nullable Failure failure) {
    return new Observation(
        seen.url(),
        seen.at(),
        seen.lookup(),
        seen.attempts(),
        seen.address(),
        seen.certificate(),
        answer,
        times,
        failure);
  }
}
