package app.uptick.diagnosis;

import app.uptick.model.Cause;
import app.uptick.model.ChecklistItem;
import app.uptick.model.ChecklistItem.Result;
import app.uptick.model.Device;
import app.uptick.model.Facts;
import app.uptick.model.State;
import app.uptick.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The troubleshooting steps, each with what it found, in the order that finds a fault soonest.
final class Checklist {

  private static final List<String> MANUAL =
      List.of("restart-app", "clear-cache", "update-app", "other-network", "ask-friend");

  private final Facts facts;
  private final Controls controls;
  private final Verdict verdict;
  private final Texts texts;
  private final List<ChecklistItem> items = new ArrayList<>();
  private boolean cutShort;

  Checklist(Facts facts, Controls controls, Verdict verdict, Texts texts) {
    this.facts = facts;
    this.controls = controls;
    this.verdict = verdict;
    this.texts = texts;
  }

  List<ChecklistItem> items(boolean brokenIpv6) {
    Device device = facts.device();
    step("network", device.isConnected() && !isCause(Cause.NO_NETWORK));
    portal();
    step("internet", !isCause(Cause.NO_INTERNET));
    clock();
    step("dns", !isCause(Cause.DNS_RESOLVER));
    step("proxy", !isCause(Cause.PROXY), device.proxy() != null);
    step("interception", !isCause(Cause.TLS_INTERCEPTION));
    step("speed", !isCause(Cause.SLOW_CONNECTION));
    warn("vpn", device.vpn() != null);
    warn("ipv6", brokenIpv6);
    step("tampering", !isCause(Cause.DNS_TAMPERING));
    step("filter", !isOneOf(Cause.CONNECTION_FILTERED, Cause.BLOCK_PAGE));
    step("region", !isCause(Cause.GEO_BAN));
    step("service", verdict.state() != State.DOWN, verdict.state() == State.DEGRADED);
    for (String id : MANUAL) {
      Result result = verdict.state() == State.UP ? Result.SKIP : Result.MANUAL;
      items.add(item(id, result, texts.format("step." + id + ".manual")));
    }
    return List.copyOf(items);
  }

  private void portal() {
    if (controls.operators().isEmpty()) {
      skip("portal");
    } else {
      step("portal", !isCause(Cause.CAPTIVE_PORTAL));
    }
  }

  private void clock() {
    boolean off =
        controls
            .clockOffset()
            .filter(offset -> offset.abs().compareTo(Findings.CLOCK_TOLERANCE) > 0)
            .isPresent();
    step("clock", !isCause(Cause.WRONG_CLOCK), off);
  }

  private void step(String id, boolean passes) {
    step(id, passes, false);
  }

  private void step(String id, boolean passes, boolean warns) {
    if (cutShort) {
      skip(id);
    } else if (!passes) {
      items.add(item(id, Result.FAIL, texts.format("step." + id + ".fail")));
      cutShort = true;
    } else if (warns) {
      items.add(item(id, Result.WARN, texts.format("step." + id + ".warn")));
    } else {
      items.add(item(id, Result.PASS, texts.format("step." + id + ".pass")));
    }
  }

  private void warn(String id, boolean warns) {
    step(id, true, warns);
  }

  private void skip(String id) {
    items.add(item(id, Result.SKIP, texts.format("step.skip")));
  }

  private ChecklistItem item(String id, Result result, String detail) {
    return new ChecklistItem(id, texts.format("step." + id), result, detail);
  }

  private boolean isCause(Cause cause) {
    return verdict.cause() == cause;
  }

  private boolean isOneOf(Cause... causes) {
    return Set.of(causes).contains(verdict.cause());
  }
}
