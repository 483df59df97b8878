package app.uptick.desktop.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

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

  @Provide
  Arbitrary<List<Event>> histories() {
    return Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(new Event.Stands(State.UP, Cause.NONE, null))),
            Tuple.of(2, Arbitraries.just(new Event.Stands(State.UNKNOWN, Cause.UNCLEAR, null))),
            Tuple.of(8, troubles()),
            Tuple.of(1, Arbitraries.of(true, false).map(Event.Flaps::new)),
            Tuple.of(1, minutes().map(Event.MutedFor::new)),
            Tuple.of(1, Arbitraries.just(new Event.MutedUntilBack())),
            Tuple.of(1, Arbitraries.just(new Event.Unmuted())),
            Tuple.of(3, minutes().map(Event.Passes::new)),
            Tuple.of(2, Arbitraries.just(new Event.Restarts())))
        .map(event -> (Event) event)
        .list()
        .ofMaxSize(40);
  }

  private static Arbitrary<Event.Stands> troubles() {
    return Arbitraries.of(State.DEGRADED, State.DOWN, State.BLOCKED, State.YOUR_SIDE)
        .flatMap(state ->
            Combinators.combine(
                    Arbitraries.of(causes(state)), Arbitraries.of("i1", "i2", "i3").injectNull(0.1))
                .as((cause, incident) -> new Event.Stands(state, cause, incident)));
  }

  private static List<Cause> causes(State state) {
    return Arrays.stream(Cause.values()).filter(cause -> cause.goesWith(state)).limit(3).toList();
  }

  private static Arbitrary<Duration> minutes() {
    return Arbitraries.longs().between(1, 90).map(Duration::ofMinutes);
  }

  @Property
  void troubleAndRecoveryAlternate(@ForAll("histories") List<Event> history) {
    List<Notice> told = live(history).told;

    String kinds = told.stream().map(TellerPropertyTest::letter).collect(Collectors.joining());
    assertTrue(kinds.matches("(TC*R)*(TC*)?"), kinds);
  }

  @Property
  void aThreadLastsFromTheFirstMessageToTheRecovery(@ForAll("histories") List<Event> history) {
    List<Notice> told = live(history).told;

    for (int i = 1; i < told.size(); i++) {
      if (told.get(i).kind() != Kind.TROUBLE) {
        assertEquals(told.get(i - 1).thread(), told.get(i).thread());
      }
    }
  }

  @Property
  void whatWasToldIsWhatStandsUnlessMutedOrNotKnown(@ForAll("histories") List<Event> history) {
    live(
        history,
        world -> {
          if (!world.isMuted() && world.isTelling()) {
            assertEquals(world.stands(), world.saysLastly(), () -> world.told.toString());
          }
        });
  }

  @Property
  void nothingIsToldWhileMutedOrNotKnown(@ForAll("histories") List<Event> history) {
    live(
        history,
        world -> {
          if (world.isMuted() || world.snapshot().standing().state() == State.UNKNOWN) {
            assertEquals(0, world.toldInThisStep());
          }
        });
  }

  @Property
  void aStepIsToldAtMostOnce(@ForAll("histories") List<Event> history) {
    live(history, world -> assertTrue(world.toldInThisStep() <= 1));
  }

  @Property
  void aRecoverySaysHowLongItLasted(@ForAll("histories") List<Event> history) {
    for (Notice notice : live(history).told) {
      if (notice.kind() == Kind.RECOVERY) {
        assertTrue(notice.body().matches(".* \\d+ (s|min|h|d)( \\d+ (min|h))?\\."), notice.body());
      }
    }
  }

  @Property
  void restartsChangeNothing(@ForAll("histories") List<Event> history) {
    List<Event> undisturbed =
        history.stream().filter(event -> !(event instanceof Event.Restarts)).toList();

    assertEquals(live(undisturbed).told, live(history).told);
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
        case Event.MutedUntilBack() -> mute = new Mute.UntilBack();
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
