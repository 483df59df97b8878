package app.uptick.diagnosis;

import app.uptick.model.ConnectAttempt;
import app.uptick.model.Device;
import app.uptick.model.Evidence;
import app.uptick.model.Evidence.Kind;
import app.uptick.model.Facts;
import app.uptick.model.Facts.FollowUp;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.NameLookup;
import app.uptick.model.NameLookup.Via;
import app.uptick.text.Texts;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts what was seen into sentences: the evidence beside the verdict.
final class Findings {

  /// A clock that is off by less disturbs nothing.
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final Facts facts;
  private final Controls controls;
  private final Texts texts;
  private final List<Evidence> found = new ArrayList<>();

  Findings(Facts facts, Controls controls, Texts texts) {
    this.facts = facts;
    this.controls = controls;
    this.texts = texts;
  }

  List<Evidence> all(List<Probed> probed, List<FunctionReport> functions) {
    service(probed);
    functions.stream().filter(each -> each.state() != FunctionState.UP).forEach(this::function);
    followUps();
    controlSites();
    lookups();
    device(facts.device());
    return List.copyOf(found);
  }

  private void service(List<Probed> probed) {
    if (probed.isEmpty()) {
      return;
    }
    long answered = probed.stream().filter(each -> each.outcome().answered()).count();
    add(Kind.PROBE, texts.format("source.service"), "found.answered", answered, probed.size());
    long marked =
        probed.stream().filter(p -> p.outcome().isErrorAnswer() && p.provenance()).count();
    if (marked > 0) {
      add(Kind.PROBE, texts.format("source.service"), "found.provenance", marked);
    }
  }

  private void function(FunctionReport report) {
    Instant at = report.observedAt() == null ? facts.at() : report.observedAt();
    String source = report.url().getHost();
    Failure failure = report.failure();
    if (failure != null) {
      String what = texts.format("failure." + failure.kind().code());
      addAt(at, Kind.PROBE, source, "found.failing", report.name(), what, failure.detail());
    } else if (report.state() == FunctionState.SLOW) {
      Duration total = Probed.orZero(report.phases().total());
      addAt(at, Kind.PROBE, source, "found.slow", report.name(), total.toMillis() / 1000.0);
    }
  }

  private void followUps() {
    for (FollowUp followUp : facts.followUps()) {
      switch (followUp) {
        case FollowUp.AtDohAddress each -> {
          boolean works = each.seen().answer() != null && each.seen().failure() == null;
          add(Kind.PROBE, each.seen().host(), works ? "found.doh-works" : "found.doh-fails");
        }
        case FollowUp.OtherName each ->
            add(
                Kind.PROBE,
                each.seen().host(),
                each.getsThrough() ? "found.other-name-works" : "found.other-name-fails");
        case FollowUp.Direct each ->
            add(
                Kind.LOCAL,
                texts.format("source.device"),
                each.seen().answer() != null ? "found.direct-works" : "found.direct-fails");
      }
    }
  }

  private void controlSites() {
    Set<String> all = controls.operators();
    if (all.isEmpty()) {
      return;
    }
    Set<String> good = new java.util.TreeSet<>(controls.goodOperators());
    good.addAll(controls.goodPlainOperators());
    String source = texts.format("source.controls");
    if (!good.isEmpty()) {
      add(Kind.LOCAL, source, "found.controls-good", texts.enumerate(List.copyOf(good)));
    }
    List<String> bad = all.stream().filter(each -> !good.contains(each)).sorted().toList();
    if (!bad.isEmpty()) {
      add(Kind.LOCAL, source, "found.controls-bad", texts.enumerate(bad));
    }
    if (!controls.anySecureGood()) {
      controls
          .portalAddress()
          .ifPresent(address -> add(Kind.LOCAL, source, "found.portal", address));
      controls
          .untrustedRoot()
          .ifPresent(root -> add(Kind.LOCAL, source, "found.untrusted-root", root));
    }
    controls
        .clockOffset()
        .filter(offset -> offset.abs().compareTo(CLOCK_TOLERANCE) > 0)
        .ifPresent(offset -> clock(source, offset));
  }

  private void clock(String source, Duration offset) {
    add(
        Kind.LOCAL,
        source,
        offset.isNegative() ? "found.clock.ahead" : "found.clock.behind",
        texts.spans().roughly(offset.abs().plusSeconds(30)));
  }

  private void lookups() {
    for (NameLookup lookup : facts.lookups()) {
      if (lookup.via() == Via.SYSTEM && lookup.found()) {
        continue;
      }
      if (lookup.found()) {
        add(Kind.LOCAL, lookup.server(), "found.name", lookup.name());
      } else {
        FailureKind kind = lookup.failure() == null ? FailureKind.UNKNOWN : lookup.failure().kind();
        String what = texts.format("failure." + kind.code());
        add(Kind.LOCAL, lookup.server(), "found.no-name", lookup.name(), what);
      }
    }
  }

  private void device(Device device) {
    String source = texts.format("source.device");
    if (!device.hasAddress()) {
      add(Kind.LOCAL, source, "found.no-address");
    } else if (!device.hasRoute()) {
      add(Kind.LOCAL, source, "found.no-route");
    }
    if (device.gateway() == Device.Gateway.SILENT) {
      add(Kind.LOCAL, source, "found.gateway-silent");
    }
    if (device.vpn() != null) {
      add(Kind.LOCAL, source, "found.vpn", device.vpn());
    }
    if (device.proxy() != null) {
      add(Kind.LOCAL, source, "found.proxy", device.proxy());
    }
    if (!device.hostsEntries().isEmpty()) {
      add(Kind.LOCAL, source, "found.hosts", device.hostsEntries().getFirst());
    }
    if (brokenIpv6()) {
      add(Kind.LOCAL, source, "found.ipv6-broken");
    }
  }

  /// Whether anything was asked over IPv6, where there is such a thing.
  boolean triedIpv6() {
    return !attemptsOverV6().isEmpty();
  }

  /// Every attempt over IPv6 failed or was overtaken while IPv4 got through.
  boolean brokenIpv6() {
    List<ConnectAttempt> overV6 = attemptsOverV6();
    return overV6.size() >= 3
        && overV6.stream().allMatch(each -> each.failure() != null || each.elapsed().isZero())
        && facts.probes().stream()
            .map(each -> each.seen().address())
            .anyMatch(address -> address != null && !isIpv6(address));
  }

  private List<ConnectAttempt> attemptsOverV6() {
    return facts.probes().stream()
        .flatMap(each -> each.seen().attempts().stream())
        .filter(each -> isIpv6(each.address()))
        .filter(each -> !isWithoutRoute(each.failure()))
        .toList();
  }

  /// A device without IPv6 is sound, too.
  private static boolean isWithoutRoute(@Nullable Failure failure) {
    return failure != null && failure.kind() == FailureKind.NETWORK_UNREACHABLE;
  }

  private static boolean isIpv6(InetAddress address) {
    return address.getAddress().length == 16;
  }

  private void add(Kind kind, String source, String key, Object... values) {
    addAt(facts.at(), kind, source, key, values);
  }

  private void addAt(Instant at, Kind kind, String source, String key, Object... values) {
    found.add(new Evidence(kind, source, texts.format(key, values), at));
  }
}
