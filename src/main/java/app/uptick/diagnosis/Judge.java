package app.uptick.diagnosis;

import static app.uptick.diagnosis.Outcome.BAD_CERTIFICATE;
import static app.uptick.diagnosis.Outcome.BLOCK_PAGE;
import static app.uptick.diagnosis.Outcome.CONNECTION_REFUSED;
import static app.uptick.diagnosis.Outcome.FOREIGN;
import static app.uptick.diagnosis.Outcome.MAINTENANCE;
import static app.uptick.diagnosis.Outcome.NAME_TIMEOUT;
import static app.uptick.diagnosis.Outcome.NOT_ASKED;
import static app.uptick.diagnosis.Outcome.NO_ANSWER;
import static app.uptick.diagnosis.Outcome.NO_CONNECTION;
import static app.uptick.diagnosis.Outcome.NO_NAME;
import static app.uptick.diagnosis.Outcome.OVERLOADED;
import static app.uptick.diagnosis.Outcome.REGION_BLOCKED;
import static app.uptick.diagnosis.Outcome.SERVER_ERROR;
import static app.uptick.diagnosis.Outcome.SLOW_BODY;
import static app.uptick.diagnosis.Outcome.SLOW_PATH;
import static app.uptick.diagnosis.Outcome.TLS_CUT;
import static app.uptick.diagnosis.Outcome.TLS_SILENT;
import static app.uptick.diagnosis.Outcome.UNKNOWN_AUTHORITY;

import app.uptick.model.Cause;
import app.uptick.model.Facts;
import app.uptick.model.Facts.FollowUp;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionState;
import app.uptick.model.NameLookup;
import app.uptick.model.NameLookup.Via;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.net.InetAddress;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides state, scope, cause and confidence: the decision table, on sound and unsound ground.
final class Judge {

  /// The words for servers that take connections and do not even begin to talk.
  static final String MUTE = "down.mute";

  private static final Set<FunctionId> DELIVERED = EnumSet.of(FunctionId.VIDEO, FunctionId.IMAGES);

  private final Facts facts;
  private final Controls controls;
  private final Ground ground;
  private final List<Probed> probed;
  private final Map<FunctionId, FunctionState> functions;

  Judge(
      Facts facts,
      Controls controls,
      List<Probed> probed,
      Map<FunctionId, FunctionState> functions) {
    this.facts = facts;
    this.controls = controls;
    this.probed = probed.stream().filter(each -> each.outcome() != NOT_ASKED).toList();
    this.functions = functions;
    ground = new Ground(facts, controls);
  }

  Verdict verdict() {
    if (!facts.device().isConnected()) {
      return ground.trouble().orElseGet(Judge::unknown);
    }
    long answered = count(Outcome::answered);
    if (answered == probed.size() && answered > 0) {
      return allAnswer();
    }
    if (answered * 2 < probed.size() || probed.isEmpty()) {
      Optional<Verdict> local = ground.trouble();
      if (local.isPresent()) {
        return local.get();
      }
    }
    Optional<Verdict> slow = ground.slowness();
    boolean timeRanOut = failed().stream().allMatch(each -> each.outcome().isTimeout());
    if (slow.isPresent() && (timeRanOut || in(FunctionState.FAILING).isEmpty())) {
      return slow.get();
    }
    return answered == 0 ? nothingAnswers() : someAnswer();
  }

  private Verdict allAnswer() {
    return ground
        .slowness()
        .or(this::strewn)
        .or(this::slowService)
        .orElseGet(() -> up(ground.isSound() ? 0.97 : 0.93));
  }

  private Verdict up(double confidence) {
    return Verdict.of(State.UP, Cause.NONE, Scope.UNCLEAR, confidence);
  }

  private static Verdict unknown() {
    return Verdict.of(State.UNKNOWN, Cause.UNCLEAR, Scope.UNCLEAR, 0.5);
  }

