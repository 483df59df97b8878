package app.uptick.monitor;

import app.uptick.demo.Stage;
import app.uptick.demo.Stories;
import app.uptick.demo.Story;
import app.uptick.desktop.MovingClock;
import app.uptick.desktop.notify.LastToldStore;
import app.uptick.desktop.notify.Teller;
import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Facts;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import app.uptick.model.Testimony;
import app.uptick.monitor.Monitor.Command;
import app.uptick.monitor.Round.Ask;
import app.uptick.monitor.Round.Patience;
import app.uptick.probe.Internet;
import app.uptick.probe.Limits;
import app.uptick.witness.Pace;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What became of a story that the whole monitor watched, by a clock that goes on between rounds
/// only.
///
/// @param changes confirmed ones, as state and cause
/// @param told what a person was told, by its titles
/// @param asked where packets went
/// @param lag how late this machine was at worst
record PlayedStory(
    List<String> changes, List<String> told, Set<InetSocketAddress> asked, Duration lag) {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /// What is told last is told a little later than a story's end.
  private static final Duration CURTAIN = Duration.ofSeconds(5);

  /// As long as a request waits; shorter than on a real network, where answers come from afar.
  private static final Limits BRIEF =
      new Limits(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(4), 32_768);

  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(6), BRIEF, Duration.ofSeconds(2), BRIEF);

  static PlayedStory of(Story story, ServiceProfile profile) {
    MovingClock clock = new MovingClock(NOON);
    Instant end = NOON.plus(story.length()).plus(CURTAIN);
    Diagnostician diagnostician = new Diagnostician(profile, Locale.ENGLISH);
    Set<InetSocketAddress> asked = ConcurrentHashMap.newKeySet();
    List<String> told = new ArrayList<>();
    Changes changes = new Changes(new ArrayList<>());
    try (Stage stage = new Stage(story, profile, clock, clock::advance)) {
      Internet internet = noting(stage.internet(), asked);
      Watched round = new Watched(new Round(profile, internet, diagnostician, clock, SHORT));
      Monitor monitor =
          new Monitor(
              profile,
              round,
              diagnostician,
              new Others(stage),
              Runnable::run,
              new Monitor.Pace(Stories.INTERVAL, Stories.INTERVAL),
              clock,
              (commands, most) -> next(commands, most, clock, end),
              new Random(1),
              () -> {},
              null,
              null);
      monitor.model().subscribe(changes);
      monitor
          .model()
          .subscribe(
              new Teller(LastToldStore.inMemory(), clock, notice -> told.add(notice.title())));
      monitor.run();
      return new PlayedStory(changes.seen(), told, asked, round.lag);
    }
  }

  private static @Nullable Command next(
      BlockingQueue<Command> commands, Duration most, MovingClock clock, Instant end) {
    if (!clock.instant().isBefore(end)) {
      return Command.QUIT;
    }
    Command waiting = commands.poll();
    if (waiting == null && most.isPositive()) {
      clock.advance(most);
    }
    return waiting;
  }

  private static Internet noting(Internet internet, Set<InetSocketAddress> asked) {
    return new Internet(
        internet.names(),
        (address, port) -> {
          InetSocketAddress place = internet.route().to(address, port);
          asked.add(place);
          return place;
        },
        internet.trust(),
        internet.device(),
        internet.proxies(),
        internet.fingerprint());
  }

  private record Changes(List<String> seen) implements StatusListener {

    @Override
    public void onSnapshot(StatusSnapshot snapshot) {}

    @Override
    public void onChange(StatusChange change) {
      seen.add(change.to().code() + " " + change.cause().code());
    }
  }

  private record Others(Stage stage) implements Bystanders {

    @Override
    public List<Testimony> everyone(Facts facts, boolean wanted) {
      return stage.said();
    }

    @Override
    public List<Testimony> inPeace(Facts facts, Set<Pace> paces) {
      return List.of();
    }
  }

  /// Rounds, and how late this machine was in them.
  private static final class Watched implements Asking {

    private final Round round;
    private Duration lag = Duration.ZERO;

    Watched(Round round) {
      this.round = round;
    }

    @Override
    public Facts full(Set<URI> later, Runnable closer) {
      return seen(round.full(later, closer));
    }

    @Override
    public Facts light(List<Ask> asks, List<Control> whom) {
      return seen(round.light(asks, whom));
    }

    @Override
    public int requests() {
      return round.requests();
    }

    @Override
    public String networkFingerprint() {
      return round.networkFingerprint();
    }

    private Facts seen(Facts facts) {
      lag = facts.lag().compareTo(lag) > 0 ? facts.lag() : lag;
      return facts;
    }
  }
}
