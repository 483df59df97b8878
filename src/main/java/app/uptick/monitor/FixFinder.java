package app.uptick.monitor;

import static java.util.Objects.requireNonNull;

import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.FailureKind;
import app.uptick.model.FixReport;
import app.uptick.model.FixReport.Fix;
import app.uptick.model.FixReport.Outcome;
import app.uptick.model.FixReport.Try;
import app.uptick.model.FixReport.Way;
import app.uptick.model.FunctionId;
import app.uptick.model.NameLookup;
import app.uptick.model.Observation;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.ProbeSpec;
import app.uptick.model.ServiceProfile.Resolver;
import app.uptick.monitor.Tasks.Results;
import app.uptick.probe.DohDns;
import app.uptick.probe.Internet;
import app.uptick.probe.Limits;
import app.uptick.probe.ProbeRequest;
import app.uptick.probe.Prober;
import app.uptick.probe.SocketScope;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tries the same page of the service at the same moment on every way there is from this device,
/// and names the one switch that makes it work.
///
/// At most six requests reach the service, one on each way.
public final class FixFinder {

  /// So many public resolvers are asked at most, one after the other.
  private static final int RESOLVERS = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(14);

  private final ServiceProfile profile;
  private final Internet internet;
  private final Diagnostician diagnostician;
  private final Clock clock;
  private final Limits limits;
  private final Prober prober;
  private final DohDns doh;

  public FixFinder(
      ServiceProfile profile, Internet internet, Diagnostician diagnostician, Clock clock) {
    this(profile, internet, diagnostician, clock, Limits.BRISK);
  }

  FixFinder(
      ServiceProfile profile,
      Internet internet,
      Diagnostician diagnostician,
      Clock clock,
      Limits limits) {
    this.profile = profile;
    this.internet = internet;
    this.diagnostician = diagnostician;
    this.clock = clock;
    this.limits = limits;
    prober = new Prober(internet, clock);
    doh = new DohDns(prober, limits);
  }

  /// The function that is tried where none is known to fail.
  public FunctionId usual() {
    return profile.functions().getFirst().id();
  }

  /// Tries all ways to a function's first page; takes as long as the slowest of them. One that is
  /// watched no more gives way to the usual one.
  ///
  /// @param begun hears at once which ways will be tried
  public FixReport find(FunctionId function, Consumer<FixReport> begun) {
    Instant at = clock.instant();
    FunctionId watched = isWatched(function) ? function : usual();
    ProbeSpec page = profile.function(watched).probes().getFirst();
    InetSocketAddress proxy = internet.proxies().apply(page.url()).orElse(null);
    List<Way> ways = ways(proxy);
    if (!internet.device().look(null, profile.domains()).isConnected()) {
      return new FixReport(at, Fix.NOT_CONNECTED, all(ways, Outcome.ABSENT));
    }
    begun.accept(new FixReport(at, Fix.SEARCHING, all(ways, Outcome.WAITING)));
    Map<Way, Try> tried = new Search(watched, page, proxy).tried(ways);
    List<Try> tries = ways.stream().map(each -> requireNonNull(tried.get(each))).toList();
    return new FixReport(at, fix(tries), tries);
  }

  private boolean isWatched(FunctionId function) {
    return profile.functions().stream().anyMatch(each -> each.id() == function);
  }

  /// Only those of which each may end in another way than all others.
  private static List<Way> ways(@Nullable InetSocketAddress proxy) {
    List<Way> ways = new ArrayList<>(List.of(Way.values()));
    if (proxy == null) {
      ways.remove(Way.DIRECT);
    }
    return ways;
  }

  private static List<Try> all(List<Way> ways, Outcome outcome) {
    return ways.stream().map(each -> new Try(each, outcome, null)).toList();
  }