  /// A function is slow when none of its hosts is quick, which chance seldom brings about; where
  /// all but one are dead, that one may well be late once.
  private Optional<Verdict> slowService() {
    Set<FunctionId> slow = in(FunctionState.SLOW);
    if (slow.isEmpty()) {
      return Optional.empty();
    }
    List<Probed> theirs =
        probed.stream().filter(p -> slow.contains(p.function()) && p.outcome().isSlow()).toList();
    if (hosts(theirs).size() < 2) {
      return Optional.empty();
    }
    long path = theirs.stream().filter(p -> isOneOf(p, SLOW_PATH, SLOW_BODY)).count();
    boolean onTheWay = path * 2 >= theirs.size();
    if (DELIVERED.containsAll(slow)) {
      return Optional.of(degraded(Cause.CONTENT_DELIVERY, 0.75).saying("degraded.slow-delivery"));
    }
    return Optional.of(
        onTheWay
            ? degraded(Cause.CONGESTION, 0.85)
            : degraded(Cause.OVERLOAD, 0.85).saying("degraded.slow-servers"));
  }

  private Verdict degraded(Cause cause, double confidence) {
    return Verdict.of(State.DEGRADED, cause, Scope.UNCLEAR, confidence);
  }

  private Verdict down(Cause cause, double confidence) {
    return Verdict.of(State.DOWN, cause, Scope.UNCLEAR, confidence);
  }

  private Verdict blocked(Cause cause, Scope scope, double confidence) {
    return Verdict.of(State.BLOCKED, cause, scope, confidence);
  }

  // ---- nothing of the service's answers as it should

  private Verdict nothingAnswers() {
    if (probed.isEmpty() || !ground.isSound()) {
      return unknown();
    }
    return banned()
        .or(this::displaced)
        .or(this::namesTampered)
        .or(this::namesGone)
        .or(this::sentToOnePlace)
        .or(this::certificates)
        .or(this::cutOff)
        .or(this::errorAnswers)
        .orElseGet(this::unreachable);
  }

  /// The service's own word on two of its hosts is enough, whatever becomes of the others.
  private Optional<Verdict> banned() {
    return hosts(REGION_BLOCKED).size() >= 2
        ? Optional.of(blocked(Cause.GEO_BAN, Scope.REGIONAL, 0.95))
        : Optional.empty();
  }

  /// Somebody else's page in the service's place.
  private Optional<Verdict> displaced() {
    if (hosts(BLOCK_PAGE).size() >= 2) {
      return Optional.of(blocked(Cause.BLOCK_PAGE, Scope.UNCLEAR, 0.92));
    }
    return isMost(FOREIGN, BLOCK_PAGE, REGION_BLOCKED)
        ? Optional.of(blocked(Cause.BLOCK_PAGE, Scope.UNCLEAR, 0.7))
        : Optional.empty();
  }

  /// Names that are told otherwise, or not at all, by those who answer here, and rightly by those
  /// who cannot be overheard. Different addresses alone are normal: a handshake that fails here and
  /// holds there settles it.
  private Optional<Verdict> namesTampered() {
    if (atDohItWorks()) {
      return Optional.of(blocked(Cause.DNS_TAMPERING, tamperingScope(), 0.95));
    }
    if (!isMost(NO_NAME, NAME_TIMEOUT)) {
      return Optional.empty();
    }
    if (namesFound(Via.DOH)) {
      return Optional.of(blocked(Cause.DNS_TAMPERING, tamperingScope(), 0.88));
    }
    if (!wereAsked(Via.DOH) && namesFound(Via.PLAIN)) {
      return Optional.of(blocked(Cause.DNS_TAMPERING, tamperingScope(), 0.8));
    }
    boolean denied =
        failed().stream()
            .allMatch(each ->
                each.probe().seen().failedWith(FailureKind.DNS_NXDOMAIN, FailureKind.DNS_BOGON));
    return denied && !wereAsked(Via.DOH)
        ? Optional.of(blocked(Cause.DNS_TAMPERING, tamperingScope(), 0.65))
        : Optional.empty();
  }

  private Scope tamperingScope() {
    return facts.device().hostsEntries().isEmpty() ? Scope.UNCLEAR : Scope.LOCAL;
  }

  private Optional<Verdict> namesGone() {
    if (!isMost(NO_NAME, NAME_TIMEOUT)) {
      return Optional.empty();
    }
    return Optional.of(down(Cause.SERVICE_DNS, wereAsked(Via.DOH) ? 0.9 : 0.6));
  }

