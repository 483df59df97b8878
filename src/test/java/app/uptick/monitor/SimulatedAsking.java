package app.uptick.monitor;

import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Device;
import app.uptick.model.Facts;
import app.uptick.model.Facts.ControlProbe;
import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.HttpAnswer;
import app.uptick.model.NameLookup;
import app.uptick.model.NameLookup.Via;
import app.uptick.model.Observation;
import app.uptick.model.Phase;
import app.uptick.model.PhaseTimes;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.model.ServiceProfile.ProbeSpec;
import app.uptick.model.State;
import app.uptick.monitor.Round.Ask;
import app.uptick.monitor.Spell.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers as the network of a [SimulatedLife] would, and takes as long. Not thread-safe.
final class SimulatedAsking implements Asking {

  private static final Duration LEAST_GRACE = Duration.ofMillis(300);
  private static final Duration MOST_GRACE = Duration.ofMillis(1500);
  private static final Duration QUICK = Duration.ofMillis(140);

  /// As long as one connection, and one request, is waited for.
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(4);

  private static final Duration LIMIT = Duration.ofSeconds(8);
  private static final InetAddress SOMEWHERE = InetAddress.getLoopbackAddress();
  private static final Map<String, String> MARKED =
      Map.of("x-tt-logid", "20261122120000", "server", "TLB");

  private static final Map<String, String> LATER = Map.of("server", "TLB", "retry-after", "60");

  /// One of these is what a control says.
  private static final List<String> CONTROL_WORDS =
      List.of(
          "",
          "success\n",
          "Microsoft Connect Test",
          "NetworkManager is online\n",
          "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>",
          "fl=1\nip=203.0.113.7\nts=0\nloc=US\n");

  /// What keeps every request from the service.
  private static final Set<Kind> STAYS_HERE =
      EnumSet.of(Kind.NO_INTERNET, Kind.NO_NAMES, Kind.NAMES_DENIED, Kind.PORTAL, Kind.WIFI_BLIP);

  /// What may come of one request.
  private enum Fate {
    GOOD,
    /// Connected late: its first packet was lost.
    LATE_CONNECTION,
    LATE_ANSWER,
    ERROR,
    PUT_OFF,
    TURNED_AWAY,
    CHALLENGED,
    REFUSED,
    RESET,
    NO_ANSWER,
    NO_CONNECTION,
    NO_NAME,
    NO_SUCH_NAME,
    DISPLACED
  }

  private final ServiceProfile profile;
  private final Diagnostician diagnostician;
  private final VirtualTime time;
  private final List<Spell> spells;
  private final double baseRate;
  private final RandomGenerator random;
  private final List<String> hosts;
  private final List<Spell> current = new ArrayList<>();
  private final Set<State> truths = EnumSet.noneOf(State.class);
  private final List<Instant> arrived = new ArrayList<>();
  private int next;
  private int moves;
  private boolean packetLost;
  private int requests;
  private int rounds;
  private int fullRounds;
  private int idleRequests;

  /// @param spells by beginning
  /// @param baseRate of all requests, so many fail by themselves
  SimulatedAsking(
      ServiceProfile profile,
      Diagnostician diagnostician,
      VirtualTime time,
      List<Spell> spells,
      double baseRate,
      RandomGenerator random) {
    this.profile = profile;
    this.diagnostician = diagnostician;
    this.time = time;
    this.spells = spells;
    this.baseRate = baseRate;
    this.random = random;
    hosts =
        profile.functions().stream()
            .flatMap(each -> each.probes().stream())
            .map(each -> each.url().getHost())
            .distinct()
            .toList();
  }

  int rounds() {
    return rounds;
  }

  int fullRounds() {
    return fullRounds;
  }

  @Override
  public int requests() {
    return requests;
  }

  /// Requests to the service at the usual pace.
  int idleRequests() {
    return idleRequests;
  }

