package app.uptick.diagnosis;

import app.uptick.model.Facts;
import app.uptick.model.Facts.ControlProbe;
import app.uptick.model.FailureKind;
import app.uptick.model.HttpAnswer;
import app.uptick.model.NameLookup;
import app.uptick.model.Observation;
import app.uptick.model.PeerCertificate;
import app.uptick.model.Phase;
import app.uptick.model.ServiceProfile.Control;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the sites that have nothing to do with the service say of this device's connection.
final class Controls {

  private final List<ControlProbe> all;
  private final Duration lag;

  Controls(Facts facts) {
    all = facts.controls();
    lag = facts.lag();
  }

  /// Operators of which at least one site gave its exact answer over TLS, which nobody can fake.
  Set<String> goodOperators() {
    return operators(each -> isGood(each) && !each.control().isPlain());
  }

  Set<String> goodPlainOperators() {
    return operators(each -> isGood(each) && each.control().isPlain());
  }

  Set<String> operators() {
    return operators(_ -> true);
  }

  boolean anyGood() {
    return all.stream().anyMatch(Controls::isGood);
  }

  boolean anySecureGood() {
    return !goodOperators().isEmpty();
  }

  /// Operators in whose place something else answered a plain request, as a captive portal does.
  Set<String> displacedOperators() {
    return operators(each -> each.control().isPlain() && isDisplaced(each));
  }

  /// Where the first displaced site's visitors were sent.
  Optional<String> portalAddress() {
    return all.stream()
        .filter(each -> each.control().isPlain() && isDisplaced(each))
        .map(each -> each.seen().answer())
        .flatMap(answer ->
            answer == null ? Optional.<String>empty().stream() : answer.header("location").stream())
        .findFirst();
  }

  /// Whose certificates nobody whom this device trusts has signed, or that are for others.
  Set<String> impersonatedOperators() {
    return operators(each ->
        each.seen()
            .failedWith(FailureKind.TLS_UNKNOWN_AUTHORITY, FailureKind.TLS_INVALID_HOSTNAME));
  }

  /// Whether no request over TLS got beyond a proxy that is there, or should be.
  boolean allSecureFailAtProxy() {
    List<ControlProbe> secure = all.stream().filter(each -> !each.control().isPlain()).toList();
    return !secure.isEmpty()
        && secure.stream()
            .allMatch(each ->
                each.seen().failedIn().equals(Optional.of(Phase.CONNECT))
                    && each.seen().failedWith(FailureKind.CONNECTION_REFUSED, FailureKind.UNKNOWN));
  }

  Set<String> operatorsWithoutName() {
    return operators(each -> each.seen().lookup() != null && !hasName(each.seen().lookup()));
  }

  /// Operators for whose names an address was told that could be theirs.
  Set<String> operatorsWithName() {
    return operators(each -> hasName(each.seen().lookup()));
  }

  private static boolean hasName(@Nullable NameLookup lookup) {
    return lookup != null
        && lookup.addresses().stream()
            .anyMatch(address -> !address.isAnyLocalAddress() && !address.isLoopbackAddress());
  }

  /// Whose certificates, otherwise sound, are not valid at this device's time.
  Set<String> operatorsOutOfTime(Instant now) {
    return operators(each ->
        each.seen().failedWith(FailureKind.TLS_INVALID_CERTIFICATE)
            && isOutOfTime(each.seen().certificate(), now));
  }

  private static boolean isOutOfTime(@Nullable PeerCertificate shown, Instant now) {
    return shown != null && (now.isBefore(shown.notBefore()) || now.isAfter(shown.notAfter()));
  }

  /// The authority at the end of the chains that were shown and are not trusted.
  Optional<String> untrustedRoot() {
    return all.stream()
        .filter(each -> each.seen().failedWith(FailureKind.TLS_UNKNOWN_AUTHORITY))
        .map(each -> each.seen().certificate())
        .flatMap(certificate -> Optional.ofNullable(certificate).stream())
        .map(PeerCertificate::root)
        .findFirst();
  }

