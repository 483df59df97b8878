package app.uptick.demo;

import app.uptick.model.Device;
import app.uptick.model.Evidence;
import app.uptick.model.HttpAnswer;
import app.uptick.model.ServiceProfile;
import app.uptick.model.Testimony;
import app.uptick.model.Testimony.Seen;
import app.uptick.model.Testimony.Vantage;
import app.uptick.probe.Internet;
import app.uptick.text.Texts;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Plays a story: an internet that is at each moment as the story has it then. Any thread.
///
/// The story begins with the stage. Nothing that is asked here leaves this machine: names are told
/// by name servers on loopback, and every way leads there.
public final class Stage implements AutoCloseable {

  /// Lets time pass while the device sleeps.
  @FunctionalInterface
  public interface Slumber {
    void over(Duration time) throws InterruptedException;
  }

  private static final List<String> COUNTRIES = List.of("US", "DE", "BR", "JP", "ZA", "GB");

  private record Scene(SimulatedInternet simulated, Internet internet) {}

  private final Story story;
  private final ServiceProfile profile;
  private final Clock clock;
  private final Slumber slumber;
  private final Instant begin;
  private final Texts texts = Texts.load(Stories.TEXTS);
  private final Addresses book = new Addresses(1, false);
  private final Map<World, Scene> scenes = new ConcurrentHashMap<>();

  public Stage(Story story, ServiceProfile profile, Clock clock, Slumber slumber) {
    this.story = story;
    this.profile = profile;
    this.clock = clock;
    this.slumber = slumber;
    begin = clock.instant();
  }

  /// The internet of the story.
  public Internet internet() {
    return new Internet(
        (host, limit) -> now().names().lookup(host, limit),
        (address, port) -> staying(now().route().to(address, port)),
        Authority.SHARED.trust(),
        this::look,
        _ -> Optional.empty(),
        () -> story.name());
  }

  /// What networks elsewhere say, as the story has it now.
  public List<Testimony> said() {
    return switch (act().elsewhere()) {
      case UNKNOWN -> List.of();
      case ANSWERS -> List.of(elsewhere(200));
      case FAILS -> List.of(elsewhere(503));
    };
  }

  private Testimony elsewhere(int status) {
    URI page = profile.functions().getFirst().probes().getFirst().url();
    HttpAnswer answer = new HttpAnswer(status, Map.of(), "");
    List<Vantage> vantages =
        COUNTRIES.stream()
            .map(each -> new Vantage(each, each, answer, Duration.ofMillis(200), null))
            .toList();
    return new Testimony(
        Evidence.Kind.ELSEWHERE,
        texts.get("elsewhere"),
        clock.instant(),
        new Seen(page, null, vantages));
  }

  private Duration elapsed() {
    return Duration.between(begin, clock.instant());
  }

  private Act act() {
    return story.at(elapsed());
  }

  private Internet now() {
    return scenes.computeIfAbsent(act().world(), this::build).internet();
  }

  private Scene build(World world) {
    SimulatedInternet simulated = new SimulatedInternet(world, profile, book);
    return new Scene(simulated, simulated.internet());
  }

  /// A look at the device begins every round, so that a device that sleeps begins none.
  private Device look(@Nullable String proxy, List<String> domains) {
    if (act().asleep()) {
      try {
        slumber.over(story.left(elapsed()));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    return now().device().look(proxy, domains);
  }

  private static InetSocketAddress staying(InetSocketAddress place) {
    if (!place.getAddress().isLoopbackAddress()) {
      throw new IllegalStateException("a rehearsal was about to ask " + place);
    }
    return place;
  }

  @Override
  public void close() {
    scenes.values().forEach(each -> each.simulated().close());
  }
}
