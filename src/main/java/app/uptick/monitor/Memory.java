package app.uptick.monitor;

import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Facts;
import app.uptick.model.Facts.ControlProbe;
import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.FunctionId;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Control;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private Facts lastFull;
  private int controlTurn;

  Memory(ServiceProfile profile, Diagnostician diagnostician, Facts nothing) {
    this.profile = profile;
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
    facts.controls().forEach(each -> controls.put(each.control().url(), each));
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

  /// The functions to ask next: those that were asked longest ago, those that fail before others.
  Set<FunctionId> functionsToAsk() {
    List<FunctionId> order =
        new ArrayList<>(profile.functions().stream().map(f -> f.id()).toList());
    order.sort(Comparator.comparing(this::lastAsked));
    Set<FunctionId> chosen = EnumSet.noneOf(FunctionId.class);
    order.stream().filter(this::isUnwell).findFirst().ifPresent(chosen::add);
    order.stream()
        .filter(id -> !chosen.contains(id))
        .limit(ASKED_AT_ONCE - chosen.size())
        .forEach(chosen::add);
    return chosen;
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
  Control controlToAsk() {
    List<Control> secure = profile.controls().stream().filter(each -> !each.isPlain()).toList();
    return secure.get(Math.floorMod(controlTurn++, secure.size()));
  }
}
