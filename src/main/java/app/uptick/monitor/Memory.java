package app.uptick.monitor;

import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Facts;
import app.uptick.model.Facts.ControlProbe;
import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.FunctionId;
import app.uptick.model.RetryAfter;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.model.ServiceProfile.FunctionProfile;
import app.uptick.model.ServiceProfile.ProbeSpec;
import app.uptick.monitor.Round.Ask;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Remembers what was seen last of everything, so that a light round that asks little still gives a
/// whole picture. Not thread-safe.
final class Memory {

  /// Older sights say nothing of now.
  private static final Duration FRESH = Duration.ofMinutes(30);

  private static final int ASKED_AT_ONCE = 2;

  private static final int ASKED_AGAIN = 3;

  private final ServiceProfile profile;
  private final Diagnostician diagnostician;
  private final Map<URI, Sight> sights = new LinkedHashMap<>();

  /// How requests went when nothing was suspected.
  private final Map<URI, Boolean> settled = new HashMap<>();

  private List<Sight> suspected = List.of();
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

  /// What a request met last.
  private record Sight(ServiceProbe probe, boolean well) {

    URI url() {
      return probe.spec().url();
    }

    FunctionId function() {
      return probe.function();
    }

    String host() {
      return probe.seen().host();
    }

    Instant at() {
      return probe.seen().at();
    }

    Ask again() {
      return new Ask(function(), probe.spec());
    }
  }

  void takeFull(Facts facts) {
    sights.clear();
    suspected.forEach(each -> sights.put(each.url(), each));
    suspected = List.of();
    controls.clear();
    lastFull = facts;
    takeIn(facts);
  }

  /// Notes the light round that made the full round necessary that follows. A full round does not
  /// wait for a host that is dead behind a living one; forgotten, it would be suspected anew every
  /// time.
  void suspect(Facts light) {
    suspected = light.probes().stream().map(this::sight).toList();
  }

  /// The whole picture after a light round that said nothing new.
  Facts takeLight(Facts facts) {
    Facts picture = picture(facts);
    settled.clear();
    sights.values().forEach(each -> settled.put(each.url(), each.well()));
    return picture;
  }

  private Facts picture(Facts facts) {
    takeIn(facts);
    Instant oldest = facts.at().minus(FRESH);
    sights.values().removeIf(each -> each.at().isBefore(oldest));
    controls.values().removeIf(each -> each.seen().at().isBefore(oldest));
    return new Facts(
        facts.at(),
        facts.device(),
        sights.values().stream().map(Sight::probe).toList(),
        List.copyOf(controls.values()),
        lastFull.lookups(),
        lastFull.followUps(),
        facts.lag());
  }

  private void takeIn(Facts facts) {
    facts.probes().forEach(each -> sights.put(each.spec().url(), sight(each)));
    facts.probes().stream()
        .flatMap(each -> RetryAfter.of(each.seen()).stream())
        .max(Comparator.naturalOrder())
        .ifPresent(wanted -> restUntil = earlier(wanted, facts.at().plus(mostRest)));
    facts.controls().forEach(each -> controls.put(each.control().url(), each));
  }

  private Sight sight(ServiceProbe probe) {
    return new Sight(probe, diagnostician.isWell(probe));
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
    return wasWell(probe) == diagnostician.isWell(probe);
  }

  /// What is not remembered is taken to be well.
  private boolean wasWell(ServiceProbe probe) {
    Sight before = sights.get(probe.spec().url());
    return before == null || before.well();
  }

  /// The requests to make next at the usual pace: to functions that were asked longest ago, one
  /// that fails before the others; of each to the host that was asked longest ago.
  List<Ask> toAsk() {
    Set<FunctionId> lost = lost();
    List<FunctionProfile> order = new ArrayList<>(profile.functions());
    order.sort(
        Comparator.comparing((FunctionProfile each) -> !lost.contains(each.id()))
            .thenComparing(each -> !isUnwell(each))
            .thenComparing(this::lastAsked));
    Set<FunctionProfile> chosen = new LinkedHashSet<>();
    order.stream().filter(this::isUnwell).findFirst().ifPresent(chosen::add);
    order.stream()
        .filter(each -> !chosen.contains(each))
        .sorted(Comparator.comparing(this::lastAsked))
        .limit(ASKED_AT_ONCE - chosen.size())
        .forEach(chosen::add);
    return chosen.stream().map(each -> new Ask(each.id(), askedLongestAgo(each))).toList();
  }

