package app.uptick.desktop.window;

import app.uptick.history.IncidentReader;
import app.uptick.link.LinkClient;
import app.uptick.model.Appearance;
import app.uptick.model.ScreenPoint;
import app.uptick.settings.Autostart;
import app.uptick.settings.Settings;
import app.uptick.settings.SettingsStore;
import app.uptick.text.Languages;
import app.uptick.text.SystemZone;
import app.uptick.text.Texts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Runs the window as a program: `uptick window`.
public final class WindowApp extends Application {

  private static final double WIDTH = 480;
  private static final double HEIGHT = 860;
  private static final double LEAST_WIDTH = 400;
  private static final double LEAST_HEIGHT = 520;

  /// Half of the finest step in which ages are told.
  private static final long TICK_SECONDS = 5;

  private static final Duration RETRY = Duration.ofMillis(500);

  /// JavaFX makes the application itself, without arguments; what it needs waits here.
  private static volatile @Nullable Needs needs;

  private final UiStatus status = new UiStatus(Platform::runLater);
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("window-ticker").daemon().factory());
  private @Nullable LinkSession session;
  private Settings.Theme theme = Settings.Theme.SYSTEM;
  private Appearance desktop = Appearance.UNSAID;
  private @Nullable MainView shown;
  private @Nullable SettingsPage settingsPage;
  private Subscription told = Subscription.EMPTY;
  private Consumer<String> announcer = words -> {};
  private @Nullable Ground ground;

  private record Needs(
      Path dataDir,
      Path settingsFile,
      Autostart autostart,
      HistorySource history,
      CircleDoor circle,
      boolean rehearsal,
      @Nullable ScreenPoint click,
      Consumer<Consumer<Appearance>> appearance,
      Supplier<Optional<Consumer<String>>> screenReaders,
      Runnable startMonitor,
      Supplier<CompletableFuture<?>> rehearse) {}

  /// What stays, whatever is built on it.
  private record Ground(
      Stage stage, Needs given, LinkSession linked, SettingsDesk desk, Ticks ticks) {}

  /// Whether the window would greet a person who is new to Uptick.
  public static boolean greets(Path dataDir) {
    return Welcome.isDue(dataDir);
  }

  /// Shows the window of the monitor of `dataDir` and returns 0 when it is closed. Where there is a
  /// window already, that one comes to the front and this returns at once. Once in a process; an
  /// `IOException` where there is no display.
  ///
  /// @param settingsFile what the person set; it may not be there
  /// @param rehearsal whether to say above all that nothing here is real
  /// @param click where the person asked for it, where that is known
  /// @param appearance has whoever is given to it told how the desktop wants programs to look; may
  ///   take its time
  /// @param screenReaders shows the windows to whatever reads the screen to the person, and says
  ///   through it what is said in the window; empty where there is nothing; may take its time
  /// @param rehearse begins a rehearsal as a process of its own; called when a person asks for it,
  ///   completes when it is over
  /// @param startMonitor starts a monitor as a process of its own; called when a person asks for it
  public static int run(
      Path dataDir,
      Path settingsFile,
      Autostart autostart,
      HistorySource history,
      CircleDoor circle,
      boolean rehearsal,
      @Nullable ScreenPoint click,
      Consumer<Consumer<Appearance>> appearance,
      Supplier<Optional<Consumer<String>>> screenReaders,
      Runnable startMonitor,
      Supplier<CompletableFuture<?>> rehearse)
      throws IOException {
    Files.createDirectories(dataDir);
    try (var channel =
            FileChannel.open(
                dataDir.resolve("window.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        raiseTheOther(dataDir);
      } else {
        needs =
            new Needs(
                dataDir,
                settingsFile,
                autostart,
                history,
                circle,
                rehearsal,
                click,
                appearance,
                screenReaders,
                startMonitor,
                rehearse);
        drawInSoftware();
        launchOnDisplay();
      }
    }
    return 0;
  }

  private static void launchOnDisplay() throws IOException {
    try {
      Application.launch(WindowApp.class);
    } catch (UnsupportedOperationException e) {
      throw new IOException("opening the window: there is no display", e);
    }
  }

  /// Unless something else is asked for: where there is no GPU, its emulation takes 60 MB more, and
  /// a page that hardly moves gains nothing from one. Measured.
  private static void drawInSoftware() {
    if (System.getProperty("prism.order") == null) {
      System.setProperty("prism.order", "sw");
    }
  }

  /// Through the monitor, to which every window is connected.
  private static void raiseTheOther(Path dataDir) {
    var monitor = LinkClient.connect(dataDir);
    if (monitor.isEmpty()) {
      return;
    }
    try (var client = monitor.get()) {
      client.raiseWindow();
    } catch (IOException notConnectedYet) {
      // It is only just opening, and comes up by itself.
    }
  }

  @Override
  public void start(Stage stage) {
    var given = Objects.requireNonNull(needs, "WindowApp is started by run");
    var linked = new LinkSession(given.dataDir(), status, RETRY, given.startMonitor());
    session = linked;
    var store = new SettingsStore(given.settingsFile());
    var desk =
        new SettingsDesk(
            store,
            given.autostart(),
            given.dataDir(),
            settings -> {
              linked.takeSettings(why -> Platform.runLater(() -> sayNoEffect(why)));
              take(settings);
            },
            linked::eraseHistory);
    var place = new WindowPlace(given.dataDir());
    var ticks =
        new Ticks(
            given.dataDir().resolve("ticks.txt"),
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("window-ticks").factory()));
    var on = new Ground(stage, given, linked, desk, ticks);
    ground = on;
    var first = desk.read();
    theme = desk.inForce().theme();
    var view = build(on);
    say(first);
    show(stage, view, place, given.click());
    followDesktop(given.appearance());
    showToScreenReaders(given.screenReaders());
    followStage(stage, linked);
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, closed -> linked.windowClosed());
    status.updatesProperty().subscribe(count -> lookAtSettings());
    linked.start();
    var _ =
        ticker.scheduleWithFixedDelay(status::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
  }

  /// All that is seen, in the language that is spoken now; it takes the place of what was seen
  /// before.
  private MainView build(Ground ground) {
    var given = ground.given();
    var linked = ground.linked();
    told.unsubscribe();
    var texts = Texts.load(MainView.TEXTS, Languages.current());
    var heard = new UiStatus(Platform::runLater);
    told = status.pass(heard);
    var view =
        new MainView(
            heard,
            linked,
            given.history(),
            new IncidentReader(given.dataDir()),
            Clock.systemUTC(),
            texts,
            new TimeWords(texts, SystemZone::current, texts.locale()),
            address -> getHostServices().showDocument(address.toString()),
            ground.ticks());
    if (given.rehearsal()) {
      view.sayRehearsal();
    } else {
      view.greet(new Welcome(given.dataDir(), texts, given.rehearse()));
      view.offerSettings(back -> {
        var page =
            new SettingsPage(
                ground.desk(),
                given.circle(),
                texts,
                address -> getHostServices().showDocument(address.toString()),
                back);
        settingsPage = page;
        return page.root();
      });
    }
    ground.stage().setTitle(texts.get("window.title"));
    view.announce(words -> announcer.accept(words));
    view.dress(scheme(), desktop);
    shown = view;
    return view;
  }

  /// Shows the settings again, where the person has just chosen the language.
  private void buildAnew(Ground ground) {
    var scene = ground.stage().getScene();
    var view = build(ground);
    scene.setRoot(view.root());
    view.addShortcuts(scene);
    view.watched(!ground.stage().isIconified());
    view.openSettings("settings-language");
  }

  private void sayNoEffect(String why) {
    var page = settingsPage;
    if (page != null) {
      page.sayNoEffect(why);
    }
  }

  private void take(Settings settings) {
    theme = settings.theme();
    dress();
    if (shown != null) {
      shown.sayBrokenSettings(false);
    }
    var before = Languages.current();
    Languages.use(Optional.ofNullable(settings.language()));
    var on = ground;
    if (on != null && !before.equals(Languages.current())) {
      Platform.runLater(() -> buildAnew(on)); // what was clicked is still closing
    }
  }

  /// Looks whether the settings were changed by hand.
  private void lookAtSettings() {
    var on = ground;
    if (on == null || on.given().rehearsal()) {
      return;
    }
    on.desk()
        .changedByHand()
        .ifPresent(now -> {
          take(on.desk().inForce());
          say(now);
        });
  }

  private void say(SettingsDesk.Outcome now) {
    var page = settingsPage;
    if (page != null) {
      page.show(now);
    }
    var view = shown;
    if (view != null) {
      view.sayBrokenSettings(now instanceof SettingsDesk.Outcome.Refused);
    }
  }

  private void dress() {
    var view = shown;
    if (view != null) {
      view.dress(scheme(), desktop);
    }
  }

  private ColorScheme scheme() {
    return switch (theme) {
      case SYSTEM -> desktopScheme();
      case LIGHT -> ColorScheme.LIGHT;
      case DARK -> ColorScheme.DARK;
    };
  }

  /// Where the desktop says nothing, JavaFX tells it by the colours of its programs.
  private ColorScheme desktopScheme() {
    return switch (desktop.scheme()) {
      case UNSAID -> Platform.getPreferences().getColorScheme();
      case LIGHT -> ColorScheme.LIGHT;
      case DARK -> ColorScheme.DARK;
    };
  }

  private static void show(
      Stage stage, MainView view, WindowPlace place, @Nullable ScreenPoint click) {
    var scene = new Scene(view.root(), WIDTH, HEIGHT);
    view.addShortcuts(scene);
    scene
        .getAccelerators()
        .put(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), stage::close);
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    addIcon(stage);
    stage.setScene(scene);
    var screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    var chosen = place.read().map(before -> WindowPlace.on(screens, before));
    var first = chosen.orElseGet(() -> firstPlace(screens, click));
    put(stage, first);
    stage.setOnHiding(event -> keep(stage, place, chosen.isPresent() ? null : first));
    stage.show();
  }

  private static Rectangle2D firstPlace(List<Rectangle2D> screens, @Nullable ScreenPoint click) {
    return click == null
        ? WindowPlace.amid(screens.getFirst(), WIDTH, HEIGHT)
        : WindowPlace.near(screens, click, WIDTH, HEIGHT);
  }

  private static void put(Stage stage, Rectangle2D place) {
    stage.setX(place.getMinX());
    stage.setY(place.getMinY());
    stage.setWidth(place.getWidth());
    stage.setHeight(place.getHeight());
  }

  /// What is filled or hidden by the desktop is no place that a person chose, nor is the one that
  /// was `given` to the window and left.
  private static void keep(Stage stage, WindowPlace place, @Nullable Rectangle2D given) {
    if (stage.isMaximized() || stage.isIconified() || stage.isFullScreen()) {
      return;
    }
    var last = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    if (given == null || WindowPlace.isChosen(given, last)) {
      place.keep(last);
    }
  }

  private static void addIcon(Stage stage) {
    try (var icon = WindowApp.class.getResourceAsStream("/app/uptick/icons/uptick-64.png")) {
      if (icon != null) {
        stage.getIcons().add(new Image(icon));
      }
    } catch (IOException e) {
      throw new IllegalStateException("reading the icon of the window", e);
    }
  }

  private void followDesktop(Consumer<Consumer<Appearance>> appearance) {
    Thread.ofVirtual()
        .name("desktop-appearance")
        .start(() -> appearance.accept(now -> Platform.runLater(() -> takeFromDesktop(now))));
    Platform.getPreferences().colorSchemeProperty().subscribe((before, now) -> dress());
  }

  private void showToScreenReaders(Supplier<Optional<Consumer<String>>> screenReaders) {
    Thread.ofPlatform()
        .daemon()
        .name("screen-readers")
        .start(() ->
            screenReaders.get().ifPresent(found -> Platform.runLater(() -> announcer = found)));
  }

  private void takeFromDesktop(Appearance now) {
    if (!now.equals(desktop)) {
      desktop = now;
      dress();
    }
  }

  private void followStage(Stage stage, LinkSession linked) {
    stage
        .iconifiedProperty()
        .subscribe((before, hidden) -> {
          linked.watched(!hidden);
          if (shown != null) {
            shown.watched(!hidden);
          }
        });
    status
        .seenProperty()
        .addListener((seen, before, after) -> {
          if (after.raises() > before.raises()) {
            raise(stage);
          }
        });
  }

  private static void raise(Stage stage) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  @Override
  public void stop() {
    ticker.shutdownNow();
    if (shown != null) {
      shown.watched(false);
    }
    if (session != null) {
      session.close();
    }
  }
}
