package app.uptick.monitor;

import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Device;
import app.uptick.model.Facts;
import app.uptick.model.Facts.ControlProbe;
import app.uptick.model.Facts.FollowUp;
import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.FunctionId;
import app.uptick.model.NameLookup;
import app.uptick.model.Observation;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.model.ServiceProfile.FunctionProfile;
import app.uptick.model.ServiceProfile.Method;
import app.uptick.model.ServiceProfile.ProbeSpec;
import app.uptick.model.ServiceProfile.Resolver;
import app.uptick.monitor.Tasks.Results;
import app.uptick.probe.DohDns;
import app.uptick.probe.Internet;
import app.uptick.probe.Limits;
import app.uptick.probe.PlainDns;
import app.uptick.probe.ProbeRequest;
import app.uptick.probe.Prober;
import app.uptick.probe.SocketScope;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks everyone who is to be asked at one time, side by side, and gathers the facts.
///
/// A full round asks every host of every function, all controls and the public resolvers, and looks
/// further where something failed. A light round asks little, for as long as all is well.
public final class Round implements Asking {

  private static final Duration LEAST_GRACE = Duration.ofMillis(300);
  private static final Duration MOST_GRACE = Duration.ofMillis(1500);
  private static final int ENOUGH_OPERATORS = 3;
  private static final int SECOND_LOOKS = 2;

  /// So many requests at most are made anew within a round.
  static final int ASKED_AGAIN = 2;

  /// So many hosts that are late are no chance.
  private static final int MANY_LATE = 3;

  /// Another site's name, for handshakes that leave the service's name out.
  private static final String OTHER_NAME = "www.wikipedia.org";

  private final ServiceProfile profile;
  private final Prober prober;
  private final Internet internet;
  private final Diagnostician diagnostician;
  private final Clock clock;
  private final Patience patience;
  private final AtomicInteger requests = new AtomicInteger();

  /// How long a round waits.
  ///
  /// @param whole for all that is asked at first
  /// @param each for one request
  /// @param followUps for all second looks together
  /// @param followUp for one of them
  public record Patience(Duration whole, Limits each, Duration followUps, Limits followUp) {

    public static final Patience USUAL =
        new Patience(Duration.ofSeconds(14), Limits.PATIENT, Duration.ofMillis(4500), Limits.BRISK);
  }

  public Round(
      ServiceProfile profile, Internet internet, Diagnostician diagnostician, Clock clock) {
    this(profile, internet, diagnostician, clock, Patience.USUAL);
  }

  public Round(
      ServiceProfile profile,
      Internet internet,
      Diagnostician diagnostician,
      Clock clock,
      Patience patience) {
    this.profile = profile;
    this.patience = patience;
    this.internet = internet;
    prober = new Prober(internet, clock);
    this.diagnostician = diagnostician;
    this.clock = clock;
  }

  @Override
  public Facts full() {
    return full(Set.of(), () -> {});
  }

  @Override
  public Facts full(Set<URI> later, Runnable closer) {
    return full(_ -> {}, later, closer);
  }

  /// Asks everyone, and passes on what each control met as soon as it did. Any thread may be told.
  public Facts full(Consumer<ControlProbe> heard) {
    return full(heard, Set.of(), () -> {});
  }

  private Facts full(Consumer<ControlProbe> heard, Set<URI> later, Runnable closer) {
    Instant at = clock.instant();
    Device now = look();
    if (!now.isConnected()) {
      return new Facts(at, now, List.of(), List.of(), List.of(), List.of());
    }
    try (SocketScope scope = new SocketScope();
        Pulse pulse = new Pulse()) {
      return new FullRound(at, now, scope, pulse, heard, closer).facts(later);
    }
  }

  /// One request to the service that is to be made.
  record Ask(FunctionId function, ProbeSpec spec) {}

  @Override
  public Facts light(List<Ask> asks, List<Control> whom) {
    Instant at = clock.instant();
    Device now = look();
    if (!now.isConnected()) {
      return new Facts(at, now, List.of(), List.of(), List.of(), List.of());
    }
    try (SocketScope scope = new SocketScope();
        Pulse pulse = new Pulse()) {
      RoundNames roundNames = new RoundNames(internet.names());
      Tasks tasks = new Tasks();
      Results<ServiceProbe> probes = new Results<>();
      Results<ControlProbe> controls = new Results<>();
      for (Ask ask : asks) {
        tasks.start(
            probes,
            () -> askService(ask.function(), ask.spec(), patience.each(), roundNames, scope));
      }
      for (Control control : whom) {
        tasks.start(controls, () -> askControl(control, roundNames, scope));
      }
      tasks.await(patience.whole(), () -> probes.areAll() && controls.areAll());
      return new Facts(
          at, now, probes.soFar(), controls.soFar(), List.of(), List.of(), pulse.worst());
    }
  }

