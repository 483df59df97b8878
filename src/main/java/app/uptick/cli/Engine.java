package app.uptick.cli;

import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Facts;
import app.uptick.model.ServiceProfile;
import app.uptick.model.State;
import app.uptick.model.Testimony;
import app.uptick.monitor.Bystanders;
import app.uptick.monitor.FixFinder;
import app.uptick.monitor.Inquiry;
import app.uptick.monitor.Rests;
import app.uptick.monitor.Round;
import app.uptick.probe.Internet;
import app.uptick.probe.MeteredLink;
import app.uptick.probe.Prober;
import app.uptick.probe.Warmup;
import app.uptick.settings.Settings;
import app.uptick.settings.Sources;
import app.uptick.witness.AddedPage;
import app.uptick.witness.Baselines;
import app.uptick.witness.HomePrefix;
import app.uptick.witness.Question;
import app.uptick.witness.Refusals;
import app.uptick.witness.Witnesses;
import app.uptick.witness.Witnesses.Hearing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The parts that ask and judge, wired together once for all commands.
public final class Engine {

  /// No check takes longer, whatever the network and the witnesses do.
  private static final Duration LONGEST = Duration.ofSeconds(19);

  /// How long witnesses are waited for beyond the probes.
  private static final Duration PATIENCE = Duration.ofMillis(4900);

  /// The same where nothing that others say could change the verdict.
  private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(1);

  /// When all is well, the probes are done by then.
  private static final Duration HEAD_START = Duration.ofMillis(1200);

  /// A control's answer on a line that has room for witnesses beside the probes.
  private static final Duration QUICK = Duration.ofMillis(1200);

  private final ServiceProfile profile;
  private final Optional<Supplier<Witnesses>> witnesses;
  private final @Nullable String here;
  private final Clock clock;
  private final Diagnostician diagnostician;
  private final Round round;
  private final Internet internet;

  /// An engine on any network.
  ///
  /// @param witnesses whom to ask beside the service; empty where nobody is to be asked
  /// @param here the country that the person gave; null where it is to be found out
  public Engine(
      ServiceProfile profile,
      Locale locale,
      Internet internet,
      Optional<Supplier<Witnesses>> witnesses,
      @Nullable String here,
      Clock clock) {
    this.profile = profile;
    this.witnesses = witnesses;
    this.here = here;
    this.clock = clock;
    diagnostician = new Diagnostician(profile, locale);
    this.internet = internet;
    round = new Round(profile, internet, diagnostician, clock);
  }

  /// The same with nobody to ask beside the service.
  public Engine(ServiceProfile profile, Locale locale, Internet internet, Clock clock) {
    this(profile, locale, internet, Optional.empty(), null, clock);
  }

  /// The engine by a person's settings.
  ///
  /// @param system the network as the system has it set
  /// @param dataFolder where it is kept which witnesses must be left alone
  static Engine by(
      Settings settings, ServiceProfile profile, Internet system, Path dataFolder, Clock clock) {
    Internet internet =
        switch (settings.proxy()) {
          case SYSTEM -> system;
          case DIRECT -> system.direct();
        };
    Lazily<Witnesses> witnesses =
        new Lazily<>(() ->
            new Witnesses(
                Prober.USER_AGENT,
                internet.proxies(),
                settings.sources().known(),
                added(settings.sources()),
                Refusals.in(dataFolder.resolve("refusals.properties")),
                Baselines.in(dataFolder.resolve("talk.properties"))));
    return new Engine(
        profile, Locale.getDefault(), internet, Optional.of(witnesses), settings.country(), clock);
  }

  public ServiceProfile profile() {
    return profile;
  }

  public Round round() {
    return round;
  }

  /// Tries ways to the service side by side, on the same network.
  public FixFinder fixFinder() {
    return new FixFinder(profile, internet, diagnostician, clock);
  }

  public Diagnostician diagnostician() {
    return diagnostician;
  }

  /// The same witnesses for a monitor, who asks them in its own time.
  ///
  /// @param rests who may be asked, which outlives the engine
  public Bystanders bystanders(Rests rests) {
    return witnesses
        .<Bystanders>map(each ->
            new Inquiry(profile, diagnostician, each, here, rests, new MeteredLink(), clock))
        .orElse(Bystanders.NOBODY);
  }

