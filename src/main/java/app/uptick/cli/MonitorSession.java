package app.uptick.cli;

import app.uptick.circle.Circle;
import app.uptick.demo.Stage;
import app.uptick.demo.Stories;
import app.uptick.history.History;
import app.uptick.history.HistoryException;
import app.uptick.history.IncidentRecord;
import app.uptick.history.Moment;
import app.uptick.history.Retention;
import app.uptick.link.LinkServer;
import app.uptick.model.Notice;
import app.uptick.model.ScreenPoint;
import app.uptick.model.ServiceProfile;
import app.uptick.model.Source;
import app.uptick.monitor.Bystanders;
import app.uptick.monitor.FixDesk;
import app.uptick.monitor.FixFinder;
import app.uptick.monitor.Monitor;
import app.uptick.monitor.Rests;
import app.uptick.probe.Internet;
import app.uptick.probe.MeteredLink;
import app.uptick.probe.ThisNetwork;
import app.uptick.probe.Warmup;
import app.uptick.settings.ProfileFile;
import app.uptick.settings.Settings;
import app.uptick.settings.SettingsFile;
import app.uptick.text.Languages;
import app.uptick.witness.LastAsked;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One running monitor with all that belongs to it: engine, history and link, started and stopped
/// in order.
public final class MonitorSession implements AutoCloseable {

  private final Path dataFolder;
  private final LiveSettings settings;
  private final Clock clock;
  private final Monitor monitor;
  private volatile FixFinder fixes;
  private final @Nullable LinkServer link;
  private volatile @Nullable History history;
  private final WindowProcess window;
  private final @Nullable Circle circle;
  private final boolean rehearsal;

  /// Opens the history where that failed at first; null where there is to be none.
  private @Nullable Supplier<@Nullable History> opener;

  private MonitorSession(
      Path dataFolder,
      LiveSettings settings,
      Clock clock,
      Monitor monitor,
      FixFinder fixes,
      @Nullable LinkServer link,
      @Nullable History history,
      WindowProcess window,
      @Nullable Circle circle,
      boolean rehearsal) {
    this.dataFolder = dataFolder;
    this.settings = settings;
    this.clock = clock;
    this.monitor = monitor;
    this.fixes = fixes;
    this.link = link;
    this.history = history;
    this.window = window;
    this.circle = circle;
    this.rehearsal = rehearsal;
  }

  /// Opens a session on the data folder.
  ///
  /// @param link the claim on the data folder; null for a session beside another, which records
  ///   nothing
  /// @param say tells the person what went wrong in opening, a line each
  static MonitorSession open(
      GlobalOptions options,
      @Nullable Duration interval,
      @Nullable LinkServer link,
      Consumer<String> say) {
    Internet system = Internet.real(Map.copyOf(System.getenv()));
    return open(options, interval, link, system, say);
  }

