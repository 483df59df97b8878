package app.uptick.link;

import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.ChecklistItem;
import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.Phase;
import app.uptick.model.PhaseTimes;
import app.uptick.model.Scope;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusSnapshot;
import app.uptick.model.Symptom;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A status as a monitor would publish it during an outage, with every kind of field filled.
public final class SampleStatus {

  public static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");

  private SampleStatus() {}

  public static StatusSnapshot outage() {
    return snapshot(
        new Standing(
            State.DOWN,
            Cause.SERVER_ERROR,
            "TikTok is down for everyone.",
            NOW.minusSeconds(300),
            "i-1"),
        check());
  }

  public static StatusSnapshot starting() {
    return new StatusSnapshot(
        new Standing(State.UNKNOWN, Cause.UNCLEAR, "First check is under way.", NOW, null),
        null,
        Activity.STARTING,
        Mute.OFF,
        Duration.ofSeconds(60),
        false);
  }

  public static StatusSnapshot snapshot(Standing standing, Check latest) {
    return new StatusSnapshot(
        standing,
        latest,
        Activity.WATCHING,
        new Mute.Until(NOW.plusSeconds(3600)),
        Duration.ofSeconds(15),
        true);
  }

  /// A snapshot that is told from others by its headline.
  public static StatusSnapshot withHeadline(String headline) {
    return snapshot(new Standing(State.DOWN, Cause.SERVER_ERROR, headline, NOW, "i-1"), check());
  }

  public static Check check() {
    return new Check(
        NOW,
        Duration.ofMillis(1234),
        new Diagnosis(
            State.DOWN,
            Cause.SERVER_ERROR,
            Set.of(Symptom.ERROR_MESSAGES, Symptom.SLOW_LOADING),
            Scope.WIDESPREAD,
            0.93,
            "TikTok is down for everyone.",
            List.of("Wait a while.", "Don’t log out, <b>\"or in\"</b>\n🙂"),
            List.of(
                new Evidence(Evidence.Kind.PROBE, "www.tiktok.com", "Answers with 503.", NOW),
                new Evidence(Evidence.Kind.CROWD, "Reports", "3 in 5 minutes", NOW)),
            List.of(failing(), unasked()),
            List.of(
                new ChecklistItem("network", "Network", ChecklistItem.Result.PASS, "Connected."),
                new ChecklistItem("app", "Restart", ChecklistItem.Result.MANUAL, ""))));
  }

  private static FunctionReport failing() {
    return new FunctionReport(
        FunctionId.WEB,
        "Web site",
        URI.create("https://www.tiktok.com/robots.txt"),
        FunctionState.FAILING,
        "192.0.2.1",
        new PhaseTimes(
            Duration.ofNanos(12_340_000), Duration.ofMillis(50), null, null, Duration.ofMillis(70)),
        503,
        new Failure(Phase.HTTP, FailureKind.STATUS, "503 Service Unavailable"),
        NOW);
  }

  private static FunctionReport unasked() {
    return new FunctionReport(
        FunctionId.LIVE,
        "Live",
        URI.create("https://live.tiktok.com/"),
        FunctionState.UNKNOWN,
        null,
        PhaseTimes.NONE,
        null,
        null,
        null);
  }

  public static StatusChange change() {
    return new StatusChange(
        NOW,
        State.UP,
        State.DOWN,
        Cause.SERVER_ERROR,
        "TikTok is down for everyone.",
        "i-1",
        NOW.minusSeconds(20));
  }

  public static Notice notice() {
    return new Notice(
        NOW,
        Notice.Kind.TROUBLE,
        "i-1",
        "TikTok is down",
        "Since 10:15, for everyone.",
        Notice.Urgency.NORMAL);
  }
}
