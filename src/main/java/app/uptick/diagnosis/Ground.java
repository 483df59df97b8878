package app.uptick.diagnosis;

import app.uptick.model.Cause;
import app.uptick.model.Device;
import app.uptick.model.Device.Gateway;
import app.uptick.model.Facts;
import app.uptick.model.Facts.FollowUp;
import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.FailureKind;
import app.uptick.model.NameLookup;
import app.uptick.model.NameLookup.Via;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tells whether the ground is sound: whether what fails could be this device or its network.
final class Ground {

  /// Beyond this, connecting to anyone is slow for people: half-way round the Earth takes 0.3 s.
  private static final Duration SLOW_CONNECT = Duration.ofMillis(500);

  /// A small answer, handshakes included.
  private static final Duration SLOW_TOTAL = Duration.ofMillis(3500);

  private static final Duration SLOW_LOOKUP = Duration.ofSeconds(2);

  private final Facts facts;
  private final Controls controls;

  Ground(Facts facts, Controls controls) {
    this.facts = facts;
    this.controls = controls;
  }

  /// Whether enough independent sites answer for a failure to be the service's.
  boolean isSound() {
    Set<String> good = new TreeSet<>(controls.goodOperators());
    boolean anySecure = !good.isEmpty();
    good.addAll(controls.goodPlainOperators());
    return anySecure && good.size() >= 2;
  }

  /// What is wrong here, whatever the service does.
  Optional<Verdict> trouble() {
    Device device = facts.device();
    if (!device.isConnected()) {
      return yourSide(Cause.NO_NETWORK, 0.98);
    }
    if (controls.operators().isEmpty()) {
      return Optional.empty();
    }
    if (behindDeadProxy()) {
      return yourSide(Cause.PROXY, 0.95);
    }
    if (controls.anySecureGood()) {
      return Optional.empty();
    }
    if (controls.operatorsWithName().isEmpty() && controls.operatorsWithoutName().size() >= 2) {
      return withoutNames(device);
    }
    if (controls.displacedOperators().size() >= 2) {
      return yourSide(Cause.CAPTIVE_PORTAL, 0.97);
    }
    if (controls.operatorsOutOfTime(facts.at()).size() >= 2) {
      return yourSide(Cause.WRONG_CLOCK, 0.97);
    }
    boolean strangersAnswer = controls.impersonatedOperators().size() >= 2;
    if (worksAtTrueAddress() && (strangersAnswer || !controls.anyGood())) {
      return yourSide(Cause.DNS_RESOLVER, 0.9).map(v -> v.saying("your-side.dns-lies"));
    }
    if (strangersAnswer) {
      return yourSide(Cause.TLS_INTERCEPTION, 0.95);
    }
    if (!controls.displacedOperators().isEmpty() && controls.goodPlainOperators().isEmpty()) {
      return yourSide(Cause.CAPTIVE_PORTAL, 0.85);
    }
    if (connectsSlowly()) {
      return yourSide(Cause.SLOW_CONNECTION, 0.75);
    }
    if (!controls.anyGood()) {
      return withoutInternet(device);
    }
    if (secureComesThrough()) {
      return yourSide(Cause.SLOW_CONNECTION, 0.75);
    }
    return controls.goodPlainOperators().size() >= 2
        ? yourSide(Cause.NO_INTERNET, 0.75).map(v -> v.saying("your-side.only-plain"))
        : Optional.empty();
  }

  /// Whether everything is slow from here, so that the service cannot but be slow, too.
  Optional<Verdict> slowness() {
    boolean slowTotal =
        controls.medianTotal().filter(t -> Probed.isAtLeast(t, SLOW_TOTAL)).isPresent();
    if (connectsSlowly() || slowTotal) {
      return yourSide(Cause.SLOW_CONNECTION, 0.9);
    }
    return controls.medianLookup().filter(t -> Probed.isAtLeast(t, SLOW_LOOKUP)).isPresent()
        ? yourSide(Cause.DNS_RESOLVER, 0.8).map(v -> v.saying("your-side.slow-dns"))
        : Optional.empty();
  }

  /// Whether the service answers, under its own certificate, at an address that somebody else than
  /// this network's name server told.
  private boolean worksAtTrueAddress() {
    return facts.followUps().stream()
        .anyMatch(followUp ->
            followUp instanceof FollowUp.AtDohAddress at
                && at.seen().answer() != null
                && at.seen().failure() == null);
  }

  /// Whether something was answered over TLS at all, so that the others came too late rather than
  /// against a wall.
  private boolean secureComesThrough() {
    return facts.probes().stream()
        .map(ServiceProbe::seen)
        .anyMatch(seen -> seen.answer() != null && "https".equals(seen.url().getScheme()));
  }

  private boolean connectsSlowly() {
    return controls.medianConnect().filter(t -> Probed.isAtLeast(t, SLOW_CONNECT)).isPresent();
  }

  /// No name is found here. Others' resolvers tell whether only the names are missing.
  private Optional<Verdict> withoutNames(Device device) {
    boolean othersAnswer =
        facts.lookups().stream().anyMatch(l -> l.via() != Via.SYSTEM && l.found());
    if (areSomeLost(Via.DOH) && areSomeLost(Via.PLAIN)) {
      return yourSide(Cause.SLOW_CONNECTION, 0.7);
    }
    return othersAnswer ? yourSide(Cause.DNS_RESOLVER, 0.96) : withoutInternet(device);
  }

  /// Whether some who were asked this way answered and others did not in time: then it is not who
  /// is asked that matters, but the line.
  private boolean areSomeLost(Via via) {
    List<NameLookup> theirs = facts.lookups().stream().filter(l -> l.via() == via).toList();
    return theirs.stream().anyMatch(NameLookup::found)
        && theirs.stream().anyMatch(each -> each.failedWith(FailureKind.TIMEOUT));
  }

  private Optional<Verdict> withoutInternet(Device device) {
    boolean dohAnswers =
        facts.lookups().stream().filter(l -> l.via() == Via.DOH).anyMatch(NameLookup::found);
    if (dohAnswers) {
      return Optional.empty();
    }
    return device.gateway() == Gateway.SILENT
        ? yourSide(Cause.NO_NETWORK, 0.93).map(v -> v.saying("your-side.router-silent"))
        : yourSide(Cause.NO_INTERNET, 0.95);
  }

  /// Whether it works without the proxy; or no further than the proxy, where it is the only way.
  private boolean behindDeadProxy() {
    boolean worksWithout =
        facts.followUps().stream()
            .anyMatch(followUp ->
                followUp instanceof FollowUp.Direct direct && direct.seen().answer() != null);
    return facts.device().proxy() != null
        && !controls.anySecureGood()
        && (worksWithout || controls.allSecureFailAtProxy());
  }

  private static Optional<Verdict> yourSide(Cause cause, double confidence) {
    return Optional.of(Verdict.of(State.YOUR_SIDE, cause, Scope.LOCAL, confidence));
  }
}