  /// Names of different networks that all lead to one place, which cannot show that it is the
  /// service, and to which nobody who cannot be overheard sends anyone: so do those who block names
  /// and keep the others from being asked.
  private Optional<Verdict> sentToOnePlace() {
    Set<String> hosts = new HashSet<>();
    Set<InetAddress> places = new HashSet<>();
    for (Probed each : probed) {
      NameLookup lookup = each.probe().seen().lookup();
      if (lookup != null && lookup.found()) {
        hosts.add(each.host());
        places.addAll(lookup.addresses());
      }
    }
    boolean isOnePlace =
        hosts.size() >= 3
            && places.stream().map(Object::getClass).distinct().count() == places.size();
    boolean unproven = probed.stream().noneMatch(Judge::isProven);
    if (!isOnePlace || !unproven || isLedThere(places)) {
      return Optional.empty();
    }
    boolean isStrangers = isMostFailedWith(FailureKind.TLS_INVALID_HOSTNAME);
    return Optional.of(blocked(Cause.DNS_TAMPERING, tamperingScope(), isStrangers ? 0.8 : 0.65));
  }

  /// Whether only the service itself can have been met: by its answer under its certificate, or by
  /// the certificate, be it that its time is over.
  private static boolean isProven(Probed each) {
    return each.isUnderCertificate()
        || each.probe().seen().failedWith(FailureKind.TLS_INVALID_CERTIFICATE);
  }

  private boolean isLedThere(Set<InetAddress> places) {
    return facts.lookups().stream()
        .filter(lookup -> lookup.via() == Via.DOH)
        .anyMatch(lookup -> lookup.addresses().stream().anyMatch(places::contains));
  }

  private Optional<Verdict> certificates() {
    if (isMost(BAD_CERTIFICATE)) {
      return Optional.of(down(Cause.CERTIFICATE, 0.85));
    }
    return isMost(UNKNOWN_AUTHORITY, BAD_CERTIFICATE)
        ? Optional.of(
            blocked(Cause.CONNECTION_FILTERED, Scope.UNCLEAR, 0.7).saying("blocked.impostor"))
        : Optional.empty();
  }

  /// Cut off, or met with silence, once the service is named: at the same address another name gets
  /// through. An alert may also be the service's own.
  private Optional<Verdict> cutOff() {
    if (!isMost(TLS_CUT, TLS_SILENT) || !otherNameGetsThrough()) {
      return Optional.empty();
    }
    boolean byAlert = isMostFailedWith(FailureKind.TLS_FAILED_HANDSHAKE);
    return Optional.of(blocked(Cause.CONNECTION_FILTERED, Scope.UNCLEAR, byAlert ? 0.75 : 0.9));
  }

  private boolean otherNameGetsThrough() {
    return followUps(FollowUp.OtherName.class).anyMatch(FollowUp.OtherName::getsThrough);
  }

  private Optional<Verdict> errorAnswers() {
    if (isMost(MAINTENANCE)) {
      return Optional.of(down(Cause.MAINTENANCE, 0.85));
    }
    long errors = count(Outcome::isErrorAnswer);
    long refused = count(OVERLOADED);
    if (errors > 0 && refused == probed.size()) {
      return Optional.of(degraded(Cause.OVERLOAD, 0.6).saying("degraded.all-turned-away"));
    }
    if (refused * 5 >= probed.size()) {
      return Optional.of(down(Cause.OVERLOAD, 0.75));
    }
    if (errors * 2 >= probed.size()) {
      return Optional.of(down(Cause.SERVER_ERROR, fromTheService() ? 0.9 : 0.8));
    }
    return isMost(NO_ANSWER)
        ? Optional.of(down(Cause.OVERLOAD, 0.6).saying("down.silent"))
        : Optional.empty();
  }

  /// Most errors bear the service's own mark, so that nobody on the way can have made them up.
  private boolean fromTheService() {
    long marked =
        probed.stream().filter(p -> p.outcome().isErrorAnswer() && p.provenance()).count();
    return marked * 2 >= count(Outcome::isErrorAnswer);
  }

  /// Where nobody takes a connection, there is no way in. Who takes it and then says nothing is
  /// there, and has too much to do.
  private Verdict unreachable() {
    if (isMost(TLS_CUT)) {
      boolean byReset = isMostFailedWith(FailureKind.CONNECTION_RESET);
      return down(byReset ? Cause.UNREACHABLE : Cause.SERVER_ERROR, 0.55).saying("down.cut-off");
    }
    if (isMost(TLS_SILENT, NO_ANSWER)) {
      return down(Cause.OVERLOAD, 0.55).saying(MUTE);
    }
    return isMost(CONNECTION_REFUSED, NO_CONNECTION, TLS_SILENT, NO_ANSWER, TLS_CUT)
        ? down(Cause.UNREACHABLE, 0.65)
        : down(Cause.SERVER_ERROR, 0.55);
  }

