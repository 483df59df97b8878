package app.uptick.scenario;

import static app.uptick.scenario.Scenario.PROFILE;
import static app.uptick.scenario.Scenario.TIKTOK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import app.uptick.circle.Circle;
import app.uptick.circle.Joining;
import app.uptick.circle.Mosquitto;
import app.uptick.demo.SimulatedInternet;
import app.uptick.demo.World;
import app.uptick.demo.World.Connecting;
import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.CircleView.Part;
import app.uptick.model.Evidence;
import app.uptick.model.Facts;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import app.uptick.model.Testimony;
import app.uptick.monitor.Bystanders;
import app.uptick.monitor.Monitor;
import app.uptick.monitor.Round;
import app.uptick.probe.Warmup;
import app.uptick.witness.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Five whole monitors in a circle, through a real broker: four cannot reach the service, one says
/// that it can.
@Timeout(600)
@SuppressWarnings("NullAway.Init")
class CircleOfFiveTest {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(240);

  @TempDir private Path folder;
  private final List<Home> homes = new ArrayList<>();
  private Mosquitto broker;
  private SimulatedInternet broken;
  private SimulatedInternet sound;

  /// One home with a monitor that takes part in the circle.
  private static final class Home implements StatusListener, AutoCloseable {

    private final Circle circle;
    private final Monitor monitor;
    private Optional<CircleView> view = Optional.empty();
    private StatusSnapshot status;

    Home(Path folder, String country, SimulatedInternet internet) {
      circle =
          new Circle(
              folder,
              country,
              () -> false,
              Clock.systemUTC(),
              new Random(country.hashCode()),
              this::show,
              message -> {
                throw new AssertionError(message);
              });
      Diagnostician diagnostician = new Diagnostician(PROFILE, Locale.ENGLISH);
      monitor =
          new Monitor(
              PROFILE,
              new Round(PROFILE, internet.internet(), diagnostician, Clock.systemUTC()),
              diagnostician,
              heeding(circle),
              new Monitor.Pace(Duration.ofSeconds(10), Duration.ofSeconds(10)),
              Clock.systemUTC(),
              new Random(1),
              () -> {},
              null,
              null);
      status = monitor.model().current();
    }

    private static Bystanders heeding(Circle circle) {
      return new Bystanders() {
        @Override
        public List<Testimony> unasked() {
          return circle.testimony().stream().toList();
        }

        @Override
        public List<Testimony> everyone(Facts facts, boolean wanted) {
          return List.of();
        }

        @Override
        public List<Testimony> inPeace(Facts facts, Set<Pace> paces) {
          return List.of();
        }
      };
    }

    void start() {
      monitor.model().subscribe(circle);
      monitor.model().subscribe(this);
      circle.start();
      monitor.start();
    }

    private synchronized void show(Optional<CircleView> next) {
      view = next;
      notifyAll();
    }

    @Override
    public synchronized void onSnapshot(StatusSnapshot snapshot) {
      status = snapshot;
      notifyAll();
    }

    /// Waits until this home sees itself and the others so.
    synchronized void await(BiPredicate<StatusSnapshot, CircleView> isSo) throws Exception {
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (view.filter(circleView -> isSo.test(status, circleView)).isEmpty()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new TimeoutException("it stays so: " + status.standing() + ", " + view);
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }

    @Override
    public void close() {
      monitor.close();
      circle.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    Warmup.once();
    broker = Mosquitto.open(folder);
    broken = new SimulatedInternet(new World().connect(TIKTOK, Connecting.REFUSED), PROFILE);
    sound = new SimulatedInternet(new World(), PROFILE);
    String code = Joining.create(broker.url(), null, false);
    for (String country : List.of("DE", "BR", "JP", "US")) {
      homes.add(home(code, country, broken));
    }
    homes.add(home(code, "NZ", sound));
    homes.forEach(Home::start);
  }

  private Home home(String code, String country, SimulatedInternet internet) throws IOException {
    Path own = Files.createDirectory(folder.resolve(country));
    new Joining(own, Clock.systemUTC()).join(code, false);
    return new Home(own, country, internet);
  }

  @AfterEach
  void stop() {
    homes.forEach(Home::close);
    broken.close();
    sound.close();
    broker.close();
  }

  private static long othersWhoSee(CircleView circle, State state) {
    return circle.members().stream()
        .filter(each -> each.part() == Part.COUNTED && each.state() == state)
        .count();
  }

  private static long othersThere(CircleView circle) {
    return circle.members().stream().filter(each -> each.part() == Part.COUNTED).count();
  }

  private static boolean heedsTheCircle(StatusSnapshot status) {
    return status.latest() != null
        && status.latest().diagnosis().scope() == Scope.WIDESPREAD
        && status.latest().diagnosis().evidence().stream()
            .anyMatch(each -> each.kind() == Evidence.Kind.CIRCLE);
  }

  @Test
  void fourOutvoteTheOneWhoSaysThatAllIsWell() throws Exception {
    List<Home> cutOff = homes.subList(0, 4);
    Home other = homes.get(4);

    for (Home home : cutOff) {
      home.await((_, circle) -> othersWhoSee(circle, State.DOWN) == 3);
    }
    other.await((_, circle) -> othersWhoSee(circle, State.DOWN) == 4);
    cutOff.forEach(home -> home.monitor.checkNow());

    for (Home home : cutOff) {
      home.await((status, _) -> heedsTheCircle(status));
      assertEquals(State.DOWN, home.monitor.model().current().standing().state());
    }
    assertNotEquals(State.DOWN, other.monitor.model().current().standing().state());
  }

  @Test
  void theCircleComesTogetherAgainAfterARestartOfTheBroker() throws Exception {
    for (Home home : homes) {
      home.await((_, circle) -> othersThere(circle) == 4);
    }

    broker.stop();
    for (Home home : homes) {
      home.await((_, circle) -> circle.contact() != Contact.CONNECTED);
    }
    broker.start();

    for (Home home : homes) {
      home.await((_, circle) -> circle.contact() == Contact.CONNECTED && othersThere(circle) == 4);
    }
    homes.getFirst().close();
    for (Home home : homes.subList(1, 5)) {
      home.await((_, circle) -> othersThere(circle) == 3);
    }
  }
}