  private ProbeSpec askedLongestAgo(FunctionProfile function) {
    return function.probes().stream()
        .min(Comparator.comparing(this::lastAsked))
        .orElseThrow(() -> new IllegalStateException("no probe for " + function.id()));
  }

  private Instant lastAsked(FunctionProfile function) {
    return function.probes().stream()
        .map(this::lastAsked)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private Instant lastAsked(ProbeSpec spec) {
    Sight last = sights.get(spec.url());
    return last == null ? Instant.EPOCH : last.at();
  }

  private boolean isUnwell(FunctionProfile function) {
    return function.probes().stream()
        .map(each -> sights.get(each.url()))
        .anyMatch(last -> last != null && !last.well());
  }

  /// The requests that tell whether what was seen still holds, to different hosts. What has been
  /// dead for long is dead again whatever the others do, so what has changed goes first; and since
  /// a function fails only if all its hosts do, they are asked together.
  ///
  /// @param most so many at most
  List<Ask> toAskAgain(int most) {
    Set<FunctionId> lost = lost();
    List<Sight> order =
        sights.values().stream()
            .sorted(
                Comparator.comparing((Sight each) -> !hasChanged(each))
                    .thenComparing(each -> hasChanged(each) == each.well())
                    .thenComparing(each -> !lost.contains(each.function()))
                    .thenComparing(Sight::at))
            .toList();
    Map<String, Ask> chosen = new LinkedHashMap<>();
    order.stream().limit(1).forEach(each -> chosen.put(each.host(), each.again()));
    order.stream()
        .filter(each -> each.function() == order.getFirst().function())
        .filter(each -> lost.contains(each.function()) && hasChanged(each))
        .forEach(each -> chosen.putIfAbsent(each.host(), each.again()));
    order.forEach(each -> chosen.putIfAbsent(each.host(), each.again()));
    return chosen.isEmpty()
        ? toAsk()
        : chosen.values().stream().limit(Math.min(most, worthAsking())).toList();
  }

  /// Two, or three where some answer and others do not, so that luck may decide.
  private long worthAsking() {
    boolean someAreWell = sights.values().stream().anyMatch(Sight::well);
    long changed =
        sights.values().stream().filter(this::hasChanged).map(Sight::host).distinct().count();
    return someAreWell ? Math.clamp(changed, ASKED_AT_ONCE, ASKED_AGAIN) : ASKED_AT_ONCE;
  }

  private boolean hasChanged(Sight sight) {
    return settled.getOrDefault(sight.url(), !sight.well()) != sight.well();
  }

  /// The functions of which no host is well.
  private Set<FunctionId> lost() {
    Set<FunctionId> lost = EnumSet.noneOf(FunctionId.class);
    sights.values().forEach(each -> lost.add(each.function()));
    sights.values().stream().filter(Sight::well).forEach(each -> lost.remove(each.function()));
    return lost;
  }

  /// Whether something that was well is not any more, so that the picture has to be made anew.
  boolean isWorse(Facts again) {
    return again.probes().stream().anyMatch(each -> wasWell(each) && !diagnostician.isWell(each));
  }

  /// The whole picture after asking again. Where what failed is over, what else failed with it is
  /// not known to fail any more.
  Facts takeAgain(Facts again) {
    if (isOver(again.probes().stream().filter(each -> !wasWell(each)).toList())) {
      sights.values().removeIf(each -> !each.well());
    }
    return picture(again);
  }

  /// Whether of requests that failed before enough are well now: half of those that met silence;
  /// but all of those that were answered with errors, since a service that turns some away answers
  /// others.
  private boolean isOver(List<ServiceProbe> failed) {
    long well = failed.stream().filter(diagnostician::isWell).count();
    long turnedAway =
        failed.stream()
            .map(each -> sights.get(each.spec().url()))
            .filter(before -> before != null && before.probe().seen().answer() != null)
            .count();
    long enough = turnedAway * 2 > failed.size() ? failed.size() : (failed.size() + 1) / 2;
    return well > 0 && well >= enough;
  }

  /// The next control over TLS, in turn.
  List<Control> controlToAsk() {
    List<Control> secure = profile.controls().stream().filter(each -> !each.isPlain()).toList();
    return List.of(secure.get(Math.floorMod(controlTurn++, secure.size())));
  }
}