  /// How far the sites' clocks are ahead of this device's: the median of their `Date` headers.
  Optional<Duration> clockOffset() {
    List<Duration> offsets =
        all.stream()
            .map(ControlProbe::seen)
            .flatMap(seen -> clockOffset(seen).stream())
            .sorted()
            .toList();
    return offsets.size() < 2 ? Optional.empty() : Optional.of(offsets.get(offsets.size() / 2));
  }

  /// The usual time to connect from here, whatever came of it; empty when nothing connected.
  Optional<Duration> medianConnect() {
    return median(Timing::isConnected, Timing::connect);
  }

  /// The usual time for a whole small answer from here.
  Optional<Duration> medianTotal() {
    return median(timing -> timing.seen().answer() != null, Timing::total);
  }

  /// The usual time to find an address from here.
  Optional<Duration> medianLookup() {
    return median(timing -> timing.seen().answer() != null, Timing::lookup);
  }

  /// Whether it takes long, or too long, to get through to many: one in four.
  boolean manyAreHardToReach() {
    long hard =
        all.stream()
            .filter(each -> each.seen().failedWith(FailureKind.TIMEOUT) || isOnSlowWay(each))
            .count();
    return hard * 4 >= all.size();
  }

  /// Whether most operators cannot be reached as usual, and some not at all: then what else fails
  /// may fail for the same reason, as when one walks past a wall with a laptop.
  boolean areDisturbed() {
    Set<String> failing = operators(each -> each.seen().failure() != null);
    failing.removeAll(operators(Controls::isGood));
    Set<String> undisturbed = operators(each -> isGood(each) && !isOnSlowWay(each));
    return !failing.isEmpty() && undisturbed.size() * 2 < operators().size();
  }

  private boolean isOnSlowWay(ControlProbe each) {
    return new Timing(each.seen(), lag).isOnSlowWay(Duration.ZERO);
  }

  /// The country that a control says we ask from.
  Optional<String> country() {
    return all.stream().flatMap(each -> country(each).stream()).findFirst();
  }

  /// The country that this control says we ask from.
  static Optional<String> country(ControlProbe each) {
    HttpAnswer answer = each.seen().answer();
    if (each.control().country() == null || answer == null) {
      return Optional.empty();
    }
    var matcher = each.control().country().matcher(answer.body());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// The address that this control says we ask from, in figures; nobody can fake its word.
  static Optional<String> address(ControlProbe each) {
    HttpAnswer answer = each.seen().answer();
    if (each.control().address() == null
        || answer == null
        || each.control().isPlain()
        || !isGood(each)) {
      return Optional.empty();
    }
    var matcher = each.control().address().matcher(answer.body());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private Optional<Duration> median(Predicate<Timing> which, Function<Timing, Duration> time) {
    List<Duration> times =
        all.stream()
            .map(each -> new Timing(each.seen(), lag))
            .filter(which)
            .map(time)
            .sorted()
            .toList();
    return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
  }

  private Set<String> operators(Predicate<ControlProbe> which) {
    return all.stream()
        .filter(which)
        .map(each -> each.control().operator())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isGood(ControlProbe each) {
    HttpAnswer answer = each.seen().answer();
    Control control = each.control();
    return each.seen().failure() == null
        && answer != null
        && answer.status() == control.status()
        && (control.body() == null || control.body().matcher(answer.body()).matches());
  }

  /// An answer, but not the site's: a page or a redirect. Errors and empty answers are failures.
  private static boolean isDisplaced(ControlProbe each) {
    HttpAnswer answer = each.seen().answer();
    if (answer == null || isGood(each)) {
      return false;
    }
    return answer.status() / 100 == 3
        || answer.status() == 511
        || (answer.status() == 200 && answer.body().length() > 4);
  }

  private static Optional<Duration> clockOffset(Observation seen) {
    if (seen.answer() == null || seen.answer().header("date").isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant theirs =
          ZonedDateTime.parse(
                  seen.answer().header("date").get(), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant();
      return Optional.of(Duration.between(seen.at(), theirs));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