  @Override
  public int requests() {
    return requests.get();
  }

  @Override
  public String networkFingerprint() {
    return internet.fingerprint().get();
  }

  private Device look() {
    URI anchor = anchor().url();
    InetSocketAddress proxy = proxyFor(anchor);
    String shown = proxy == null ? null : proxy.getHostString() + ":" + proxy.getPort();
    return internet.device().look(shown, profile.domains());
  }

  private ProbeSpec anchor() {
    return profile.functions().getFirst().probes().getFirst();
  }

  private @Nullable InetSocketAddress proxyFor(URI url) {
    return internet.proxies().apply(url).orElse(null);
  }

  private ServiceProbe askService(
      FunctionId id, ProbeSpec spec, Limits limits, RoundNames roundNames, SocketScope scope) {
    ProbeRequest request =
        ProbeRequest.of(spec.url(), spec.method(), limits).through(proxyFor(spec.url()));
    requests.incrementAndGet();
    return new ServiceProbe(
        id, spec, prober.looking(roundNames::ofService).observePage(request, scope));
  }

  private ControlProbe askControl(Control control, RoundNames roundNames, SocketScope scope) {
    ProbeRequest request =
        ProbeRequest.of(control.url(), Method.GET, patience.each())
            .through(proxyFor(control.url()));
    return new ControlProbe(control, prober.looking(roundNames::ofAnyone).observe(request, scope));
  }

  /// One full round under way.
  private final class FullRound {

    private final List<String> hosts = new ArrayList<>();
    private final Instant at;
    private final Device now;
    private final SocketScope scope;
    private final Pulse pulse;
    private final Consumer<ControlProbe> heard;
    private final Runnable closer;
    private final RoundNames roundNames = new RoundNames(internet.names());
    private final DohDns doh = new DohDns(prober, patience.followUp());
    private final Tasks tasks = new Tasks();
    private final Set<FunctionId> well = ConcurrentHashMap.newKeySet();
    private final Results<ServiceProbe> probes = new Results<>();
    private final Results<ControlProbe> controls = new Results<>();
    private final Results<NameLookup> lookups = new Results<>();
    private final Results<FollowUp> followUps = new Results<>();

    FullRound(
        Instant at,
        Device now,
        SocketScope scope,
        Pulse pulse,
        Consumer<ControlProbe> heard,
        Runnable closer) {
      this.at = at;
      this.now = now;
      this.scope = scope;
      this.pulse = pulse;
      this.heard = heard;
      this.closer = closer;
    }

    Facts facts(Set<URI> later) {
      for (FunctionProfile function : profile.functions()) {
        for (ProbeSpec spec : function.probes()) {
          if (!later.contains(spec.url())) {
            hosts.add(spec.url().getHost());
            tasks.start(probes, () -> askFirst(function.id(), spec));
          }
        }
      }
      for (Control control : profile.controls()) {
        tasks.start(controls, () -> hearControl(control));
      }
      String host = anchor().url().getHost();
      for (Resolver resolver : profile.resolvers()) {
        tasks.start(lookups, () -> doh.ask(resolver, host, scope));
        tasks.start(lookups, () -> plain(resolver, host));
      }
      awaitProbes();
      if (!isWell()) {
        closer.run();
        tasks.await(patience.whole(), lookups::areAll);
        lookFurther();
      }
      boolean anyAnswer = controls.soFar().stream().anyMatch(each -> each.seen().answer() != null);
      return new Facts(
          at,
          anyAnswer ? now : look(), // whether the router answers is known once it was spoken to
          probes.soFar(),
          controls.soFar(),
          lookups.soFar(),
          followUps.soFar(),
          pulse.worst());
    }

    /// What it means is asked at once, while other answers are still under way.
    private ServiceProbe askFirst(FunctionId id, ProbeSpec spec) {
      ServiceProbe probe = askService(id, spec, patience.each(), roundNames, scope);
      if (diagnostician.isWell(probe)) {
        well.add(id);
      }
      return probe;
    }

    private ControlProbe hearControl(Control control) {
      ControlProbe probe = askControl(control, roundNames, scope);
      heard.accept(probe);
      return probe;
    }

