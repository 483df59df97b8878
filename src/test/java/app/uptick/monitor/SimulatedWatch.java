package app.uptick.monitor;

import app.uptick.desktop.notify.LastToldStore;
import app.uptick.desktop.notify.Teller;
import app.uptick.diagnosis.Calibration;
import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Check;
import app.uptick.model.Notice;
import app.uptick.model.ServiceProfile;
import app.uptick.model.State;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import app.uptick.monitor.Spell.Kind;
import app.uptick.settings.ProfileFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Lets a monitor live through some spells. Its own loop, diagnosis, confirmation and notifications
/// are at work; only the network and the clock are simulated.
final class SimulatedWatch {

  private static final ServiceProfile PROFILE = ProfileFile.builtIn();
  private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(PROFILE, Locale.ENGLISH);
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final List<Spell> spells;
  private final List<Told> told = new ArrayList<>();
  private final List<Instant> checkedAt = new ArrayList<>();
  private final Calibration calibration = new Calibration();
  private final Calibration ofTrouble = new Calibration();
  private final SimulatedAsking asking;
  private final StatusModel model;

  /// What a person was told, and of which state.
  record Told(Instant at, Notice.Kind kind, State state, boolean flapping, String words) {}

  /// @param baseRate of all requests, so many fail by themselves
  SimulatedWatch(Instant start, Instant end, List<Spell> spells, double baseRate, Random random) {
    this.spells = spells.stream().sorted(Comparator.comparing(Spell::from)).toList();
    VirtualTime time = new VirtualTime(start, end);
    this.spells.stream()
        .filter(each -> each.kind() == Kind.ASLEEP)
        .forEach(each -> time.nap(each.from(), each.to()));
    asking = new SimulatedAsking(PROFILE, DIAGNOSTICIAN, time, this.spells, baseRate, random);
    Monitor.Pace pace = new Monitor.Pace(INTERVAL, INTERVAL);
    Monitor monitor =
        new Monitor(
            PROFILE,
            asking,
            DIAGNOSTICIAN,
            Bystanders.NOBODY,
            Runnable::run,
            pace,
            time,
            time,
            random,
            () -> {},
            null,
            null);
    model = monitor.model();
    Path folder = folder();
    model.subscribe(new Teller(LastToldStore.in(folder), time, this::note));
    model.subscribe(new Ear());
    monitor.run();
    remove(folder);
  }

  List<Spell> spells() {
    return spells;
  }

  List<Told> told() {
    return told;
  }

  /// When rounds began that counted.
  List<Instant> checkedAt() {
    return checkedAt;
  }

  SimulatedAsking asking() {
    return asking;
  }

  StatusSnapshot last() {
    return model.current();
  }

  /// How far the confidence of all verdicts can be believed.
  Calibration calibration() {
    return calibration;
  }

  /// How far that of verdicts can that tell of trouble.
  Calibration calibrationOfTrouble() {
    return ofTrouble;
  }

  private void note(Notice notice) {
    StatusSnapshot now = model.current();
    told.add(
        new Told(
            notice.at(), notice.kind(), now.standing().state(), now.flapping(), notice.title()));
  }

  private final class Ear implements StatusListener {

    @Override
    public void onSnapshot(StatusSnapshot snapshot) {}

    @Override
    public void onCheck(Check check) {
      checkedAt.add(check.checkedAt());
      State state = check.diagnosis().state();
      boolean right = asking.truths().contains(state);
      calibration.add(check.diagnosis().confidence(), right);
      if (state != State.UP) {
        ofTrouble.add(check.diagnosis().confidence(), right);
      }
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("uptick-watch");
    } catch (IOException e) {
      throw new UncheckedIOException("making a folder for what was told", e);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("removing " + folder, e);
    }
  }
}