  private static List<AddedPage> added(Sources sources) {
    return sources.pages().stream()
        .map(each ->
            new AddedPage(
                each.address(),
                switch (each.kind()) {
                  case STATUSPAGE -> AddedPage.Kind.STATUSPAGE;
                  case UPTIME_KUMA -> AddedPage.Kind.UPTIME_KUMA;
                  case GATUS -> AddedPage.Kind.GATUS;
                  case FEED -> AddedPage.Kind.FEED;
                }))
        .toList();
  }

  /// Those whose word is heard beside the witnesses'.
  public interface Others {

    Others NOBODY =
        new Others() {
          @Override
          public List<Testimony> said(Duration patience) {
            return List.of();
          }

          @Override
          public List<Testimony> unheard() {
            return List.of();
          }
        };

    /// What they say within that time. Blocks.
    List<Testimony> said(Duration patience);

    /// What is to be said of them where the time was too short.
    List<Testimony> unheard();
  }

  /// One full round, all witnesses, and what it means.
  public Check check() {
    return check(Others.NOBODY);
  }

  /// The same with others' word beside the witnesses'.
  ///
  /// @param others asked when the probes are done, on another thread
  public Check check(Others others) {
    Warmup.once();
    long start = System.nanoTime();
    if (witnesses.isEmpty()) {
      Facts facts = round.full();
      return new Check(facts.at(), since(start), diagnostician.diagnose(facts));
    }
    CompletableFuture<String> country = new CompletableFuture<>();
    if (here != null) {
      country.complete(here);
    }
    CompletableFuture<HomePrefix> home = new CompletableFuture<>();
    Question question = new Question(Inquiry.firstPage(profile), clock.instant(), country, home);
    Supplier<Witnesses> everyone = witnesses.get();
    CompletableFuture<Hearing> begun =
        CompletableFuture.supplyAsync(
            () -> everyone.get().hear(question), Thread::startVirtualThread);
    try {
      Facts facts =
          round.full(control -> {
            diagnostician.country(control).ifPresent(country::complete);
            diagnostician.address(control).flatMap(HomePrefix::of).ifPresent(home::complete);
            if (isQuick(control)) {
              begun.join().beginAfter(HEAD_START);
            }
          });
      Duration elapsed = since(start);
      country.completeExceptionally(new NoSuchElementException("nobody said the country"));
      home.completeExceptionally(new NoSuchElementException("nobody said the address"));
      List<Testimony> said = said(begun.join(), others, facts, start);
      Diagnosis diagnosis = diagnostician.diagnose(facts, said);
      if (diagnosis.state().isOfService()) {
        everyone.get().noteTrouble(facts.at());
      }
      return new Check(facts.at(), elapsed, diagnosis);
    } finally {
      begun.join().close();
    }
  }

  /// Whether a control site answered as it does where the line has room for more.
  private static boolean isQuick(Facts.ControlProbe control) {
    Duration total = control.seen().times().total();
    return control.seen().failure() == null && total != null && total.compareTo(QUICK) < 0;
  }

  private List<Testimony> said(Hearing hearing, Others others, Facts facts, long start) {
    if (!facts.device().isConnected()) {
      return hearing.unreached();
    }
    Diagnosis alone = diagnostician.diagnose(facts);
    Inquiry.doubtful(alone).ifPresent(hearing::alsoElsewhere);
    Duration patience = alone.state() == State.YOUR_SIDE ? LITTLE_PATIENCE : PATIENCE;
    Duration left = LONGEST.minus(since(start));
    Duration limit = left.compareTo(patience) < 0 ? left : patience;
    long asked = System.nanoTime();
    CompletableFuture<List<Testimony>> also = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> also.complete(others.said(limit)));
    List<Testimony> said = new ArrayList<>(hearing.await(limit));
    long rest = Math.max(1, limit.minus(since(asked)).toMillis());
    said.addAll(also.completeOnTimeout(others.unheard(), rest, TimeUnit.MILLISECONDS).join());
    return said;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
