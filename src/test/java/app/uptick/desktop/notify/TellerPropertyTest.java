package app.uptick.desktop.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.MovingClock;
import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.Notice.Kind;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Drives random verdict sequences, restarts, mutes and flapping through the teller.
final class TellerPropertyTest {

  /// What can happen to a monitor, one step at a time.
  sealed interface Event {

    record Stands(State state, Cause cause, @Nullable String incident) implements Event {}

    record Flaps(boolean flapping) implements Event {}

    record MutedFor(Duration length) implements Event {}

    record MutedUntilBack() implements Event {}

    record Unmuted() implements Event {}

    record Passes(Duration time) implements Event {}

    record Restarts() implements Event {}
  }

  private static final int HISTORIES = 1000;
  private static final int LONGEST = 40;
  private static final List<State> TROUBLES =
      List.of(State.DEGRADED, State.DOWN, State.BLOCKED, State.YOUR_SIDE);

  /// Tries a property on many histories, each made from a seed of its own. A failure is told with
  /// the shortest history that still fails.
  private static void forAllHistories(Consumer<List<Event>> property) {
    for (long seed = 0; seed < HISTORIES; seed++) {
      List<Event> history = history(new Random(seed));
      AssertionError error = failure(property, history);
      if (error != null) {
        List<Event> shortest = shortened(property, history);
        throw new AssertionError("seed " + seed + ", shortest: " + shortest, error);
      }
    }
  }

  private static @Nullable AssertionError failure(
      Consumer<List<Event>> property, List<Event> history) {
    try {
      property.accept(history);
      return null;
    } catch (AssertionError e) {
      return e;
    }
  }

  private static List<Event> shortened(Consumer<List<Event>> property, List<Event> history) {
    for (int i = 0; i < history.size(); i++) {
      List<Event> without = new ArrayList<>(history);
      without.remove(i);
      if (failure(property, without) != null) {
        return shortened(property, without);
      }
    }
    return history;
  }

  private static List<Event> history(Random random) {
    return Stream.generate(() -> event(random)).limit(random.nextInt(LONGEST + 1)).toList();
  }

  private static Event event(Random random) {
    return switch (random.nextInt(22)) {
      case 0, 1, 2, 3 -> new Event.Stands(State.UP, Cause.NONE, null);
      case 4, 5 -> new Event.Stands(State.UNKNOWN, Cause.UNCLEAR, null);
      case 6 -> new Event.Flaps(random.nextBoolean());
      case 7 -> new Event.MutedFor(minutes(random));
      case 8 -> new Event.MutedUntilBack();
      case 9 -> new Event.Unmuted();
      case 10, 11, 12 -> new Event.Passes(minutes(random));
      case 13, 14 -> new Event.Restarts();
      default -> trouble(random);
    };
  }

  private static Event trouble(Random random) {
    State state = TROUBLES.get(random.nextInt(TROUBLES.size()));
    List<Cause> causes = causes(state);
    String incident = random.nextInt(10) == 0 ? null : "i" + (1 + random.nextInt(3));
    return new Event.Stands(state, causes.get(random.nextInt(causes.size())), incident);
  }

  private static List<Cause> causes(State state) {
    return Arrays.stream(Cause.values()).filter(cause -> cause.goesWith(state)).limit(3).toList();
  }

  private static Duration minutes(Random random) {
    return Duration.ofMinutes(1 + random.nextInt(90));
  }

  @Test
  void troubleAndRecoveryAlternate() {
    forAllHistories(history -> {
      List<Notice> told = live(history).told;

      String kinds = told.stream().map(TellerPropertyTest::letter).collect(Collectors.joining());
      assertTrue(kinds.matches("(TC*R)*(TC*)?"), kinds);
    });
  }

  @Test
  void aThreadLastsFromTheFirstMessageToTheRecovery() {
    forAllHistories(history -> {
      List<Notice> told = live(history).told;

      for (int i = 1; i < told.size(); i++) {
        if (told.get(i).kind() != Kind.TROUBLE) {
          assertEquals(told.get(i - 1).thread(), told.get(i).thread());
        }
      }
    });
  }

  @Test
  void whatWasToldIsWhatStandsUnlessMutedOrNotKnown() {
    forAllHistories(history -> {
      live(
          history,
          world -> {
            if (!world.isMuted() && world.isTelling()) {
              assertEquals(world.stands(), world.saysLastly(), () -> world.told.toString());
            }
          });
    });
  }