  // ---- some of it answers

  private Verdict someAnswer() {
    Set<FunctionId> failing = in(FunctionState.FAILING);
    if (!ground.isSound() && controls.operators().size() > 1 && !controls.anyGood()) {
      return unknown();
    }
    if (controls.areDisturbed()) {
      return Verdict.of(State.YOUR_SIDE, Cause.SLOW_CONNECTION, Scope.LOCAL, 0.7);
    }
    return turnedAway()
        .or(() -> keptOut(failing))
        .or(this::strewn)
        .or(() -> failing.isEmpty() ? Optional.empty() : Optional.of(partly(failing)))
        .or(this::slowService)
        .orElseGet(() -> up(0.9));
  }

  /// Refusals for want of room, among good answers.
  private Optional<Verdict> turnedAway() {
    return hosts(OVERLOADED).size() >= 2
        ? Optional.of(degraded(Cause.OVERLOAD, 0.8))
        : Optional.empty();
  }

  /// What makes the service up is refused, though other parts of it, of which a filter or a law has
  /// not thought, get through.
  private Optional<Verdict> keptOut(Set<FunctionId> failing) {
    if (!failing.contains(FunctionId.WEB)) {
      return Optional.empty();
    }
    List<Probed> theirs = of(failing);
    if (isMostOf(theirs, REGION_BLOCKED)) {
      return Optional.of(blocked(Cause.GEO_BAN, Scope.REGIONAL, 0.9));
    }
    if (isMostOf(theirs, BLOCK_PAGE)) {
      return Optional.of(blocked(Cause.BLOCK_PAGE, Scope.UNCLEAR, 0.85).saying("blocked.partly"));
    }
    return isMostOf(theirs, TLS_CUT, TLS_SILENT) && otherNameGetsThrough()
        ? Optional.of(
            blocked(Cause.CONNECTION_FILTERED, Scope.UNCLEAR, 0.75).saying("blocked.partly"))
        : Optional.empty();
  }

  /// Whole functions fail while others answer; servers that turn requests away in one part while
  /// they are slow in another have too much to do.
  private Verdict partly(Set<FunctionId> failing) {
    List<Probed> theirs = of(failing);
    if (isMostOf(theirs, NO_NAME, NAME_TIMEOUT) && atDohItWorks()) {
      return blocked(Cause.DNS_TAMPERING, tamperingScope(), 0.8).saying("blocked.partly");
    }
    if (DELIVERED.containsAll(failing)) {
      return degraded(Cause.CONTENT_DELIVERY, 0.85);
    }
    boolean outOfTime = theirs.stream().allMatch(each -> each.outcome().isTimeout());
    Optional<Cause> slowness = slowService().map(Verdict::cause);
    Cause cause = outOfTime ? slowness.orElse(Cause.UNCLEAR) : partialCause(theirs);
    boolean isFull =
        slowness.equals(Optional.of(Cause.OVERLOAD))
            && theirs.stream().allMatch(Probed::isTurnedAway);
    return degraded(isFull ? Cause.OVERLOAD : cause, 0.85).saying("degraded.partly");
  }

  private boolean atDohItWorks() {
    return followUps(FollowUp.AtDohAddress.class)
        .anyMatch(each -> each.seen().answer() != null && each.seen().failure() == null);
  }

  private static Cause partialCause(List<Probed> failing) {
    if (isMostOf(failing, MAINTENANCE)) {
      return Cause.MAINTENANCE;
    }
    if (isMostOf(failing, OVERLOADED)) {
      return Cause.OVERLOAD;
    }
    if (isMostOf(failing, SERVER_ERROR)) {
      return Cause.SERVER_ERROR;
    }
    return isMostOf(failing, BAD_CERTIFICATE) ? Cause.CERTIFICATE : Cause.UNCLEAR;
  }

