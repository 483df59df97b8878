package app.uptick.monitor;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Facts;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.model.State;
import app.uptick.monitor.Round.Ask;
import app.uptick.settings.ProfileFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A monitor at work that is told to watch other functions: its own loop, and a clock that runs as
/// fast as it can.
final class TurningTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final ServiceProfile ALL = ProfileFile.builtIn();
  private static final ServiceProfile SOME =
      ALL.only(Set.of(FunctionId.WEB, FunctionId.LOGIN, FunctionId.VIDEO));

  private final VirtualTime time = new VirtualTime(START, START.plus(Duration.ofMinutes(10)));
  private final List<String> rounds = new ArrayList<>();
  private final NavigableMap<Instant, Runnable> plan = new TreeMap<>();
  private final Noted first = new Noted("all", ALL);
  private final Noted second = new Noted("some", SOME);
  private final Monitor monitor =
      new Monitor(
          ALL,
          first,
          first.diagnostician,
          Bystanders.NOBODY,
          Runnable::run,
          new Monitor.Pace(INTERVAL, INTERVAL),
          time,
          (commands, most) -> {
            Instant due = plan.isEmpty() ? Instant.MAX : plan.firstKey();
            if (!time.instant().isBefore(due)) {
              plan.pollFirstEntry().getValue().run();
            }
            Duration left =
                Duration.between(time.instant(), plan.isEmpty() ? due : plan.firstKey());
            return time.next(commands, left.compareTo(most) < 0 ? left : most);
          },
          new Random(1),
          () -> {},
          null,
          null);

  @Test
  void asksAnewAtOnceWhenItIsToldToWatchOtherFunctions() {
    at(90, this::turn);

    monitor.run();

    assertEquals(
        List.of("all full", "all light", "others", "some full", "some light"),
        rounds.subList(0, 5));
    assertEquals(START.plusSeconds(90), second.begun.getFirst());
    assertEquals(functions(SOME), functions());
    assertEquals(State.UP, monitor.model().current().standing().state());
  }

  @Test
  void makesARoundToItsEndFirst() {
    first.during = this::turn;

    monitor.run();

    assertEquals(List.of("all full", "others", "some full"), rounds.subList(0, 3));
    assertEquals(1, first.begun.size());
  }

  @Test
  void leavesTheServiceAloneForAsLongAsIsPoliteHoweverOftenItIsTurned() {
    for (int second = 90; second < 150; second += 5) {
      at(second, this::turn);
    }

    monitor.run();

    List<Instant> all = second.begun;
    for (Instant each : all) {
      long near =
          first.asking.between(each, each.plusSeconds(20))
              + second.asking.between(each, each.plusSeconds(20));
      assertTrue(near <= 20, () -> near + " requests from " + each);
    }
    assertTrue(all.stream().anyMatch(START.plusSeconds(145)::isBefore), "it never went on");
  }

  @Test
  void waitsForTheEndOfAPause() {
    at(70, monitor::pause);
    at(90, this::turn);
    at(300, monitor::resume);

    monitor.run();

    assertEquals(START.plusSeconds(300), second.begun.getFirst());
    assertEquals("some full", rounds.get(rounds.lastIndexOf("others") + 1));
  }

  // ---- what is needed to tell it

  private void at(int second, Runnable what) {
    plan.put(START.plusSeconds(second), what);
  }

  private void turn() {
    monitor.turnTo(
        SOME,
        second,
        second.diagnostician,
        () -> {
          rounds.add("others");
          return Bystanders.NOBODY;
        });
  }

  private List<FunctionId> functions() {
    return requireNonNull(monitor.model().current().latest()).diagnosis().functions().stream()
        .map(FunctionReport::id)
        .toList();
  }

  private static List<FunctionId> functions(ServiceProfile profile) {
    return profile.functions().stream().map(ServiceProfile.FunctionProfile::id).toList();
  }

  /// Rounds that are noted.
  private final class Noted implements Asking {

    private final String name;
    private final Diagnostician diagnostician;
    private final SimulatedAsking asking;
    private final List<Instant> begun = new ArrayList<>();
    private Runnable during = () -> {};

    Noted(String name, ServiceProfile profile) {
      this.name = name;
      diagnostician = new Diagnostician(profile, Locale.ENGLISH);
      asking = new SimulatedAsking(profile, diagnostician, time, List.of(), 0, new Random(1));
    }

    @Override
    public Facts full(Set<URI> later, Runnable closer) {
      begin();
      Facts facts = asking.full(later, closer);
      rounds.add(name + " full");
      return facts;
    }

    @Override
    public Facts light(List<Ask> asks, List<Control> whom) {
      begin();
      Facts facts = asking.light(asks, whom);
      rounds.add(name + " light");
      return facts;
    }

    private void begin() {
      begun.add(time.instant());
      during.run();
      during = () -> {};
    }

    @Override
    public int requests() {
      return asking.requests();
    }

    @Override
    public String networkFingerprint() {
      return "one";
    }
  }
}
