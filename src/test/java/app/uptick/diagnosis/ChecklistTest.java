package app.uptick.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.ChecklistItem;
import app.uptick.model.ChecklistItem.Result;
import app.uptick.model.Device;
import app.uptick.model.Evidence.Kind;
import app.uptick.model.Facts;
import app.uptick.model.Facts.ControlProbe;
import app.uptick.model.Facts.FollowUp;
import app.uptick.model.Facts.ServiceProbe;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.HttpAnswer;
import app.uptick.model.Observation;
import app.uptick.model.Phase;
import app.uptick.model.PhaseTimes;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.model.ServiceProfile.ProbeSpec;
import app.uptick.model.Testimony;
import app.uptick.model.Testimony.Seen;
import app.uptick.model.Testimony.Vantage;
import app.uptick.model.Testimony.Voices;
import app.uptick.settings.ProfileFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A step says what this round saw, and nothing that it did not see.
class ChecklistTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final ServiceProfile PROFILE = ProfileFile.builtIn();
  private static final HttpAnswer FINE =
      new HttpAnswer(200, Map.of("x-tt-logid", "20261122120000"), "User-agent: *");
  private static final Failure REFUSED =
      new Failure(Phase.CONNECT, FailureKind.CONNECTION_REFUSED, "refused");

  private final List<ServiceProbe> probes = new ArrayList<>();
  private final List<ControlProbe> controls = new ArrayList<>();
  private final List<FollowUp> followUps = new ArrayList<>();
  private final List<Testimony> said = new ArrayList<>();
  private @Nullable String proxy;

  @Test
  void skipsWhatNobodyLookedAt() {
    everyFunction(FINE, null);

    assertEquals(
        List.of("network", "proxy", "vpn", "tampering", "filter", "region", "service"),
        steps(Result.PASS));
    assertEquals(
        List.of("portal", "internet", "clock", "dns", "interception", "speed", "ipv6"),
        steps(Result.SKIP).stream().filter(each -> !isManual(each)).toList());
    assertEquals("Not looked into this time.", step("internet").detail());
  }

  @Test
  void passesOtherSitesOnceTheyWereSeenToAnswer() {
    everyFunction(FINE, null);
    soundControls();

    assertEquals(Result.PASS, step("internet").result());
    assertEquals(Result.PASS, step("portal").result());
    assertEquals(Result.PASS, step("interception").result());
  }

  @Test
  void warnsThatOtherSitesFailThoughTikTokAnswers() {
    everyFunction(FINE, null);
    controls.add(control("Google", null, REFUSED));
    controls.add(control("Mozilla", null, REFUSED));

    assertEquals(Result.WARN, step("internet").result());
    assertEquals(Result.SKIP, step("portal").result());
  }

  @Test
  void doesNotPassAFilterThatMayBeThere() {
    everyFunction(null, REFUSED);
    soundControls();

    assertEquals(Result.SKIP, step("filter").result());
    assertEquals(Result.SKIP, step("region").result());
    assertEquals(Result.FAIL, step("service").result());
  }

  @Test
  void passesTheFilterOnceOthersMeetTheSame() {
    everyFunction(null, REFUSED);
    soundControls();
    URI page = PROFILE.functions().getFirst().probes().getFirst().url();
    List<Vantage> failing =
        Stream.of("US", "SG", "DE").map(c -> new Vantage(c, c, null, null, REFUSED)).toList();
    said.add(new Testimony(Kind.ELSEWHERE, "g", NOW, new Seen(page, "US", failing)));

    assertEquals(Result.PASS, step("filter").result());
  }

  @Test
  void doesNotSayThatItWorksWithoutTheProxyWhereItDoesNot() {
    brokenProxy();
    followUps.add(new FollowUp.Direct(probes.getFirst(), seen(null, REFUSED)));

    assertEquals(Result.FAIL, step("proxy").result());
    assertEquals("The proxy that is set does not work.", step("proxy").detail());
  }

  @Test
  void saysThatItWorksWithoutTheProxyWhereItDoes() {
    brokenProxy();
    followUps.add(new FollowUp.Direct(probes.getFirst(), seen(FINE, null)));

    assertEquals(
        "The proxy that is set does not work; without it, TikTok answers.", step("proxy").detail());
  }

  @Test
  void doesNotBlameServersThatAnswerForWhatOthersSay() {
    everyFunction(FINE, null);
    soundControls();
    said.add(new Testimony(Kind.CROWD, "c", NOW, new Voices(120, 1, Duration.ofMinutes(10))));

    assertEquals(Result.WARN, step("service").result());
    assertEquals(
        "TikTok’s servers answer here, but others say that parts of it fail.",
        step("service").detail());
  }

  // ---- making it up

  private void brokenProxy() {
    proxy = "proxy.example:3128";
    everyFunction(null, REFUSED);
    controls.add(control("Google", null, REFUSED));
    controls.add(control("Mozilla", null, REFUSED));
  }

  private void soundControls() {
    controls.add(control("Google", new HttpAnswer(204, Map.of(), ""), null));
    controls.add(control("Mozilla", new HttpAnswer(200, Map.of(), "success\n"), null));
  }

  private static ControlProbe control(
      String name, @Nullable HttpAnswer answer, @Nullable Failure failure) {
    Control control =
        PROFILE.controls().stream().filter(each -> each.name().equals(name)).findFirst().get();
    return new ControlProbe(control, observed(control.url(), answer, failure));
  }

  private void everyFunction(@Nullable HttpAnswer answer, @Nullable Failure failure) {
    for (FunctionId id : FunctionId.values()) {
      ProbeSpec spec = PROFILE.function(id).probes().getFirst();
      probes.add(new ServiceProbe(id, spec, observed(spec.url(), answer, failure)));
    }
  }

  private Observation seen(@Nullable HttpAnswer answer, @Nullable Failure failure) {
    return observed(probes.getFirst().spec().url(), answer, failure);
  }

  private static Observation observed(
      URI url, @Nullable HttpAnswer answer, @Nullable Failure failure) {
    return new Observation(url, NOW, null, List.of(), null, null, answer, PhaseTimes.NONE, failure);
  }

  private List<ChecklistItem> checklist() {
    Device device = new Device(true, true, Device.Gateway.ANSWERS, null, proxy, List.of());
    Facts facts = new Facts(NOW, device, probes, controls, List.of(), followUps);
    return new Diagnostician(PROFILE, Locale.ENGLISH).diagnose(facts, said).checklist();
  }

  private ChecklistItem step(String id) {
    return checklist().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private List<String> steps(Result result) {
    return checklist().stream()
        .filter(each -> each.result() == result)
        .map(ChecklistItem::id)
        .toList();
  }

  private static boolean isManual(String id) {
    return List.of(
            "restart-app",
            "clear-cache",
            "update-app",
            "other-network",
            "restart-router",
            "ask-friend")
        .contains(id);
  }
}
