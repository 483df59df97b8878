package app.uptick.circle;

import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import app.uptick.model.Testimony;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Takes part in the circle of a data folder while the person is in one: tells the others what the
/// monitor stands by, and listens to them.
///
/// One thread does all of it, and finds out by itself when the person joins or leaves. Nothing that
/// comes from outside holds it up: what waits to be looked at is bounded. Any thread may ask.
public final class Circle implements StatusListener, AutoCloseable {

  private static final Logger LOG = System.getLogger(Circle.class.getName());

  /// How often it is looked whether the person has joined or left.
  private static final Duration LOOK = Duration.ofSeconds(5);

  /// How often others hear of what changes in a lively circle.
  private static final Duration SHOWN_APART = Duration.ofMillis(500);

  private static final int MOST_WAITING = 4096;
  private static final long PATIENCE_MILLIS = 3000;

  private final CircleFiles files;
  private final BooleanSupplier metered;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Consumer<Optional<CircleView>> out;
  private final Consumer<String> say;
  private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("circle").unstarted(this::run);
  private volatile @Nullable String given;
  private volatile @Nullable String found;
  private volatile boolean wanted = true;
  private volatile @Nullable StatusSnapshot status;
  private volatile Optional<CircleView> view = Optional.empty();
  private volatile boolean stopped;

  private @Nullable Participation participation;
  private String mark = "";
  private Instant shownAt = Instant.EPOCH;

  /// @param here the country that the person gave; null where it is to be found out
  /// @param metered whether each byte costs the person money; may take a moment to tell
  /// @param out hears whenever something about the circle is new; empty when there is none
  /// @param say tells the person what is wrong with what the folder holds
  public Circle(
      Path dataFolder,
      @Nullable String here,
      BooleanSupplier metered,
      InstantSource clock,
      RandomGenerator random,
      Consumer<Optional<CircleView>> out,
      Consumer<String> say) {
    files = new CircleFiles(dataFolder);
    given = here;
    this.metered = metered;
    this.clock = clock;
    this.random = random;
    this.out = out;
    this.say = say;
  }

  public void start() {
    thread.start();
  }

  /// Who sees what; empty where the person is in no circle.
  public Optional<CircleView> view() {
    return view;
  }

  /// What the circle has to say of the service; empty where the person is in none.
  public Optional<Testimony> testimony() {
    return view.filter(each -> each.contact() != Contact.METERED)
        .map(each -> CircleWord.of(each, clock.instant()));
  }

  /// Says in which country this device was found to be, in two letters.
  public void found(String where) {
    found = where;
  }

  /// Says which country the person gives from now on; null where it is to be found out.
  public void given(@Nullable String here) {
    given = here;
  }

  /// Says whether the person wants to take part at all: one who does not is away to the others, as
  /// if they had left, and comes back to the same circle. Returns at once.
  public void takePart(boolean on) {
    wanted = on;
    turns.add(() -> {});
  }

  @Override
  public void onSnapshot(StatusSnapshot snapshot) {
    StatusSnapshot before = status;
    status = snapshot;
    boolean isNews =
        before == null
            || !before.standing().equals(snapshot.standing())
            || before.activity() != snapshot.activity();
    if (isNews) {
      turns.add(() -> {});
    }
  }

  /// Takes leave of the others, and waits for that, a little. May be called twice.
  @Override
  public void close() {
    stopped = true;
    turns.add(() -> {});
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- on the circle's own thread from here on

  private void run() {
    try {
      while (!stopped) {
        look();
        work();
        doTurns();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "taking part in the circle", e);
    } finally {
      end();
      show(Optional.empty());
    }
  }

  /// Whether the person has joined or left.
  private void look() {
    String now = wanted ? files.mark() : "";
    if (!now.equals(mark)) {
      mark = now;
      end();
      participation = membership().map(this::participate).orElse(null);
    }
  }

  private Optional<Membership> membership() {
    if (!wanted) {
      return Optional.empty();
    }
    try {
      return files.membership();
    } catch (CircleException e) {
      say.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Participation participate(Membership membership) {
    return new Participation(membership, files, metered, clock, random, new Queue());
  }

  private void end() {
    Participation ended = participation;
    participation = null;
    if (ended != null) {
      ended.leave(clock.instant());
      ended.keep(clock.instant());
    }
  }

  private void work() {
    Participation working = participation;
    Instant now = clock.instant();
    if (working == null) {
      show(Optional.empty());
      return;
    }
    Standpoint own = Standpoint.of(status, given == null ? found : given, now);
    working.work(own, now);
    if (Duration.between(shownAt, now).abs().compareTo(SHOWN_APART) >= 0) {
      shownAt = now;
      show(Optional.of(working.view(own, now)));
    }
  }

  private void show(Optional<CircleView> next) {
    if (!next.equals(view)) {
      view = next;
      out.accept(next);
    }
  }

  /// Waits for something to do, and does all that has come together.
  private void doTurns() throws InterruptedException {
    Duration most = participation == null ? LOOK : SHOWN_APART.multipliedBy(2);
    Runnable next = turns.poll(most.toMillis(), TimeUnit.MILLISECONDS);
    for (int done = 0; next != null && done < MOST_WAITING; done++) {
      next.run();
      next = turns.poll();
    }
    if (next != null) {
      next.run();
    }
  }

  /// The turns that a participation asks for.
  private final class Queue implements Participation.Turns {

    @Override
    public void later(Runnable what) {
      turns.add(what);
    }

    @Override
    public void laterIfThereIsRoom(Runnable what) {
      if (turns.size() < MOST_WAITING) {
        turns.add(what);
      }
    }
  }
}
