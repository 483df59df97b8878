package app.uptick.diagnosis;

import app.uptick.model.Cause;
import app.uptick.model.ChecklistItem;
import app.uptick.model.ChecklistItem.Result;
import app.uptick.model.Device;
import app.uptick.model.Facts;
import app.uptick.model.Facts.FollowUp;
import app.uptick.model.NameLookup;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The troubleshooting steps, each with what it found, in the order that finds a fault soonest.
///
/// The verdict says which step fails. A step passes only where this round saw it pass; what nobody
/// looked at is skipped.
final class Checklist {

  private static final List<String> MANUAL =
      List.of(
          "restart-app",
          "clear-cache",
          "update-app",
          "other-network",
          "restart-router",
          "ask-friend");

  private final Facts facts;
  private final Controls controls;
  private final List<Probed> probed;
  private final Verdict verdict;
  private final Texts texts;
  private final List<ChecklistItem> items = new ArrayList<>();
  private boolean cutShort;

  Checklist(Facts facts, Controls controls, List<Probed> probed, Verdict verdict, Texts texts) {
    this.facts = facts;
    this.controls = controls;
    this.probed = probed;
    this.verdict = verdict;
    this.texts = texts;
  }

  /// What a step came to: a result, and the key of its words.
  private record Finding(Result result, String words) {

    static final Finding UNSEEN = new Finding(Result.SKIP, "step.unseen");
  }

  List<ChecklistItem> items(Findings findings) {
    Device device = facts.device();
    boolean connected = device.isConnected() && !isCause(Cause.NO_NETWORK);
    add("network", connected ? pass("network") : fail("network"));
    add("portal", isCause(Cause.CAPTIVE_PORTAL) ? fail("portal") : seen("portal", anyGood()));
    add("internet", internet());
    add("clock", clock());
    add("dns", isCause(Cause.DNS_RESOLVER) ? fail("dns") : seen("dns", isAnyNameFound()));
    add("proxy", proxy(device));
    add("interception", interception());
    add("speed", speed());
    add("vpn", device.vpn() != null ? warn("vpn") : pass("vpn"));
    add("ipv6", findings.brokenIpv6() ? warn("ipv6") : seen("ipv6", findings.triedIpv6()));
    add(
        "tampering",
        isCause(Cause.DNS_TAMPERING) ? fail("tampering") : seen("tampering", areNamesTrue()));
    add("filter", filter());
    add("region", isCause(Cause.GEO_BAN) ? fail("region") : seen("region", isServedHere()));
    add("service", service());
    for (String id : MANUAL) {
      Result result = verdict.state() == State.UP ? Result.SKIP : Result.MANUAL;
      items.add(item(id, new Finding(result, "step." + id + ".manual")));
    }
    return List.copyOf(items);
  }

  private Finding internet() {
    if (isCause(Cause.NO_INTERNET)) {
      return anyGood() ? fail("internet.partly") : fail("internet");
    }
    boolean noneAnswers = !controls.operators().isEmpty() && !anyGood();
    return noneAnswers ? warn("internet") : seen("internet", anyGood());
  }

  private Finding clock() {
    if (isCause(Cause.WRONG_CLOCK)) {
      return fail("clock");
    }
    return controls
        .clockOffset()
        .map(offset ->
            offset.abs().compareTo(Findings.CLOCK_TOLERANCE) > 0 ? warn("clock") : pass("clock"))
        .orElse(Finding.UNSEEN);
  }

  /// That it would be better without the proxy is said where that was tried, and was so.
  private Finding proxy(Device device) {
    if (isCause(Cause.PROXY)) {
      return worksWithoutProxy() ? fail("proxy.direct") : fail("proxy");
    }
    if (device.proxy() == null) {
      return pass("proxy");
    }
    return anyGood() || isAnswered() ? warn("proxy") : warn("proxy.unproven");
  }

  private boolean worksWithoutProxy() {
    return facts.followUps().stream()
        .anyMatch(each ->
            each instanceof FollowUp.Direct direct
                && direct.seen().answer() != null
                && direct.seen().failure() == null);
  }

  private Finding interception() {
    if (isCause(Cause.TLS_INTERCEPTION)) {
      return fail("interception");
    }
    return controls.impersonatedOperators().isEmpty()
        ? seen("interception", controls.anySecureGood())
        : warn("interception");
  }

  private Finding speed() {
    if (isCause(Cause.SLOW_CONNECTION)) {
      return fail("speed");
    }
    return new Ground(facts, controls).slowness().isPresent()
        ? warn("speed")
        : seen("speed", controls.medianTotal().isPresent());
  }

  /// Where nothing answers, a filter looks like an outage until others say that they meet it, too.
  private Finding filter() {
    if (isCause(Cause.CONNECTION_FILTERED) || isCause(Cause.BLOCK_PAGE)) {
      return fail("filter");
    }
    boolean othersMeetIt =
        verdict.state() == State.DOWN
            && (verdict.scope() == Scope.WIDESPREAD || verdict.scope() == Scope.REGIONAL);
    return seen("filter", isAnswered() || othersMeetIt);
  }

  private Finding service() {
    return switch (verdict.state()) {
      case DOWN -> fail("service");
      case DEGRADED -> areAllWell() ? warn("service.told") : warn("service");
      case UP, BLOCKED, YOUR_SIDE, UNKNOWN -> seen("service", isAnswered());
    };
  }

  // ---- what was seen

  private boolean anyGood() {
    return controls.anyGood();
  }

  private boolean isAnyNameFound() {
    return !controls.operatorsWithName().isEmpty()
        || probed.stream().map(each -> each.probe().seen().lookup()).anyMatch(Checklist::isFound);
  }

  private static boolean isFound(@Nullable NameLookup lookup) {
    return lookup != null && lookup.found();
  }

  /// An answer under the service's certificate settles it; else a name must have been told both
  /// here and by those who cannot be overheard.
  private boolean areNamesTrue() {
    boolean toldHere = probed.stream().anyMatch(each -> each.probe().seen().lookup() != null);
    boolean toldElsewhere =
        facts.lookups().stream().anyMatch(l -> l.via() == NameLookup.Via.DOH && l.found());
    return isAnswered() || (toldHere && toldElsewhere);
  }

  /// Whether an answer came that nobody but the service can have given.
  private boolean isAnswered() {
    return probed.stream().anyMatch(Probed::isUnderCertificate);
  }

  private boolean isServedHere() {
    return probed.stream().anyMatch(each -> each.outcome().answered());
  }

  private boolean areAllWell() {
    return probed.stream().allMatch(each -> each.outcome() == Outcome.GOOD);
  }

  // ---- putting it down

  private static Finding pass(String key) {
    return new Finding(Result.PASS, "step." + key + ".pass");
  }

  private static Finding warn(String key) {
    return new Finding(Result.WARN, "step." + key + ".warn");
  }

  private static Finding fail(String key) {
    return new Finding(Result.FAIL, "step." + key + ".fail");
  }

  private static Finding seen(String key, boolean passes) {
    return passes ? pass(key) : Finding.UNSEEN;
  }

  /// Once a step has failed, those after it say nothing.
  private void add(String id, Finding found) {
    items.add(item(id, cutShort ? new Finding(Result.SKIP, "step.skip") : found));
    cutShort |= found.result() == Result.FAIL;
  }

  private ChecklistItem item(String id, Finding found) {
    return new ChecklistItem(
        id, texts.format("step." + id), found.result(), texts.format(found.words()));
  }

  private boolean isCause(Cause cause) {
    return verdict.cause() == cause;
  }
}