  /// The most requests that reach the service in any stretch of so much time.
  int mostWithin(Duration stretch) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < arrived.size(); last++) {
      while (arrived.get(first).plus(stretch).isBefore(arrived.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /// How many requests reached the service between two moments.
  long between(Instant from, Instant to) {
    return arrived.stream().filter(each -> !each.isBefore(from) && each.isBefore(to)).count();
  }

  /// What could rightly be said after the latest round: where something began or ended meanwhile,
  /// either.
  Set<State> truths() {
    return Set.copyOf(truths);
  }

  @Override
  public Facts full(Set<URI> later, Runnable closer) {
    fullRounds++;
    Instant at = begin();
    if (!device().isConnected()) {
      return facts(at, List.of(), List.of(), List.of());
    }
    List<ServiceProbe> probes = new ArrayList<>();
    profile
        .functions()
        .forEach(each ->
            each.probes().stream()
                .filter(spec -> !later.contains(spec.url()))
                .forEach(spec -> probes.add(ask(each.id(), spec))));
    List<ControlProbe> controls =
        new ArrayList<>(profile.controls().stream().map(this::ask).toList());
    Duration patience = patience(probes, controls);
    probes.removeIf(each -> cost(each.seen()).compareTo(patience) > 0);
    controls.removeIf(each -> cost(each.seen()).compareTo(patience) > 0);
    time.pass(patience);
    List<ServiceProbe> again = askAgain(probes);
    time.pass(longest(again, List.of()));
    probes.addAll(again);
    return facts(at, probes, controls, lookups());
  }

  @Override
  public Facts light(List<Ask> asks, List<Control> whom) {
    Instant at = begin();
    if (!device().isConnected()) {
      return facts(at, List.of(), List.of(), List.of());
    }
    if (whom.size() == 1) {
      idleRequests += asks.size();
    }
    List<ServiceProbe> probes =
        asks.stream().map(each -> ask(each.function(), each.spec())).toList();
    List<ControlProbe> controls = whom.stream().map(this::ask).toList();
    time.pass(longest(probes, controls));
    return facts(at, probes, controls, List.of());
  }

  @Override
  public String networkFingerprint() {
    refresh();
    return "network " + moves;
  }

  private Instant begin() {
    rounds++;
    truths.clear();
    refresh();
    addTruths();
    return time.instant();
  }

  /// Keeps the spells that go on now at hand.
  private void refresh() {
    Instant now = time.instant();
    while (next < spells.size() && !spells.get(next).from().isAfter(now)) {
      Spell begun = spells.get(next++);
      moves += begun.kind() == Kind.MOVING ? 1 : 0;
      packetLost &= begun.kind() != Kind.LOST_PACKET;
      current.add(begun);
    }
    current.removeIf(each -> !each.to().isAfter(now));
  }

  private void addTruths() {
    Set<State> now = EnumSet.noneOf(State.class);
    current.forEach(each -> now.add(each.kind().truth()));
    if (now.size() > 1) {
      now.remove(State.UP);
    }
    truths.addAll(now.isEmpty() ? Set.of(State.UP) : now);
  }

  private boolean is(Kind kind) {
    for (Spell each : current) {
      if (each.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  // ---- rounds

  /// As a round does: once every function and enough controls have answered well, it waits only a
  /// little longer, unless many are late.
  private Duration patience(List<ServiceProbe> probes, List<ControlProbe> controls) {
    Duration longest = longest(probes, controls);
    for (Duration enough : costs(probes, controls)) {
      if (isWellBy(enough, probes, controls)) {
        Duration grace = enough.dividedBy(2);
        grace = grace.compareTo(LEAST_GRACE) < 0 ? LEAST_GRACE : grace;
        Duration until = enough.plus(grace.compareTo(MOST_GRACE) > 0 ? MOST_GRACE : grace);
        long late =
            probes.stream()
                .filter(p -> cost(p.seen()).compareTo(until) > 0)
                .map(p -> p.seen().host())
                .distinct()
                .count();
        return until.compareTo(longest) > 0 || late >= 3 ? longest : until;
      }
    }
    return longest;
  }

  private boolean isWellBy(
      Duration enough, List<ServiceProbe> probes, List<ControlProbe> controls) {
    long functions =
        probes.stream()
            .filter(each -> cost(each.seen()).compareTo(enough) <= 0)
            .filter(diagnostician::isWell)
            .map(ServiceProbe::function)
            .distinct()
            .count();
    long operators =
        controls.stream()
            .filter(each -> cost(each.seen()).compareTo(enough) <= 0)
            .filter(each -> each.seen().answer() != null)
            .map(each -> each.control().operator())
            .distinct()
            .count();
    return functions == profile.functions().size() && operators >= 3;
  }

  private static Set<Duration> costs(List<ServiceProbe> probes, List<ControlProbe> controls) {
    Set<Duration> costs = new TreeSet<>();
    probes.forEach(each -> costs.add(cost(each.seen())));
    controls.forEach(each -> costs.add(cost(each.seen())));
    return costs;
  }

  private static Duration longest(List<ServiceProbe> probes, List<ControlProbe> controls) {
    return costs(probes, controls).stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  private static Duration cost(Observation seen) {
    Duration total = seen.times().total();
    return total == null ? Duration.ZERO : total;
  }

  private Device device() {
    boolean connected = !is(Kind.MOVING);
    return new Device(connected, connected, Device.Gateway.UNKNOWN, null, null, List.of());
  }

  private Facts facts(
      Instant at,
      List<ServiceProbe> probes,
      List<ControlProbe> controls,
      List<NameLookup> lookups) {
    refresh();
    addTruths();
    return new Facts(at, device(), probes, controls, lookups, List.of());
  }

  /// As a round does: where some functions answer, the silent ones are asked once more.
  private List<ServiceProbe> askAgain(List<ServiceProbe> probes) {
    Set<FunctionId> silent = EnumSet.noneOf(FunctionId.class);
    profile.functions().forEach(each -> silent.add(each.id()));
    probes.stream()
        .filter(diagnostician::isAnswered)
        .forEach(each -> silent.remove(each.function()));
    if (silent.size() == profile.functions().size()) {
      return List.of();
    }
    refresh();
    return silent.stream()
        .limit(2)
        .map(id -> ask(id, profile.function(id).probes().getFirst()))
        .toList();
  }

  private List<NameLookup> lookups() {
    boolean lost = is(Kind.NO_INTERNET) || is(Kind.WIFI_BLIP) || is(Kind.PORTAL);
    Failure failure = lost ? new Failure(Phase.DNS, FailureKind.TIMEOUT, "no answer") : null;
    List<InetAddress> found = lost ? List.of() : List.of(PUBLIC);
    return List.of(
        new NameLookup("www.tiktok.com", Via.DOH, "DoH", found, QUICK, failure),
        new NameLookup("www.tiktok.com", Via.PLAIN, "plain", found, QUICK, failure));
  }

  // ---- requests

  private ServiceProbe ask(FunctionId function, ProbeSpec spec) {
    requests++;
    Fate fate = fate(function, spec);
    if (STAYS_HERE.stream().noneMatch(this::is)) {
      arrived.add(time.instant());
    }
    Observation seen = seen(spec.url(), fate, new HttpAnswer(200, MARKED, "{tiktok}"));
    return new ServiceProbe(function, spec, seen);
  }

  private ControlProbe ask(Control control) {
    Fate fate = fate(control);
    return new ControlProbe(control, seen(control.url(), fate, good(control)));
  }

  private Fate fate(FunctionId function, ProbeSpec spec) {
    Fate common = common();
    Fate ofService = ofService(function, spec);
    boolean getsThere = common == null || common == Fate.LATE_CONNECTION;
    if (getsThere && ofService != null) {
      return ofService;
    }
    return common != null ? common : byChance();
  }

  /// What becomes of requests that get there.
  private @Nullable Fate ofService(FunctionId function, ProbeSpec spec) {
    if (is(Kind.ONE_HOST_DEAD) && spec.url().getHost().equals(deadHost())) {
      return Fate.NO_CONNECTION;
    }
    if (is(Kind.ERRORS) || is(Kind.SERVICE_BLIP)) {
      return Fate.ERROR;
    }
    if (is(Kind.ANNOUNCED_BLIP)) {
      return Fate.PUT_OFF;
    }
    if (is(Kind.NAMES_DENIED)) {
      return Fate.NO_SUCH_NAME;
    }
    if (is(Kind.REFUSALS)) {
      return Fate.REFUSED;
    }
    if (is(Kind.OVERLOAD) && random.nextDouble() < 0.6) {
      return Fate.TURNED_AWAY;
    }
    if (is(Kind.LATE_ANSWERS)) {
      return Fate.LATE_ANSWER;
    }
    if ((is(Kind.LOGIN_FAILS) && function == FunctionId.LOGIN)
        || (is(Kind.VIDEOS_FAIL) && function == FunctionId.VIDEO)) {
      return Fate.ERROR;
    }
    return is(Kind.ROBOT_CHECKS) ? Fate.CHALLENGED : null;
  }

  private Fate fate(Control control) {
    if (is(Kind.PORTAL)) {
      return control.isPlain() ? Fate.DISPLACED : Fate.NO_CONNECTION;
    }
    Fate common = common();
    if (common != null) {
      return common;
    }
    boolean dead = is(Kind.ONE_CONTROL_DEAD) && control.operator().equals("Google");
    return dead ? Fate.NO_CONNECTION : byChance();
  }

  /// The host that is dead, which one is up to chance.
  private String deadHost() {
    return current.stream()
        .filter(each -> each.kind() == Kind.ONE_HOST_DEAD)
        .map(
            each -> hosts.get((int) Math.floorMod(each.from().toEpochMilli(), (long) hosts.size())))
        .findFirst()
        .orElse("");
  }

  /// What befalls everyone alike.
  private @Nullable Fate common() {
    if (is(Kind.NO_INTERNET) || is(Kind.PORTAL)) {
      return Fate.NO_CONNECTION;
    }
    if (is(Kind.NO_NAMES)) {
      return Fate.NO_NAME;
    }
    if (is(Kind.WIFI_BLIP)) {
      return random.nextBoolean() ? Fate.LATE_CONNECTION : Fate.RESET;
    }
    if (is(Kind.LOST_PACKET) && !packetLost) {
      packetLost = true;
      return Fate.LATE_CONNECTION;
    }
    return is(Kind.LOSS) ? byLoss() : null;
  }

  /// Of two packets that make a connection either may be lost, and both times that it is tried.
  private @Nullable Fate byLoss() {
    double drawn = random.nextDouble();
    return drawn < 0.0016 ? Fate.NO_CONNECTION : drawn < 0.04 ? Fate.LATE_CONNECTION : null;
  }

  private Fate byChance() {
    if (random.nextDouble() >= baseRate) {
      return Fate.GOOD;
    }
    return switch (random.nextInt(5)) {
      case 0 -> Fate.RESET;
      case 1 -> Fate.ERROR;
      case 2 -> Fate.LATE_CONNECTION;
      case 3 -> Fate.NO_ANSWER;
      default -> Fate.NO_CONNECTION;
    };
  }

  private Observation seen(URI url, Fate fate, HttpAnswer good) {
    return switch (fate) {
      case GOOD -> answered(url, times(30, 50), good);
      case LATE_CONNECTION -> answered(url, times(1030, 50), good);
      case LATE_ANSWER -> answered(url, times(30, 3500), good);
      case ERROR -> answered(url, times(30, 50), new HttpAnswer(500, MARKED, "error"));
      case PUT_OFF -> answered(url, times(30, 50), new HttpAnswer(503, LATER, "back soon"));
      case TURNED_AWAY -> answered(url, times(30, 50), new HttpAnswer(429, MARKED, "slow down"));
      case CHALLENGED ->
          answered(url, times(30, 50), new HttpAnswer(403, MARKED, "drag the captcha"));
      case DISPLACED ->
          answered(url, times(30, 50), new HttpAnswer(302, Map.of("location", "http://wifi/"), ""));
      case REFUSED -> failed(url, Phase.CONNECT, FailureKind.CONNECTION_REFUSED, QUICK);
      case RESET -> failed(url, Phase.HTTP, FailureKind.CONNECTION_RESET, QUICK);
      case NO_ANSWER -> failed(url, Phase.HTTP, FailureKind.TIMEOUT, LIMIT);
      case NO_CONNECTION -> failed(url, Phase.CONNECT, FailureKind.TIMEOUT, CONNECT_LIMIT);
      case NO_NAME -> failed(url, Phase.DNS, FailureKind.DNS_SERVFAIL, QUICK);
      case NO_SUCH_NAME -> failed(url, Phase.DNS, FailureKind.DNS_NXDOMAIN, QUICK);
    };
  }

  private static PhaseTimes times(int connectMillis, int firstByteMillis) {
    Duration connect = Duration.ofMillis(connectMillis);
    Duration firstByte = Duration.ofMillis(firstByteMillis);
    Duration tls = Duration.ofMillis(40);
    Duration dns = Duration.ofMillis(20);
    return new PhaseTimes(
        dns, connect, tls, firstByte, dns.plus(connect).plus(tls).plus(firstByte));
  }

  private Observation answered(URI url, PhaseTimes times, HttpAnswer answer) {
    NameLookup lookup = lookup(url, null);
    return new Observation(
        url, time.instant(), lookup, List.of(), SOMEWHERE, null, answer, times, null);
  }

  private Observation failed(URI url, Phase phase, FailureKind kind, Duration after) {
    Failure failure = new Failure(phase, kind, "failed");
    NameLookup lookup = lookup(url, phase == Phase.DNS ? failure : null);
    PhaseTimes times = new PhaseTimes(null, null, null, null, after);
    return new Observation(
        url, time.instant(), lookup, List.of(), null, null, null, times, failure);
  }

  private static NameLookup lookup(URI url, @Nullable Failure failure) {
    List<InetAddress> found = failure == null ? List.of(PUBLIC) : List.of();
    return new NameLookup(url.getHost(), Via.SYSTEM, "resolver", found, QUICK, failure);
  }

  private static final InetAddress PUBLIC = publicAddress();

  private static InetAddress publicAddress() {
    try {
      return InetAddress.getByAddress(new byte[] {23, 0, 0, 1});
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static HttpAnswer good(Control control) {
    Pattern wanted = control.body();
    String body =
        wanted == null
            ? ""
            : CONTROL_WORDS.stream()
                .filter(each -> wanted.matcher(each).matches())
                .findFirst()
                .orElseThrow();
    return new HttpAnswer(control.status(), Map.of(), body);
  }
}