  /// The same on any network.
  static MonitorSession open(
      GlobalOptions options,
      @Nullable Duration interval,
      @Nullable LinkServer link,
      Internet system,
      Consumer<String> say) {
    LiveSettings settings = new LiveSettings(options::settings, say);
    Settings first = settings.get();
    settings.follow(MonitorSession::language, now -> Languages.use(language(now)));
    ServiceProfile written = options.profileAsWritten();
    Path folder = options.dataFolder();
    Clock clock = Clock.systemUTC();
    Function<Settings, Engine> engines =
        now ->
            Engine.by(now, PartNames.spoken(written).only(now.functions()), system, folder, clock);
    Engine engine = engines.apply(first);
    History history = link == null ? null : openHistory(folder, first, clock, say);
    Optional<IncidentRecord> unfinished = unfinished(history, say);
    WindowProcess window = new WindowProcess(options, link, false);
    Circle circle = link == null ? null : circle(folder, settings, clock, link, say);
    Rests rests = new Rests(LastAsked.in(folder.resolve("asked.properties")));
    Function<Engine, Bystanders> others = each -> others(each, rests, circle);
    Monitor monitor =
        new Monitor(
            engine.profile(),
            engine.round(),
            engine.diagnostician(),
            others.apply(engine),
            pace(interval, first),
            clock,
            RandomGenerator.getDefault(),
            window::open,
            unfinished.map(IncidentRecord::id).orElse(null),
            unfinished.map(IncidentRecord::began).orElse(null));
    settings.follow(now -> pace(interval, now), now -> monitor.setPace(pace(interval, now)));
    settings.follow(
        Settings::sources, now -> monitor.hear(others.apply(engines.apply(now)), false));
    settings.follow(
        MonitorSession::country, now -> monitor.hear(others.apply(engines.apply(now)), true));
    MonitorSession session =
        new MonitorSession(
            folder,
            settings,
            clock,
            monitor,
            engine.fixFinder(),
            link,
            history,
            window,
            circle,
            false);
    settings.follow(
        now -> List.of(now.functions(), now.proxy(), language(now)),
        now ->
            session.watch(engines.apply(now), () -> others.apply(engines.apply(settings.get()))));
    settings.follow(MonitorSession::retention, session::keep);
    monitor
        .model()
        .subscribe(
            new EditedSettings(
                options.settingsFile(), settings::reload, Thread::startVirtualThread));
    session.opener =
        link == null ? null : () -> openHistory(folder, settings.get(), clock, _ -> {});
    return session;
  }

  private static Optional<String> language(Settings settings) {
    return Optional.ofNullable(settings.language());
  }

  private void watch(Engine engine, Supplier<Bystanders> others) {
    fixes = engine.fixFinder();
    monitor.watch(engine.profile(), engine.round(), engine.diagnostician(), others);
  }

  /// What the command line says comes before the settings.
  private static Monitor.Pace pace(@Nullable Duration interval, Settings settings) {
    return new Monitor.Pace(
        interval == null ? settings.pollInterval() : interval, settings.watchedInterval());
  }

  private static Bystanders others(Engine engine, Rests rests, @Nullable Circle circle) {
    Bystanders asked = engine.bystanders(rests);
    return circle == null ? asked : new BystandersAndCircle(asked, circle, engine.diagnostician());
  }

  private static Circle circle(
      Path folder, LiveSettings settings, Clock clock, LinkServer link, Consumer<String> say) {
    Settings first = settings.get();
    Circle circle =
        new Circle(
            folder,
            first.country(),
            new MeteredLink(),
            clock,
            RandomGenerator.getDefault(),
            link::onCircle,
            say);
    circle.takePart(takesPart(first));
    settings.follow(MonitorSession::takesPart, now -> circle.takePart(takesPart(now)));
    settings.follow(MonitorSession::country, now -> circle.given(now.country()));
    return circle;
  }

  private static boolean takesPart(Settings settings) {
    return settings.sources().known().contains(Source.CIRCLE);
  }

  private static Optional<String> country(Settings settings) {
    return Optional.ofNullable(settings.country());
  }

  /// Opens a rehearsal of a story: the same monitor and all that belongs to it, in a simulated
  /// internet, with nobody real to ask.
  ///
  /// @param options lead to a folder that is not the person's
  static MonitorSession rehearse(
      GlobalOptions options, Stage stage, LinkServer link, Clock clock, Consumer<String> say) {
    ServiceProfile profile = PartNames.spoken(ProfileFile.builtIn());
    LiveSettings settings = new LiveSettings(SettingsFile::defaults, say);
    Engine engine = new Engine(profile, Locale.getDefault(), stage.internet(), clock);
    WindowProcess window = new WindowProcess(options, link, true);
    Monitor monitor =
        new Monitor(
            profile,
            engine.round(),
            engine.diagnostician(),
            new StoryBystanders(stage),
            new Monitor.Pace(Stories.INTERVAL, Stories.INTERVAL),
            clock,
            RandomGenerator.getDefault(),
            window::open,
            null,
            null);
    History history = openHistory(options.dataFolder(), settings.get(), clock, say);
    return new MonitorSession(
        options.dataFolder(),
        settings,
        clock,
        monitor,
        engine.fixFinder(),
        link,
        history,
        window,
        null,
        true);
  }