  /// Trouble strewn over functions that also answer: luck decides, as it does when servers or lines
  /// are full. One dead host, or two of many, is nobody's business.
  private Optional<Verdict> strewn() {
    List<Probed> disturbed = probed.stream().filter(p -> p.outcome() != Outcome.GOOD).toList();
    int hosts = hosts(disturbed).size();
    boolean many =
        hosts >= 3 && hosts * 3 >= hosts(probed).size() && disturbed.size() * 4 >= probed.size();
    if (!many || strayHosts(disturbed).size() < 2) {
      return Optional.empty();
    }
    long onTheWay = disturbed.stream().filter(Judge::isOnTheWay).count();
    if (onTheWay * 2 <= disturbed.size()) {
      return Optional.of(degraded(Cause.OVERLOAD, 0.75).saying("degraded.now-and-then"));
    }
    return Optional.of(
        controls.manyAreHardToReach()
            ? Verdict.of(State.YOUR_SIDE, Cause.SLOW_CONNECTION, Scope.LOCAL, 0.7)
            : degraded(Cause.CONGESTION, 0.75));
  }

  /// Hosts in trouble beyond the functions that fail or are slow as a whole; not those which are
  /// dead, and so drag other functions along.
  private Set<String> strayHosts(List<Probed> disturbed) {
    Set<FunctionId> whole = in(FunctionState.FAILING);
    whole.addAll(in(FunctionState.SLOW));
    Set<String> dead = hosts(of(whole));
    dead.removeAll(hosts(Outcome.GOOD));
    Set<String> stray =
        hosts(disturbed.stream().filter(p -> !whole.contains(p.function())).toList());
    stray.removeAll(dead);
    return stray;
  }

  private static boolean isOnTheWay(Probed each) {
    return each.onSlowWay()
        || isOneOf(each, NO_CONNECTION, NAME_TIMEOUT, TLS_SILENT, SLOW_PATH, SLOW_BODY);
  }

  // ---- counting

  private List<Probed> failed() {
    return probed.stream().filter(each -> !each.outcome().answered()).toList();
  }

  private List<Probed> of(Set<FunctionId> chosen) {
    return probed.stream().filter(each -> chosen.contains(each.function())).toList();
  }

  private Set<String> hosts(Outcome outcome) {
    return hosts(probed.stream().filter(each -> each.outcome() == outcome).toList());
  }

  private static Set<String> hosts(List<Probed> some) {
    return some.stream().map(Probed::host).collect(Collectors.toCollection(HashSet::new));
  }

  private boolean isMostFailedWith(FailureKind kind) {
    long fitting = probed.stream().filter(each -> each.probe().seen().failedWith(kind)).count();
    return fitting * 2 > probed.size();
  }

  private Set<FunctionId> in(FunctionState state) {
    return functions.entrySet().stream()
        .filter(entry -> entry.getValue() == state)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FunctionId.class)));
  }

  private long count(java.util.function.Predicate<Outcome> which) {
    return probed.stream().map(Probed::outcome).filter(which).count();
  }

  private long count(Outcome which) {
    return count(which::equals);
  }

  private boolean isMost(Outcome... outcomes) {
    return isMostOf(probed, outcomes);
  }

  private static boolean isMostOf(Collection<Probed> some, Outcome... outcomes) {
    long fitting = some.stream().filter(each -> isOneOf(each, outcomes)).count();
    return fitting > 0 && fitting * 2 > some.size();
  }

  private static boolean isOneOf(Probed each, Outcome... outcomes) {
    return List.of(outcomes).contains(each.outcome());
  }

  private <T extends FollowUp> java.util.stream.Stream<T> followUps(Class<T> kind) {
    return facts.followUps().stream().filter(kind::isInstance).map(kind::cast);
  }

  /// Whether those who were asked this way found the service's names.
  private boolean namesFound(Via via) {
    return facts.lookups().stream().filter(l -> l.via() == via).anyMatch(NameLookup::found);
  }

  /// Whether anyone answered this way at all, be it that there is no such name.
  private boolean wereAsked(Via via) {
    return facts.lookups().stream()
        .filter(lookup -> lookup.via() == via)
        .anyMatch(lookup ->
            lookup.found()
                || switch (lookup.failure() == null
                    ? FailureKind.UNKNOWN
                    : lookup.failure().kind()) {
                  case DNS_NXDOMAIN, DNS_SERVFAIL, DNS_REFUSED, DNS_BOGON, DNS_NO_ANSWER -> true;
                  default -> false;
                });
  }
}