    /// Waits for all, but once every function and enough controls have answered well, only a little
    /// longer: a host that is dead behind a living one must not hold the verdict up. Where many are
    /// late, their lateness is the finding.
    private void awaitProbes() {
      tasks.await(patience.whole(), () -> areAllAsked() || isWell());
      Duration grace = tasks.elapsed().dividedBy(2);
      if (grace.compareTo(LEAST_GRACE) < 0) {
        grace = LEAST_GRACE;
      } else if (grace.compareTo(MOST_GRACE) > 0) {
        grace = MOST_GRACE;
      }
      Duration until = areAllAsked() ? tasks.elapsed() : tasks.elapsed().plus(grace);
      tasks.await(until, this::areAllAsked);
      tasks.await(patience.whole(), () -> areAllAsked() || (isWell() && areFewLate()));
    }

    private boolean areFewLate() {
      List<String> late = new ArrayList<>(hosts);
      probes.soFar().forEach(each -> late.remove(each.seen().host()));
      return Set.copyOf(late).size() < MANY_LATE;
    }

    private boolean areAllAsked() {
      return probes.areAll() && controls.areAll();
    }

    private boolean isWell() {
      Set<String> operators =
          controls.soFar().stream()
              .filter(each -> each.seen().answer() != null)
              .map(each -> each.control().operator())
              .collect(Collectors.toSet());
      return well.size() == profile.functions().size() && operators.size() >= ENOUGH_OPERATORS;
    }

    private NameLookup plain(Resolver resolver, String host) {
      return PlainDns.ask(internet.route(), resolver, host, patience.followUp().dns());
    }

    /// Asks what tells the possible causes of a failure apart.
    private void lookFurther() {
      List<ServiceProbe> failed =
          probes.soFar().stream().filter(each -> !diagnostician.isAnswered(each)).toList();
      Set<String> asked = new HashSet<>();
      for (ServiceProbe probe : failed) {
        if (asked.size() < SECOND_LOOKS && asked.add(probe.seen().host())) {
          secondLooks(probe);
        }
      }
      askAgain();
      tasks.await(
          tasks.elapsed().plus(patience.followUps()), () -> followUps.areAll() && probes.areAll());
    }

    /// Where some functions answer and others do not, those are asked once more: what fails by
    /// chance may answer now.
    private void askAgain() {
      Set<FunctionId> silent = EnumSet.noneOf(FunctionId.class);
      profile.functions().forEach(each -> silent.add(each.id()));
      probes.soFar().stream()
          .filter(diagnostician::isAnswered)
          .forEach(probe -> silent.remove(probe.function()));
      if (silent.size() == profile.functions().size()) {
        return;
      }
      silent.stream()
          .limit(ASKED_AGAIN)
          .forEach(id -> {
            ProbeSpec spec = profile.function(id).probes().getFirst();
            tasks.start(probes, () -> askService(id, spec, patience.followUp(), roundNames, scope));
          });
    }

    private void secondLooks(ServiceProbe probe) {
      ProbeRequest request =
          ProbeRequest.of(probe.spec().url(), probe.spec().method(), patience.followUp());
      if (now.proxy() != null) {
        tasks.start(followUps, () -> new FollowUp.Direct(probe, observeToo(request)));
        return;
      }
      InetAddress address = probe.seen().address();
      boolean inHandshake =
          probe.seen().failedIn().filter(app.uptick.model.Phase.TLS::equals).isPresent();
      if (inHandshake && address != null && probe.seen().certificate() == null) {
        ProbeRequest other = request.at(List.of(address)).naming(OTHER_NAME);
        tasks.start(followUps, () -> new FollowUp.OtherName(probe, observeToo(other)));
      }
      List<InetAddress> truly = dohAddresses(probe.seen().host());
      if (!truly.isEmpty() && !isSamePlace(probe, truly)) {
        tasks.start(
            followUps, () -> new FollowUp.AtDohAddress(probe, observeToo(request.at(truly))));
      }
    }

    private Observation observeToo(ProbeRequest request) {
      requests.incrementAndGet();
      return prober.observe(request, scope);
    }

    /// The same addresses would fail in the same way.
    private boolean isSamePlace(ServiceProbe probe, List<InetAddress> addresses) {
      NameLookup lookup = probe.seen().lookup();
      return lookup != null && lookup.addresses().stream().anyMatch(addresses::contains);
    }

    private List<InetAddress> dohAddresses(String host) {
      List<NameLookup> found =
          new ArrayList<>(
              lookups.soFar().stream()
                  .filter(each -> each.via() == NameLookup.Via.DOH && each.found())
                  .toList());
      if (found.isEmpty()) {
        return List.of();
      }
      return found.stream()
          .filter(each -> each.name().equals(host))
          .findFirst()
          .or(() ->
              profile.resolvers().stream()
                  .filter(each -> each.name().equals(found.getFirst().server()))
                  .map(each -> doh.ask(each, host, scope))
                  .findFirst())
          .map(NameLookup::addresses)
          .orElse(List.of());
    }
  }
}