  private static Retention retention(Settings settings) {
    return new Retention(settings.historyRaw(), settings.historyLimit());
  }

  private void keep(Settings now) {
    History open = history;
    if (open != null) {
      open.keep(retention(now));
    }
  }

  private static @Nullable History openHistory(
      Path folder, Settings settings, Clock clock, Consumer<String> say) {
    try {
      History.Opened opened = History.open(folder, clock, retention(settings), say);
      opened.putAside().ifPresent(say);
      return opened.history();
    } catch (IOException e) {
      say.accept(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static Optional<IncidentRecord> unfinished(
      @Nullable History history, Consumer<String> say) {
    if (history == null) {
      return Optional.empty();
    }
    try {
      return history.openIncident();
    } catch (HistoryException e) {
      say.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /// Begins to watch; listeners are subscribed before.
  void start() {
    recordHistory();
    if (link != null) {
      keepMute();
      link.onReload(settings::reload);
      monitor.model().subscribe(link);
      findFixes(link);
      link.serve(monitor, monitor.model().current());
    }
    if (circle != null) {
      monitor.model().subscribe(circle);
      circle.start();
    }
    Warmup.once();
    monitor.start();
  }

  private void recordHistory() {
    History opened = history;
    Supplier<@Nullable History> late = opener;
    if (opened != null) {
      recordInto(opened);
    } else if (late != null) {
      monitor.model().subscribe(new LateHistory(late, this::recordInto, clock.instant()));
    }
  }

  private void recordInto(History opened) {
    history = opened;
    monitor.model().subscribe(new Recording(opened, () -> Moment.now(clock), network()));
    if (link != null) {
      link.writeInto(new HistoryDiary(opened));
    }
  }

  private void findFixes(LinkServer told) {
    FixDesk desk =
        new FixDesk(
            () -> fixes,
            told::onFix,
            task -> Thread.ofVirtual().name("fix-finder").start(task),
            clock);
    monitor.model().subscribe(desk);
    told.findFixesWith(desk::seek);
  }

  private void keepMute() {
    KeptMute mute = new KeptMute(dataFolder);
    monitor.mute(mute.kept());
    monitor.model().subscribe(mute);
  }

  /// A rehearsal is on no network.
  private Supplier<Optional<String>> network() {
    return rehearsal ? Optional::empty : new NetworkMark(dataFolder, new ThisNetwork());
  }

  /// Writes down that the person was told something.
  public void told(Notice notice) {
    History open = history;
    if (open != null) {
      open.told(notice);
    }
  }

  public Monitor monitor() {
    return monitor;
  }

  /// Opens the window beside a click, or raises the one there is; returns at once.
  public void openWindowNear(ScreenPoint click) {
    window.open(click);
  }

  public Path dataFolder() {
    return dataFolder;
  }

  /// Those of this moment.
  public Settings settings() {
    return settings.get();
  }

  /// Has `turn` told of settings that differ in a part from those before.
  void follow(Function<Settings, ?> part, LiveSettings.Turn turn) {
    settings.attempt(part, turn);
  }

  public Clock clock() {
    return clock;
  }

  /// Whether nothing of what is shown is real, which has to be said wherever it is shown.
  public boolean isRehearsal() {
    return rehearsal;
  }

  /// A notice as a person is to read it: one of a rehearsal says so.
  public Notice worded(Notice notice) {
    return rehearsal
        ? new Notice(
            notice.at(),
            notice.kind(),
            notice.thread(),
            new CheckText().text("rehearsal.title", notice.title()),
            notice.body(),
            notice.urgency())
        : notice;
  }

  public @Nullable LinkServer link() {
    return link;
  }

  /// Ends everything, the monitor first. May be called twice.
  @Override
  public void close() {
    monitor.close();
    if (circle != null) {
      circle.close();
    }
    if (link != null) {
      link.close();
    }
    History open = history;
    if (open != null) {
      open.close();
    }
    window.close();
  }
}
