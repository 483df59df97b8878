package app.uptick.monitor;

import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Facts;
import app.uptick.model.Facts.ControlProbe;
import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.FunctionId;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.model.ServiceProfile.FunctionProfile;
import app.uptick.monitor.Round.Ask;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Remembers what was seen last of everything, so that a light round that asks little still gives a
/// whole picture. Not thread-safe.
final class Memory {

  /// Older sights say nothing of now.
  private static final Duration FRESH = Duration.ofMinutes(30);

  private static final int ASKED_AT_ONCE = 2;

  private final ServiceProfile profile;
  private final Diagnostician diagnostician;
  private final Map<URI, ServiceProbe> probes = new LinkedHashMap<>();
  private final Map<URI, ControlProbe> controls = new LinkedHashMap<>();
  private final Duration mostRest;
  private Facts lastFull;
  private Instant restUntil = Instant.MIN;
  private int controlTurn;

  Memory(ServiceProfile profile, Diagnostician diagnostician, Duration mostRest, Facts nothing) {
    this.profile = profile;
    this.mostRest = mostRest;
    this.diagnostician = diagnostician;
    lastFull = nothing;
  }

  void takeFull(Facts facts) {
    probes.clear();
    controls.clear();
    lastFull = facts;
    takeIn(facts);
  }

  /// The whole picture after a light round.
  Facts takeLight(Facts facts) {
    takeIn(facts);
    Instant oldest = facts.at().minus(FRESH);
    probes.values().removeIf(each -> each.seen().at().isBefore(oldest));
    controls.values().removeIf(each -> each.seen().at().isBefore(oldest));
    return new Facts(
        facts.at(),
        facts.device(),
        List.copyOf(probes.values()),
        List.copyOf(controls.values()),
        lastFull.lookups(),
        lastFull.followUps(),
        facts.lag());
  }

  private void takeIn(Facts facts) {
    facts.probes().forEach(each -> probes.put(each.spec().url(), each));
    facts.probes().stream()
        .flatMap(each -> RetryAfter.of(each.seen()).stream())
        .max(Comparator.naturalOrder())
        .ifPresent(wanted -> restUntil = earlier(wanted, facts.at().plus(mostRest)));
    facts.controls().forEach(each -> controls.put(each.control().url(), each));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /// Whether the service wants not to be asked now. What it announces for hours is often over
  /// sooner, and people wait for it, so that nobody rests longer than the time given to the
  /// constructor.
  boolean isResting(Instant now) {
    return now.isBefore(restUntil);
  }

  /// Whether a light round says of everything it asked what was known before.
  boolean agrees(Facts light) {
    return light.device().isConnected()
        && light.probes().size() >= ASKED_AT_ONCE
        && light.probes().stream().allMatch(this::agrees);
  }

  private boolean agrees(ServiceProbe probe) {
    ServiceProbe before = probes.get(probe.spec().url());
    return before == null
        ? diagnostician.isWell(probe)
        : diagnostician.isWell(before) == diagnostician.isWell(probe);
  }

  /// The requests to make next at the usual pace: to functions that were asked longest ago, one
  /// that fails before the others.
  List<Ask> toAsk() {
    List<FunctionId> order =
        new ArrayList<>(profile.functions().stream().map(FunctionProfile::id).toList());
    order.sort(Comparator.comparing(this::lastAsked));
    Set<FunctionId> chosen = new LinkedHashSet<>();
    order.stream().filter(this::isUnwell).findFirst().ifPresent(chosen::add);
    order.stream()
        .filter(id -> !chosen.contains(id))
        .limit(ASKED_AT_ONCE - chosen.size())
        .forEach(chosen::add);
    return chosen.stream()
        .map(id -> new Ask(id, profile.function(id).probes().getFirst()))
        .toList();
  }

  /// The requests that tell whether what was seen still holds: to one that failed and one that did
  /// not, or to two of different hosts where all did alike.
  List<Ask> toAskAgain() {
    List<ServiceProbe> unwell =
        probes.values().stream().filter(each -> !diagnostician.isWell(each)).toList();
    List<ServiceProbe> well = probes.values().stream().filter(diagnostician::isWell).toList();
    Map<String, Ask> chosen = new LinkedHashMap<>();
    Stream.of(unwell.stream().limit(1), well.stream().limit(1), unwell.stream(), well.stream())
        .flatMap(each -> each)
        .forEach(each -> {
          if (chosen.size() < ASKED_AT_ONCE) {
            chosen.putIfAbsent(each.seen().host(), new Ask(each.function(), each.spec()));
          }
        });
    return chosen.isEmpty() ? toAsk() : List.copyOf(chosen.values());
  }

  /// Whether something that was well is not any more, so that the picture has to be made anew.
  boolean isWorse(Facts again) {
    return again.probes().stream().anyMatch(each -> !diagnostician.isWell(each) && wasWell(each));
  }

  private boolean wasWell(ServiceProbe probe) {
    ServiceProbe before = probes.get(probe.spec().url());
    return before == null || diagnostician.isWell(before);
  }

  /// The whole picture after asking again. Where something that failed is well now, what else
  /// failed with it is not known to fail any more.
  Facts takeAgain(Facts again) {
    boolean better =
        again.probes().stream().anyMatch(each -> diagnostician.isWell(each) && !wasWell(each));
    if (better) {
      probes.values().removeIf(each -> !diagnostician.isWell(each));
    }
    return takeLight(again);
  }

  private Instant lastAsked(FunctionId id) {
    ServiceProbe last = probes.get(first(id));
    return last == null ? Instant.EPOCH : last.seen().at();
  }

  private boolean isUnwell(FunctionId id) {
    ServiceProbe last = probes.get(first(id));
    return last != null && !diagnostician.isWell(last);
  }

  private URI first(FunctionId id) {
    return profile.function(id).probes().getFirst().url();
  }

  /// The next control over TLS, in turn.
  List<Control> controlToAsk() {
    List<Control> secure = profile.controls().stream().filter(each -> !each.isPlain()).toList();
    return List.of(secure.get(Math.floorMod(controlTurn++, secure.size())));
  }
}
