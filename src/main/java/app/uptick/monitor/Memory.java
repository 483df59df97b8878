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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Remembers what was seen last of everything, so that a light round that asks little still gives a
/// whole picture. Not thread-safe.
final class Memory {

  /// Older sights say nothing of now.
  private static final Duration FRESH = Duration.ofMinutes(30);

  /// What is announced for hours is often over sooner, and people wait for it.
  private static final Duration MOST_REST = Duration.ofMinutes(10);

  private static final int ASKED_AT_ONCE = 2;

  private static final int ASKED_AGAIN = 3;

  /// One for a look at once, and some for the one that decides, so that it is not left to chance.
  private static final int HELD_BACK = 4;

  private final ServiceProfile profile;
  private final Diagnostician diagnostician;
  private final Map<URI, Sight> sights = new LinkedHashMap<>();

  /// How requests went when nothing was suspected.
  private final Map<URI, Sight> settled = new HashMap<>();

  private List<Sight> suspected = List.of();

  /// What was left out of a burst, so that there is somebody to ask again who has not said that he
  /// wants to be left alone.
  private final Map<URI, Ask> heldBack = new LinkedHashMap<>();

  private final Deque<Ask> toCome = new ArrayDeque<>();
  private final Map<URI, ControlProbe> controls = new LinkedHashMap<>();

  /// Until when hosts want to be left alone.
  private final Map<String, Instant> rests = new HashMap<>();

  private boolean isPatched;
  private Facts lastFull;
  private int controlTurn;

  Memory(ServiceProfile profile, Diagnostician diagnostician, Facts nothing) {
    this.profile = profile;
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

    boolean wantsRest() {
      return RetryAfter.of(probe.seen()).isPresent();
    }

    Ask again() {
      return new Ask(function(), probe.spec());
    }
  }

  /// What is remembered of another watch: of functions that it has in common with this one, and of
  /// who wants to be left alone.
  Memory of(ServiceProfile other, Diagnostician judge) {
    Memory memory = new Memory(other, judge, lastFull);
    other.functions().stream()
        .flatMap(each -> each.probes().stream())
        .map(ProbeSpec::url)
        .forEach(each -> {
          Sight last = sights.get(each);
          if (last != null) {
            memory.sights.put(each, last);
          }
        });
    memory.rests.putAll(rests);
    return memory;
  }

  /// The whole picture after a full round.
  ///
  /// @param resting what it left out for it wants to be left alone: that is still as it was
  Facts takeFull(Facts facts, Set<URI> resting) {
    isPatched = false;
    sights.keySet().retainAll(resting);
    suspected.forEach(each -> sights.put(each.url(), each));
    suspected = List.of();
    controls.clear();
    lastFull = facts;
    return resting.isEmpty() ? whole(facts) : picture(facts);
  }

  private Facts whole(Facts facts) {
    note(facts);
    return facts;
  }

  /// The whole picture after a round that said something new, of which the rest knows nothing.
  Facts takeIn(Facts facts) {
    isPatched = true;
    return picture(facts);
  }

  /// Whether the picture is half old and half new.
  boolean isPatched() {
    return isPatched;
  }

  /// Lets those be asked again who wanted to be left alone.
  void endRests() {
    rests.clear();
  }

  /// Notes the light round that made the full round necessary that follows. A full round does not
  /// wait for a host that is dead behind a living one; forgotten, it would be suspected anew every
  /// time.
  void suspect(Facts light) {
    suspected = light.probes().stream().map(this::sight).toList();
  }

  /// The requests that a full round leaves for later. Where those who were asked first want to be
  /// left alone, all others will, too, and nobody would be left of whom to learn whether that was
  /// more than a moment: so some of their hosts are kept, of functions that others speak for.
  Set<URI> holdBack() {
    heldBack.clear();
    toCome.clear();
    boolean wantsRest = suspected.stream().anyMatch(Sight::wantsRest);
    if (!wantsRest) {
      return Set.of();
    }
    Set<String> asked = suspected.stream().map(Sight::host).collect(Collectors.toSet());
    profile.functions().stream()
        .filter(each -> each.probes().size() > 1)
        .map(each -> new Ask(each.id(), each.probes().getLast()))
        .filter(each -> asked.add(each.spec().url().getHost()))
        .limit(HELD_BACK)
        .forEach(each -> heldBack.put(each.spec().url(), each));
    toCome.addAll(heldBack.values());
    return Set.copyOf(heldBack.keySet());
  }

  /// Whom to ask while the others want to be left alone: those who were not asked before.
  private List<Ask> toAskMeanwhile(List<Ask> otherwise) {
    List<Ask> next = toCome.stream().limit(toCome.size() == HELD_BACK ? 1 : HELD_BACK).toList();
    toCome.removeAll(next);
    return next.isEmpty() ? otherwise : next;
  }

  /// The whole picture after a light round that said nothing new.
  Facts takeLight(Facts facts) {
    heldBack.clear();
    toCome.clear();
    Facts picture = picture(facts);
    settled.clear();
    settled.putAll(sights);
    return picture;
  }

