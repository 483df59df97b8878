package app.uptick.cli;

import static app.uptick.model.FunctionId.LOGIN;
import static app.uptick.model.FunctionId.VIDEO;
import static app.uptick.model.FunctionId.WEB;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.circle.Joining;
import app.uptick.circle.Mosquitto;
import app.uptick.demo.Reply;
import app.uptick.demo.SimulatedInternet;
import app.uptick.demo.Who;
import app.uptick.demo.World;
import app.uptick.demo.World.Proxy;
import app.uptick.history.History;
import app.uptick.history.HistoryReader;
import app.uptick.history.Retention;
import app.uptick.link.LinkClient;
import app.uptick.link.LinkServer;
import app.uptick.model.Check;
import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Part;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.ServiceProfile;
import app.uptick.model.Source;
import app.uptick.model.State;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import app.uptick.probe.Internet;
import app.uptick.settings.ProfileFile;
import app.uptick.text.Languages;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a monitor at work makes of a settings file that is changed under it: the whole of it, on an
/// internet of loopback servers, told by a window's own words.
final class ChangedSettingsTest {

  private static final String PAGE = "https://one.example/feed";
  private static final String OTHER_PAGE = "https://two.example/feed";

  @TempDir private Path folder;
  private final WitnessProxy proxy = new WitnessProxy();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Watched watched = new Watched();
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private @Nullable MonitorSession session;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    open.clear();
    proxy.close();
  }

  @Test
  void asksAPageFromTheMomentItIsAddedAndNoMoreOnceItIsTakenAway() throws Exception {
    set(sources(PAGE));
    LinkClient window = start(new World());
    watched.await(check -> hearsOf(check, "one.example/feed"));
    int before = proxy.asked("one.example");

    set(sources(OTHER_PAGE));
    assertEquals(Optional.empty(), window.reload());

    watched.await(check -> !hearsOf(check, "one.example/feed"));
    window.checkNow();
    watched.await(check -> hearsOf(check, "two.example/feed"));
    assertTrue(proxy.asked("two.example") > 0);
    assertEquals(before, proxy.asked("one.example"));
  }

  @Test
  void speaksAnotherLanguageFromTheMomentItIsSet() throws Exception {
    set("functions: [upload]\n");
    LinkClient window = start(new World());
    watched.await(check -> isNamed(check, "Upload"));

    set("functions: [upload]\nlanguage: de\n");
    open.add(() -> Languages.use(Optional.empty()));
    assertEquals(Optional.empty(), window.reload());

    watched.await(check -> isNamed(check, "Hochladen"));
  }

  private static boolean isNamed(Check check, String name) {
    return check.diagnosis().functions().stream().allMatch(each -> each.name().equals(name));
  }

  @Test
  void forgetsWhatWasSaidOfAnotherCountry() throws Exception {
    set(sources(PAGE) + "country: DE\n");
    LinkClient window = start(new World());
    watched.await(check -> hearsOf(check, "one.example/feed"));

    set(sources(PAGE) + "country: FR\n");
    assertEquals(Optional.empty(), window.reload());

    watched.await(check -> !hearsOf(check, "one.example/feed"));
    window.checkNow();
    watched.await(check -> hearsOf(check, "one.example/feed"));
  }

  @Test
  void takesOverWhatIsChangedByHandWithTheNextCheck() throws Exception {
    set(sources(PAGE) + "functions: [web, login]\n");
    LinkClient anyone = start(new World());
    watched.await(check -> hearsOf(check, "one.example/feed"));

    set(sources(PAGE) + "functions: [web]\n");
    anyone.checkNow();

    watched.await(check -> functions(check).equals(List.of(WEB)));
  }

  @Test
  void goesOnAsItWasAndSaysWhyWhereTheFileIsBroken() throws Exception {
    set(sources(PAGE));
    LinkClient window = start(new World());
    watched.await(check -> hearsOf(check, "one.example/feed"));
    int before = proxy.asked("one.example");

    set("sources:\n  feeds: [ftp://two.example]\n");
    String refused = window.reload().orElseThrow();

    assertTrue(refused.contains("sources.feeds"), refused);
    assertTrue(said.getLast().contains("sources.feeds"), said::toString);
    window.checkNow();
    proxy.await(() -> proxy.asked("one.example") > before);
    assertEquals(0, proxy.asked("two.example"));
  }

  @Test
  void watchesOtherFunctionsFromTheNextRoundOn() throws Exception {
    set(sources(PAGE) + "functions: [web, login]\n");
    LinkClient window = start(new World());
    watched.await(check -> functions(check).equals(List.of(WEB, LOGIN)));

    set(sources(PAGE) + "functions: [web, video]\n");
    assertEquals(Optional.empty(), window.reload());

    watched.await(check -> functions(check).equals(List.of(WEB, VIDEO)));
    watched.await(check -> check.diagnosis().functions().stream().allMatch(this::isUp));
    watched.await(check -> hearsOf(check, "one.example/feed"));
  }

  @Test
  void looksCloserAtAFunctionThatFailsWhereOthersAreNotWatched() throws Exception {
    set(sources(PAGE) + "functions: [web, login]\n");
    ServiceProfile profile = ProfileFile.builtIn();

    start(new World().http(Who.pages(profile, LOGIN), _ -> Reply.html(500, "sorry")));

    watched.await(check -> check.diagnosis().state() == State.DEGRADED);
    watched.await(check -> hearsOf(check, "one.example/feed"));
  }

  @Test
  void goesPastAProxyThatIsDeadAsSoonAsItIsTold() throws Exception {
    set(sources(PAGE));
    LinkClient window = start(new World().through(Proxy.REFUSED));
    watched.await(check -> check.diagnosis().state() == State.YOUR_SIDE);

    set(sources(PAGE) + "proxy: direct\n");
    assertEquals(Optional.empty(), window.reload());

    watched.await(check -> check.diagnosis().state() == State.UP);
    watched.await(check -> hearsOf(check, "one.example/feed"));
  }

  @Test
  void givesMetricsWhereTheSettingsSayFromThenOn() throws Exception {
    set(sources(PAGE));
    LinkClient window = start(new World());
    watched.await(check -> hearsOf(check, "one.example/feed"));
    MetricsByTheSettings metrics = metrics();
    assertEquals(Optional.empty(), metrics.address());

    set(sources(PAGE) + "metrics: 127.0.0.1:0\n");
    assertEquals(Optional.empty(), window.reload());
    InetSocketAddress first = metrics.address().orElseThrow();
    assertTrue(page(first).contains("uptick_build_info"));

    set(sources(PAGE) + "metrics: off\n");
    assertEquals(Optional.empty(), window.reload());
    assertThrows(ConnectException.class, () -> page(first));

    set(sources(PAGE) + "metrics: 127.0.0.1:0\n");
    assertEquals(Optional.empty(), window.reload());
    assertTrue(page(metrics.address().orElseThrow()).contains("uptick_build_info"));
  }

  @Test
  void saysWhereMetricsCannotBeGivenAndGoesOnWithAllElse() throws Exception {
    set(sources(PAGE) + "metrics: 127.0.0.1:0\n");
    LinkClient window = start(new World());
    watched.await(check -> hearsOf(check, "one.example/feed"));
    MetricsByTheSettings metrics = metrics();
    String taken = "127.0.0.1:" + proxy.address().getPort();

    set(sources(OTHER_PAGE) + "metrics: " + taken + "\n");
    String refused = window.reload().orElseThrow();

    assertTrue(refused.contains(taken), refused);
    assertTrue(said.getLast().contains(taken), said::toString);
    assertEquals(Optional.empty(), metrics.address());
    window.checkNow();
    watched.await(check -> hearsOf(check, "two.example/feed"));
    set(sources(OTHER_PAGE) + "metrics: 127.0.0.1:0\n");
    assertEquals(Optional.empty(), window.reload());
    assertTrue(page(metrics.address().orElseThrow()).contains("uptick_build_info"));
  }

  @Test
  void forgetsSingleChecksThatAreToBeKeptNoLonger() throws Exception {
    Instant old = Instant.now().minus(Duration.ofDays(3));
    Retention week = new Retention(Duration.ofDays(7), 50_000_000);
    try (History history = History.open(data(), Clock.systemUTC(), week, said::add).history()) {
      history.record(GoodCheck.at(old), Duration.ofMinutes(1));
    }
    set(sources(PAGE));
    LinkClient window = start(new World());
    watched.await(check -> hearsOf(check, "one.example/feed"));
    assertTrue(times().getFirst().isBefore(Instant.now().minus(Duration.ofDays(2))));

    set(sources(PAGE) + "history:\n  raw: 1d\n");
    assertEquals(Optional.empty(), window.reload());
    close();

    assertTrue(times().getFirst().isAfter(Instant.now().minus(Duration.ofDays(2))));
  }

  @Test
  void takesPartInTheCircleForAsLongAsThePersonWants() throws Exception {
    Mosquitto broker = Mosquitto.open(folder);
    open.add(broker);
    String code = Joining.create(broker.url(), null, true);
    new Joining(data(), Clock.systemUTC()).join(code, true);
    Joining friend = new Joining(folder.resolve("friend"), Clock.systemUTC());
    set(sources(PAGE).replace("circle: false", "circle: true"));
    LinkClient window = start(new World());
    window.follow(watched, watched::onCircle, () -> {}, () -> {});
    assertEquals(1, others(friend, code, 1));

    set(sources(PAGE));
    assertEquals(Optional.empty(), window.reload());
    watched.awaitCircle(Optional::isEmpty);
    assertEquals(0, others(friend, code, 0));

    set(sources(PAGE).replace("circle: false", "circle: true"));
    assertEquals(Optional.empty(), window.reload());
    assertEquals(1, others(friend, code, 1));
    watched.await(check -> hearsOf(check, "one.example/feed"));
  }

  // ---- what is needed to tell it

  /// How many others a person sees in a circle; looks until there are so many, but not for ever.
  private static long others(Joining person, String code, int wanted) throws Exception {
    long seen = -1;
    for (int look = 0; look < 60 && seen != wanted; look++) {
      seen =
          person.look(code, true, Duration.ofSeconds(20)).members().stream()
              .filter(each -> each.part() != Part.LEFT)
              .count();
    }
    return seen;
  }

  private MetricsByTheSettings metrics() {
    MetricsByTheSettings metrics =
        MetricsByTheSettings.of(requireNonNull(session), new Metrics("1"), said::add);
    open.add(metrics);
    return metrics;
  }

  private static String page(InetSocketAddress address) throws Exception {
    URI page = URI.create("http://127.0.0.1:" + address.getPort() + "/metrics");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private List<Instant> times() throws IOException {
    List<Instant> times = new ArrayList<>();
    new HistoryReader(data()).each(Instant.EPOCH, row -> times.add(row.at()));
    return times;
  }

  private static List<FunctionId> functions(Check check) {
    return check.diagnosis().functions().stream().map(FunctionReport::id).toList();
  }

  private boolean isUp(FunctionReport report) {
    return report.state() == FunctionState.UP;
  }

  private void set(String settings) throws IOException {
    Files.writeString(folder.resolve("config.yaml"), settings);
  }

  /// No source but a page.
  private static String sources(String page) {
    return Arrays.stream(Source.values())
        .map(each -> "  " + each.code() + ": false\n")
        .collect(Collectors.joining("", "sources:\n", "  feeds: [" + page + "]\n"));
  }

  private Path data() {
    return folder.resolve("data");
  }

  /// A monitor at work, as a window is connected to it.
  private LinkClient start(World world) throws Exception {
    SimulatedInternet simulated = new SimulatedInternet(world, ProfileFile.builtIn());
    open.add(simulated);
    GlobalOptions options = new GlobalOptions();
    options.config = folder.resolve("config.yaml");
    options.data = data();
    LinkServer link = options.claim(Clock.systemUTC()).orElseThrow();
    MonitorSession begun =
        MonitorSession.open(options, null, link, withWitnesses(simulated.internet()), said::add);
    session = begun;
    open.add(begun);
    begun.monitor().model().subscribe(watched);
    begun.start();
    LinkClient window = LinkClient.connect(data()).orElseThrow();
    open.add(window);
    return window;
  }

  /// Witnesses are asked through a proxy that notes whom.
  private Internet withWitnesses(Internet internet) {
    Function<URI, Optional<InetSocketAddress>> proxies =
        url ->
            url.getHost().endsWith(".example")
                ? Optional.of(proxy.address())
                : internet.proxies().apply(url);
    return new Internet(
        internet.names(),
        internet.route(),
        internet.trust(),
        internet.device(),
        proxies,
        internet.fingerprint());
  }

  private static boolean hearsOf(Check check, String source) {
    return check.diagnosis().evidence().stream().anyMatch(each -> each.source().equals(source));
  }

  /// What the monitor shows.
  private static final class Watched implements StatusListener {

    private @Nullable Check latest;
    private Optional<CircleView> circle = Optional.empty();

    @Override
    public synchronized void onSnapshot(StatusSnapshot snapshot) {
      latest = snapshot.latest();
      notifyAll();
    }

    synchronized void onCircle(Optional<CircleView> view) {
      circle = view;
      notifyAll();
    }

    synchronized void awaitCircle(Predicate<Optional<CircleView>> isSo)
        throws InterruptedException {
      WitnessProxy.await(this, () -> isSo.test(circle));
    }

    synchronized void await(Predicate<Check> isSo) throws InterruptedException {
      WitnessProxy.await(
          this,
          () -> {
            Check seen = latest;
            return seen != null && isSo.test(seen);
          });
    }
  }
}