  /// The one switch that makes it work, by what works.
  static Fix fix(List<Try> tries) {
    Map<Way, Outcome> outcomes = new EnumMap<>(Way.class);
    tries.forEach(each -> outcomes.put(each.way(), each.outcome()));
    boolean asSet = outcomes.get(Way.AS_SET) == Outcome.WORKS;
    if (outcomes.containsKey(Way.DIRECT)) {
      return asSet
          ? Fix.NOT_NEEDED
          : outcomes.get(Way.DIRECT) == Outcome.WORKS ? Fix.PROXY_OFF : Fix.NONE;
    }
    boolean ipv4 = outcomes.get(Way.IPV4) == Outcome.WORKS;
    boolean ipv6 = outcomes.get(Way.IPV6) == Outcome.WORKS;
    boolean ipv6Fails = outcomes.get(Way.IPV6) == Outcome.FAILS;
    if (ipv4 && ipv6Fails) {
      // Some programs try IPv6 alone, for long, so that this is a fault even where others get on.
      return outcomes.get(Way.OTHER_DNS_IPV6) == Outcome.WORKS ? Fix.OTHER_DNS : Fix.IPV6_OFF;
    }
    if (asSet) {
      return Fix.NOT_NEEDED;
    }
    if (ipv4 || ipv6) {
      return Fix.UNSTEADY;
    }
    boolean elsewhereNamed =
        outcomes.get(Way.OTHER_DNS) == Outcome.WORKS
            || outcomes.get(Way.OTHER_DNS_IPV6) == Outcome.WORKS;
    return elsewhereNamed ? Fix.OTHER_DNS : Fix.NONE;
  }

  /// One search under way.
  private final class Search {

    private final FunctionId function;
    private final ProbeSpec page;
    private final @Nullable InetSocketAddress proxy;
    private final RoundNames names = new RoundNames(internet.names());

    Search(FunctionId function, ProbeSpec page, @Nullable InetSocketAddress proxy) {
      this.function = function;
      this.page = page;
      this.proxy = proxy;
    }

    Map<Way, Try> tried(List<Way> ways) {
      Map<Way, Try> tried = new EnumMap<>(Way.class);
      ways.forEach(each -> tried.put(each, new Try(each, Outcome.FAILS, null)));
      try (SocketScope scope = new SocketScope()) {
        Tasks tasks = new Tasks();
        Results<Try> results = new Results<>();
        ways.forEach(each -> tasks.start(results, () -> go(each, scope)));
        tasks.await(PATIENCE, results::areAll);
        results.soFar().forEach(each -> tried.put(each.way(), each));
      }
      return tried;
    }

    private Try go(Way way, SocketScope scope) {
      ProbeRequest request = ProbeRequest.of(page.url(), page.method(), limits);
      return switch (way) {
        case AS_SET -> ask(way, Duration.ZERO, request.through(proxy), scope);
        case DIRECT -> ask(way, Duration.ZERO, request, scope);
        case IPV4, IPV6 -> at(way, system(), request, scope);
        case OTHER_DNS, OTHER_DNS_IPV6 -> at(way, elsewhere(way, scope), request, scope);
      };
    }

    private NameLookup system() {
      return names.ofService(page.url().getHost(), limits.dns());
    }

    private NameLookup elsewhere(Way way, SocketScope scope) {
      NameLookup found = null;
      for (Resolver resolver : profile.resolvers().stream().limit(RESOLVERS).toList()) {
        String host = page.url().getHost();
        found =
            way == Way.OTHER_DNS
                ? doh.ask(resolver, host, scope)
                : doh.askIpv6(resolver, host, scope);
        if (found.found() || found.failedWith(FailureKind.DNS_NO_ANSWER)) {
          return found;
        }
      }
      return requireNonNull(found, "a profile without public resolvers");
    }

    /// The page at the addresses of one family.
    private Try at(Way way, NameLookup lookup, ProbeRequest request, SocketScope scope) {
      boolean wantsIpv6 = way == Way.IPV6 || way == Way.OTHER_DNS_IPV6;
      List<InetAddress> addresses =
          lookup.addresses().stream()
              .filter(each -> each instanceof Inet6Address == wantsIpv6)
              .toList();
      if (!addresses.isEmpty()) {
        return ask(way, lookup.elapsed(), request.at(addresses), scope);
      }
      boolean isTold = lookup.found() || lookup.failedWith(FailureKind.DNS_NO_ANSWER);
      return isTold || wantsIpv6
          ? new Try(way, Outcome.ABSENT, null)
          : new Try(way, Outcome.FAILS, lookup.elapsed());
    }

    private Try ask(Way way, Duration before, ProbeRequest request, SocketScope scope) {
      Observation seen = prober.looking(names::ofService).observe(request, scope);
      Duration total = seen.times().total();
      Duration took = total == null ? before : before.plus(total);
      return seen.failedWith(FailureKind.NETWORK_UNREACHABLE)
          ? new Try(way, Outcome.ABSENT, null)
          : new Try(way, works(seen) ? Outcome.WORKS : Outcome.FAILS, took);
    }

    private boolean works(Observation seen) {
      return diagnostician.isAnswered(new ServiceProbe(function, page, seen))
          || Prober.isSentToItself(seen);
    }
  }
}