  private Facts picture(Facts facts) {
    note(facts);
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

  private void note(Facts facts) {
    facts.probes().forEach(each -> sights.put(each.spec().url(), sight(each)));
    Instant latest = facts.at().plus(MOST_REST);
    facts.probes().stream()
        .map(ServiceProbe::seen)
        .forEach(seen ->
            RetryAfter.of(seen).ifPresent(until -> rests.put(seen.host(), earlier(until, latest))));
    facts.controls().forEach(each -> controls.put(each.control().url(), each));
  }

  private Sight sight(ServiceProbe probe) {
    return new Sight(probe, diagnostician.isWell(probe));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /// The requests that are not to be made now, since their hosts want to be left alone.
  Set<URI> resting(Instant now) {
    rests.values().removeIf(until -> !now.isBefore(until));
    return profile.functions().stream()
        .flatMap(each -> each.probes().stream())
        .map(ProbeSpec::url)
        .filter(each -> rests.containsKey(each.getHost()))
        .collect(Collectors.toSet());
  }

  /// Whether a light round says of everything it asked what was known before.
  ///
  /// @param asked so many requests
  boolean agrees(Facts light, int asked) {
    return light.device().isConnected()
        && light.probes().size() >= asked
        && light.probes().stream().allMatch(this::agrees);
  }

  private boolean agrees(ServiceProbe probe) {
    return wasWell(probe) == diagnostician.isWell(probe);
  }

  /// What is not remembered is taken to be well, but what was held back to be like the others.
  private boolean wasWell(ServiceProbe probe) {
    Sight before = sights.get(probe.spec().url());
    return before == null ? !heldBack.containsKey(probe.spec().url()) : before.well();
  }

  /// The requests to make next at the usual pace: to functions that were asked longest ago, one
  /// that fails before the others; of each to the host that was asked longest ago.
  List<Ask> toAsk(Instant now) {
    Set<URI> resting = resting(now);
    Set<FunctionId> lost = lost();
    List<FunctionProfile> order =
        new ArrayList<>(
            profile.functions().stream()
                .filter(each -> !askable(each, resting).isEmpty())
                .toList());
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
    return chosen.stream().map(each -> new Ask(each.id(), askedLongestAgo(each, resting))).toList();
  }

  private static List<ProbeSpec> askable(FunctionProfile function, Set<URI> resting) {
    return function.probes().stream().filter(each -> !resting.contains(each.url())).toList();
  }

  private ProbeSpec askedLongestAgo(FunctionProfile function, Set<URI> resting) {
    return askable(function, resting).stream()
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
  List<Ask> toAskAgain(int most, Instant now) {
    Set<URI> resting = resting(now);
    Set<FunctionId> lost = lost();
    List<Sight> order =
        sights.values().stream()
            .filter(each -> !resting.contains(each.url()))
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
        ? toAskMeanwhile(resting.isEmpty() ? toAsk(now) : List.of())
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
    Sight before = settled.get(sight.url());
    return before == null || before.well() != sight.well();
  }

  /// The functions of which no host is well.
  private Set<FunctionId> lost() {
    Set<FunctionId> lost = EnumSet.noneOf(FunctionId.class);
    sights.values().forEach(each -> lost.add(each.function()));
    sights.values().stream().filter(Sight::well).forEach(each -> lost.remove(each.function()));
    return lost;
  }

  /// Whether all that failed before is well now.
  boolean isBetter(Facts again) {
    List<ServiceProbe> failed = again.probes().stream().filter(each -> !wasWell(each)).toList();
    return !failed.isEmpty() && failed.stream().allMatch(diagnostician::isWell) && !isWorse(again);
  }

  /// Whether something that was well is not any more, so that the picture has to be made anew.
  boolean isWorse(Facts again) {
    return again.probes().stream().anyMatch(each -> wasWell(each) && !diagnostician.isWell(each));
  }

  /// The whole picture after asking again. Where what failed is over, what else began to fail with
  /// it is taken to be as it was before.
  Facts takeAgain(Facts again) {
    if (isOver(again.probes().stream().filter(each -> !wasWell(each)).toList())) {
      sights.values().removeIf(each -> !each.well() && !settled.containsKey(each.url()));
      sights.replaceAll((url, each) -> each.well() ? each : settled.getOrDefault(url, each));
    }
    return picture(again);
  }

  /// Whether of requests that failed before enough are well now: half of them. A service that turns
  /// some away answers others, so that where errors were answered none may be answered any more.
  private boolean isOver(List<ServiceProbe> failed) {
    List<ServiceProbe> still = failed.stream().filter(each -> !isBetter(each)).toList();
    long wereErrors =
        failed.stream()
            .map(each -> sights.get(each.spec().url()))
            .filter(before -> before != null && before.probe().seen().answer() != null)
            .count();
    boolean areErrors = still.stream().anyMatch(each -> each.seen().answer() != null);
    boolean turnsAway = wereErrors * 2 > failed.size() && areErrors;
    return still.size() < failed.size() && still.size() * 2 <= failed.size() && !turnsAway;
  }

  /// Whether it is well, or at least answered where it had not been.
  private boolean isBetter(ServiceProbe again) {
    Sight before = sights.get(again.spec().url());
    boolean hadAnswered = before != null && diagnostician.isAnswered(before.probe());
    return diagnostician.isWell(again) || (!hadAnswered && diagnostician.isAnswered(again));
  }

  /// The next control over TLS, in turn.
  List<Control> controlToAsk() {
    List<Control> secure = profile.controls().stream().filter(each -> !each.isPlain()).toList();
    return List.of(secure.get(Math.floorMod(controlTurn++, secure.size())));
  }
}
