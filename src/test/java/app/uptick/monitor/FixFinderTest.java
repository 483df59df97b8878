package app.uptick.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.demo.Names;
import app.uptick.demo.Reply;
import app.uptick.demo.SimulatedInternet;
import app.uptick.demo.Who;
import app.uptick.demo.World;
import app.uptick.demo.World.Connecting;
import app.uptick.demo.World.Handshake;
import app.uptick.demo.World.Ipv6;
import app.uptick.demo.World.NameAnswer;
import app.uptick.demo.World.Proxy;
import app.uptick.demo.World.Via;
import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.FixReport;
import app.uptick.model.FixReport.Fix;
import app.uptick.model.FixReport.Outcome;
import app.uptick.model.FixReport.Try;
import app.uptick.model.FixReport.Way;
import app.uptick.model.FunctionId;
import app.uptick.model.ServiceProfile;
import app.uptick.probe.Limits;
import app.uptick.settings.ProfileFile;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real requests in networks that are broken in one way, and the switch that would help.
@Timeout(120)
class FixFinderTest {

  private static final ServiceProfile PROFILE = ProfileFile.builtIn();
  private static final Who TIKTOK = Who.service(PROFILE);

  /// Long, so that a busy machine is no network that fails; only what is dropped takes so long.
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(4), Duration.ofSeconds(4), Duration.ofSeconds(8), 32_768);

  private final List<FixReport> begun = new ArrayList<>();

  private FixReport find(World world) {
    try (SimulatedInternet simulated = new SimulatedInternet(world, PROFILE)) {
      Diagnostician diagnostician = new Diagnostician(PROFILE, Locale.ENGLISH);
      return new FixFinder(PROFILE, simulated.internet(), diagnostician, Clock.systemUTC(), LIMITS)
          .find(FunctionId.WEB, begun::add);
    }
  }

  private static Map<Way, Outcome> outcomes(FixReport report) {
    Map<Way, Outcome> outcomes = new EnumMap<>(Way.class);
    report.tries().forEach(each -> outcomes.put(each.way(), each.outcome()));
    return outcomes;
  }

  @Test
  void needsNoSwitchWhereAllWaysWork() {
    FixReport report = find(new World().with(Ipv6.WORKING));

    assertEquals(Fix.NOT_NEEDED, report.fix());
    assertEquals(
        Map.of(
            Way.AS_SET, Outcome.WORKS,
            Way.IPV4, Outcome.WORKS,
            Way.IPV6, Outcome.WORKS,
            Way.OTHER_DNS, Outcome.WORKS,
            Way.OTHER_DNS_IPV6, Outcome.WORKS),
        outcomes(report));
    report.tries().forEach(each -> assertNotNull(each.took(), each.toString()));
  }

  @Test
  void saysAtOnceWhichWaysItWillTry() {
    FixReport report = find(new World());

    FixReport first = begun.getFirst();
    assertEquals(Fix.SEARCHING, first.fix());
    assertEquals(
        report.tries().stream().map(Try::way).toList(),
        first.tries().stream().map(Try::way).toList());
    assertTrue(first.tries().stream().allMatch(each -> each.outcome() == Outcome.WAITING));
  }

  @Test
  void namesAnotherDnsServerWhereTheSystemsDenies() {
    FixReport report = find(new World().name(TIKTOK, Names.NXDOMAIN, Via.SYSTEM));

    assertEquals(Fix.OTHER_DNS, report.fix());
    assertEquals(
        Map.of(
            Way.AS_SET, Outcome.FAILS,
            Way.IPV4, Outcome.FAILS,
            Way.IPV6, Outcome.ABSENT,
            Way.OTHER_DNS, Outcome.WORKS,
            Way.OTHER_DNS_IPV6, Outcome.ABSENT),
        outcomes(report));
  }

  @Test
  void namesAnotherDnsServerWhereTheSystemsLies() {
    FixReport report =
        find(new World().name(TIKTOK, new NameAnswer.AddressOf("www.example.org"), Via.SYSTEM));

    assertEquals(Fix.OTHER_DNS, report.fix());
  }

  @Test
  void namesIpv6WhereOnlyThatIsDead() {
    FixReport report = find(new World().with(Ipv6.BROKEN));

    assertEquals(Fix.IPV6_OFF, report.fix());
    assertEquals(Outcome.WORKS, outcomes(report).get(Way.IPV4));
    assertEquals(Outcome.FAILS, outcomes(report).get(Way.IPV6));
  }

  @Test
  void blamesNoIpv6ThatIsNotThere() {
    FixReport report = find(new World().with(Ipv6.WITHOUT_ROUTE));

    assertEquals(Fix.NOT_NEEDED, report.fix());
    assertEquals(Outcome.ABSENT, outcomes(report).get(Way.IPV6));
  }

  @Test
  void namesTheProxyWhereItIsDeadAndTheDirectWayWorks() {
    FixReport report = find(new World().through(Proxy.REFUSED));

    assertEquals(Fix.PROXY_OFF, report.fix());
    assertEquals(Outcome.FAILS, outcomes(report).get(Way.AS_SET));
    assertEquals(Outcome.WORKS, outcomes(report).get(Way.DIRECT));
  }

  @Test
  void leavesAProxyThatWorksAlone() {
    FixReport report = find(new World().through(Proxy.WORKING).with(Ipv6.BROKEN));

    assertEquals(Fix.NOT_NEEDED, report.fix());
  }

  @Test
  void saysSoWhereNoSwitchHelps() {
    FixReport cut = find(new World().tls(TIKTOK, Handshake.RESET));
    FixReport down = find(new World().http(TIKTOK, _ -> Reply.html(503, "sorry")));
    FixReport closed = find(new World().connect(TIKTOK, Connecting.REFUSED));

    assertEquals(
        List.of(Fix.NONE, Fix.NONE, Fix.NONE), List.of(cut.fix(), down.fix(), closed.fix()));
  }

  @Test
  void namesNoSwitchWhereTwoWouldBeNeeded() {
    FixReport report =
        find(new World().through(Proxy.REFUSED).name(TIKTOK, Names.NXDOMAIN, Via.SYSTEM));

    assertEquals(Fix.NONE, report.fix());
  }

  @Test
  void asksNobodyWithoutANetwork() {
    FixReport report = find(new World().withoutAddress());

    assertEquals(Fix.NOT_CONNECTED, report.fix());
    assertTrue(report.tries().stream().allMatch(each -> each.took() == null));
    assertEquals(List.of(), begun);
  }

  @Test
  void makesAtMostSixRequests() {
    AtomicInteger requests = new AtomicInteger();
    World world =
        new World()
            .through(Proxy.WORKING)
            .with(Ipv6.WORKING)
            .http(
                TIKTOK,
                reply -> {
                  requests.incrementAndGet();
                  return reply;
                });

    find(world);

    assertEquals(6, requests.get());
  }

  @Test
  void callsItUnsteadyWhereTheSameWayWorksAndFails() {
    List<Try> tries =
        List.of(
            new Try(Way.AS_SET, Outcome.FAILS, null),
            new Try(Way.IPV4, Outcome.WORKS, null),
            new Try(Way.IPV6, Outcome.ABSENT, null));

    assertEquals(Fix.UNSTEADY, FixFinder.fix(tries));
    assertNull(tries.getFirst().took());
  }
}
