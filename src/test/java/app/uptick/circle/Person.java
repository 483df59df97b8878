package app.uptick.circle;

import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.CircleView.Member;
import app.uptick.model.CircleView.Part;
import app.uptick.model.Diagnosis;
import app.uptick.model.Mute;
import app.uptick.model.Scope;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// Somebody in a circle, whose monitor stands by what a test says.
final class Person implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  final Path folder;
  final AtomicBoolean metered = new AtomicBoolean();
  private final Circle circle;
  private Optional<CircleView> view = Optional.empty();

  private Person(Path folder, String country) {
    this.folder = folder;
    circle =
        new Circle(
            folder,
            country,
            metered::get,
            Clock.systemUTC(),
            new Random(7),
            this::show,
            message -> {
              throw new AssertionError(message);
            });
  }

  /// In the circle of a code, with a monitor that runs.
  static Person in(Path parent, String code, String country, State state) throws IOException {
    Person person = new Person(Files.createTempDirectory(parent, "person"), country);
    new Joining(person.folder, Clock.systemUTC()).join(code, false);
    person.stands(state);
    person.circle.start();
    return person;
  }

  /// The same on a connection where each byte costs.
  static Person inMetered(Path parent, String code) throws IOException {
    Person person = new Person(Files.createTempDirectory(parent, "person"), "DE");
    person.metered.set(true);
    new Joining(person.folder, Clock.systemUTC()).join(code, false);
    person.circle.start();
    return person;
  }

  /// In no circle, with a monitor that runs.
  static Person alone(Path parent) throws IOException {
    Person person = new Person(Files.createTempDirectory(parent, "person"), "DE");
    person.stands(State.UP);
    person.circle.start();
    return person;
  }

  /// With the files of a person whose monitor has ended.
  static Person again(Person before, State state) {
    Person person = new Person(before.folder, "DE");
    person.stands(state);
    person.circle.start();
    return person;
  }

  private synchronized void show(Optional<CircleView> next) {
    view = next;
    notifyAll();
  }

  void stands(State state) {
    circle.onSnapshot(status(state));
  }

  static StatusSnapshot status(State state) {
    Cause cause =
        switch (state) {
          case UP -> Cause.NONE;
          case DEGRADED, DOWN -> Cause.SERVER_ERROR;
          case BLOCKED -> Cause.GEO_BAN;
          case YOUR_SIDE -> Cause.NO_INTERNET;
          case UNKNOWN -> Cause.UNCLEAR;
        };
    Instant now = Instant.now();
    Diagnosis diagnosis =
        new Diagnosis(
            state,
            cause,
            Set.of(),
            Scope.UNCLEAR,
            0.9,
            state.code(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new StatusSnapshot(
        new Standing(state, cause, state.code(), now, null),
        new Check(now, Duration.ZERO, diagnosis),
        Activity.WATCHING,
        Mute.OFF,
        Duration.ofDays(1),
        false);
  }

  /// What others see this person as.
  String id() {
    return membership().self().shown();
  }

  Membership membership() {
    return new CircleFiles(folder).membership().orElseThrow();
  }

  Circle circle() {
    return circle;
  }

  /// Waits until the circle looks so.
  synchronized CircleView await(Predicate<CircleView> isSo) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (view.filter(isSo).isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new TimeoutException("the circle stays so: " + view);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return view.orElseThrow();
  }

  CircleView await(Contact contact) throws Exception {
    return await(each -> each.contact() == contact);
  }

  /// Waits until another is seen to stand so.
  CircleView awaitSeen(Person other, State state) throws Exception {
    return await(circle -> member(circle, other).filter(m -> m.state() == state).isPresent());
  }

  CircleView awaitPart(Person other, Part part) throws Exception {
    return await(circle -> member(circle, other).filter(m -> m.part() == part).isPresent());
  }

  static Optional<Member> member(CircleView circle, Person other) {
    return circle.members().stream().filter(each -> each.id().equals(other.id())).findFirst();
  }

  @Override
  public void close() {
    circle.close();
  }
}