  @Test
  void nothingIsToldWhileMutedOrNotKnown() {
    forAllHistories(history -> {
      live(
          history,
          world -> {
            if (world.isMuted() || world.snapshot().standing().state() == State.UNKNOWN) {
              assertEquals(0, world.toldInThisStep());
            }
          });
    });
  }

  @Test
  void aStepIsToldAtMostOnce() {
    forAllHistories(history -> {
      live(history, world -> assertTrue(world.toldInThisStep() <= 1));
    });
  }

  @Test
  void aRecoverySaysHowLongItLasted() {
    forAllHistories(history -> {
      for (Notice notice : live(history).told) {
        if (notice.kind() == Kind.RECOVERY) {
          assertTrue(
              notice.body().matches(".* \\d+ (sec|min|hr|days?)(, \\d+ (min|hr))?\\."),
              notice.body());
        }
      }
    });
  }

  @Test
  void restartsChangeNothing() {
    forAllHistories(history -> {
      List<Event> undisturbed =
          history.stream().filter(event -> !(event instanceof Event.Restarts)).toList();

      assertEquals(live(undisturbed).told, live(history).told);
    });
  }

  private static World live(List<Event> history) {
    return live(history, world -> {});
  }

  /// Every step is published twice, as happens when something else in the snapshot changes.
  private static World live(List<Event> history, Consumer<World> afterEach) {
    return inFolder(folder -> {
      World world = new World(folder);
      for (Event event : history) {
        world.live(event);
        world.publish();
        world.publish();
        afterEach.accept(world);
      }
      return world;
    });
  }

  private static World inFolder(Function<Path, World> task) {
    try {
      Path folder = Files.createTempDirectory("told");
      try {
        return task.apply(folder);
      } finally {
        Files.deleteIfExists(folder.resolve("last-told.json"));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String letter(Notice notice) {
    return switch (notice.kind()) {
      case TROUBLE -> "T";
      case CHANGE -> "C";
      case RECOVERY -> "R";
    };
  }

  /// A monitor's published side, its data folder, and the person who is told.
  private static final class World {

    private final MovingClock clock = new MovingClock(Snapshots.NOON);
    private final Supplier<Teller> starter;
    private final List<Notice> told = new ArrayList<>();
    private Teller teller;
    private Standing standing = Snapshots.unknown().standing();
    private Mute mute = Mute.OFF;
    private boolean flapping;
    private int toldBefore;

    World(Path folder) {
      starter = () -> new Teller(LastToldStore.in(folder), clock, told::add);
      teller = starter.get();
    }

    void live(Event event) {
      toldBefore = told.size();
      switch (event) {
        case Event.Stands(State state, Cause cause, @Nullable String incident) ->
            standing = new Standing(state, cause, "So it is.", clock.instant(), incident);
        case Event.Flaps(boolean now) -> flapping = now;
        case Event.MutedFor(Duration length) -> mute = new Mute.Until(clock.instant().plus(length));
        case Event.MutedUntilBack() -> {
          // Who asks about trouble that was held back knows of it: then only its end is told.
          if (!isMuted() || !standing.state().isTrouble()) {
            mute = new Mute.UntilBack();
          }
        }
        case Event.Unmuted() -> mute = Mute.OFF;
        case Event.Passes(Duration time) -> clock.advance(time);
        case Event.Restarts() -> teller = starter.get();
      }
    }

    void publish() {
      teller.onSnapshot(snapshot());
    }

    StatusSnapshot snapshot() {
      return new StatusSnapshot(
          standing, null, Activity.WATCHING, mute, Duration.ofMinutes(1), flapping);
    }

    int toldInThisStep() {
      return told.size() - toldBefore;
    }

    boolean isMuted() {
      return switch (mute) {
        case Mute.Off() -> false;
        case Mute.Until(Instant end) -> end.isAfter(clock.instant());
        case Mute.UntilBack() -> flapping || standing.state().isTrouble();
      };
    }

    /// Whether what stands is something that is told at all.
    boolean isTelling() {
      return standing.state() == State.UP
          || (standing.state().isTrouble() && (standing.incident() != null || flapping));
    }

    /// The title that the person should have seen last; none for all is well.
    String stands() {
      if (flapping) {
        return "TikTok comes and goes";
      }
      return standing.state() == State.UP
          ? ""
          : new NoticeTexts()
              .troubleTitle(
                  new LastTold.Trouble(
                      "",
                      "",
                      clock.instant(),
                      standing.state(),
                      standing.cause(),
                      false,
                      clock.instant()));
    }

    String saysLastly() {
      return told.isEmpty() || told.getLast().kind() == Kind.RECOVERY ? "" : told.getLast().title();
    }
  }
}
