package app.uptick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.desktop.MovingClock;
import app.uptick.history.History;
import app.uptick.history.HistoryReader;
import app.uptick.history.Incident;
import app.uptick.history.IncidentReader;
import app.uptick.history.Moment;
import app.uptick.history.Retention;
import app.uptick.link.SampleStatus;
import app.uptick.model.Activity;
import app.uptick.model.Check;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.Mute;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
  private final MovingClock clock = new MovingClock(NOON);
  private Duration awake = Duration.ZERO;
  private Duration powered = Duration.ZERO;

  @Test
  void writesDownAPauseAndTheCheckWithinIt() throws IOException {
    try (History history = open()) {
      Recording recording = started(history);
      check(recording);
      pass(MINUTE);
      recording.onSnapshot(snapshot(Activity.PAUSED));
      pass(MINUTE.multipliedBy(10));
      recording.onSnapshot(snapshot(Activity.CHECKING));
      check(recording);
      recording.onSnapshot(snapshot(Activity.PAUSED));
      pass(MINUTE.multipliedBy(30));
      recording.onSnapshot(snapshot(Activity.WATCHING));
      check(recording);
      pass(MINUTE);
    }

    assertEquals(List.of(Kind.DOWN, Kind.PAUSED, Kind.DOWN), kinds(Duration.ofMinutes(42)));
  }

  @Test
  void writesDownThatTheDeviceSlept() throws IOException {
    try (History history = open()) {
      Recording recording = started(history);
      check(recording);
      sleep(Duration.ofHours(8));
      check(recording);
      pass(MINUTE);
    }

    assertEquals(
        List.of(
            new Band(NOON, NOON.plus(Duration.ofHours(8)), Kind.ASLEEP),
            new Band(NOON.plus(Duration.ofHours(8)), clock.instant(), Kind.DOWN)),
        bands(Duration.between(NOON, clock.instant())));
  }

  @Test
  void writesDownAShortSleepBetweenTwoChecks() throws IOException {
    try (History history = open()) {
      Recording recording = started(history);
      check(recording);
      sleep(Duration.ofSeconds(50));
      pass(Duration.ofSeconds(10));
      check(recording);
    }

    assertEquals(List.of(new Band(NOON, clock.instant(), Kind.ASLEEP)), bands(MINUTE));
  }

  @Test
  void doesNotTakeALateCheckForSleep() throws IOException {
    try (History history = open()) {
      Recording recording = started(history);
      check(recording);
      pass(Duration.ofSeconds(150));
      check(recording);
    }

    assertEquals(List.of(Kind.DOWN), kinds(Duration.ofSeconds(150)));
  }

  @Test
  void keepsTheEvidenceOfAChangeAndTheNetworkItWasMetOn() throws IOException {
    Check check = new Check(NOON, Duration.ZERO, SampleStatus.check().diagnosis());
    try (History history = open()) {
      Recording recording = started(history);
      recording.onCheck(check);
      recording.onChange(
          new StatusChange(
              NOON,
              State.UP,
              check.diagnosis().state(),
              check.diagnosis().cause(),
              "Down.",
              "i1",
              NOON));
    }

    IncidentReader reader = new IncidentReader(folder);
    Incident incident = reader.incident("i1").orElseThrow();
    assertEquals(
        check.diagnosis().evidence().getFirst(), incident.steps().getFirst().evidence().getFirst());
    assertEquals(check.diagnosis().scope(), incident.scope());
    assertEquals(1, reader.network(NOON, MINUTE).orElseThrow().checks());
  }

  private History open() throws IOException {
    Retention retention = new Retention(Duration.ofDays(7), 50_000_000);
    return History.open(folder, clock, retention, troubles::add).history();
  }

  private Recording started(History history) {
    Recording recording =
        new Recording(
            history,
            () -> new Moment(clock.instant(), awake, Optional.of(powered)),
            () -> Optional.of("home"));
    recording.onSnapshot(snapshot(Activity.STARTING));
    return recording;
  }

  private void pass(Duration time) {
    awake = awake.plus(time);
    sleep(time);
  }

  private void sleep(Duration time) {
    clock.advance(time);
    powered = powered.plus(time);
  }

  private void check(Recording recording) {
    recording.onCheck(new Check(clock.instant(), Duration.ZERO, SampleStatus.check().diagnosis()));
  }

  private static StatusSnapshot snapshot(Activity activity) {
    StatusSnapshot outage = SampleStatus.outage();
    return new StatusSnapshot(
        outage.standing(), outage.latest(), activity, Mute.OFF, MINUTE, false);
  }

  private List<Kind> kinds(Duration span) throws IOException {
    return bands(span).stream().map(Band::kind).toList();
  }

  private List<Band> bands(Duration span) throws IOException {
    assertEquals(List.of(), troubles);
    return new HistoryReader(folder).view(span, Optional.empty(), clock.instant(), 10).bands();
  }
}
