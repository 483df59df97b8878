package app.uptick.desktop.window;

import app.uptick.link.LinkClient;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Runs the window as a program: `uptick window`.
public final class WindowApp extends Application {

  private static final double WIDTH = 480;
  private static final double HEIGHT = 720;
  private static final double LEAST_WIDTH = 400;
  private static final double LEAST_HEIGHT = 520;
  private static final Duration RETRY = Duration.ofMillis(500);

  /// JavaFX makes the application itself, without arguments; what it needs waits here.
  private static volatile @Nullable Needs needs;

  private final UiStatus status = new UiStatus(Platform::runLater);
  private @Nullable LinkSession session;

  private record Needs(Path dataDir, HistorySource history, Runnable startMonitor) {}

  /// Shows the window of the monitor of `dataDir` and returns 0 when it is closed. Where there is a
  /// window already, that one comes to the front and this returns at once. Once in a process.
  ///
  /// @param startMonitor starts a monitor as a process of its own; called when a person asks for it
  public static int run(Path dataDir, HistorySource history, Runnable startMonitor)
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
        needs = new Needs(dataDir, history, startMonitor);
        Application.launch(WindowApp.class);
      }
    }
    return 0;
  }

  /// Through the monitor, to which every window is connected.
  private static void raiseTheOther(Path dataDir) throws IOException {
    var monitor = LinkClient.connect(dataDir);
    if (monitor.isPresent()) {
      try (var client = monitor.get()) {
        client.raiseWindow();
      }
    }
  }

  @Override
  public void start(Stage stage) {
    var given = Objects.requireNonNull(needs, "WindowApp is started by run");
    var linked = new LinkSession(given.dataDir(), status, RETRY, given.startMonitor());
    session = linked;
    var locale = Locale.getDefault(Locale.Category.FORMAT);
    var texts = Texts.load(Locale.getDefault(Locale.Category.DISPLAY));
    var view =
        new MainView(
            status,
            linked,
            given.history(),
            Clock.systemUTC(),
            texts,
            new TimeWords(texts, ZoneId.systemDefault(), locale));
    show(stage, view, texts);
    followDesktop(view);
    followStage(stage, view, linked);
    linked.start();
  }

  private static void show(Stage stage, MainView view, Texts texts) {
    var scene = new Scene(view.root(), WIDTH, HEIGHT);
    view.addShortcuts(scene);
    scene
        .getAccelerators()
        .put(
            new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), stage::close);
    view.dress(Platform.getPreferences().getColorScheme());
    stage.setTitle(texts.get("window.title"));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    addIcon(stage);
    stage.setScene(scene);
    stage.show();
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

  private static void followDesktop(MainView view) {
    Platform.getPreferences().colorSchemeProperty().subscribe((before, now) -> view.dress(now));
  }

  private void followStage(Stage stage, MainView view, LinkSession linked) {
    var everySecond =
        new Timeline(
            new KeyFrame(javafx.util.Duration.seconds(1), event -> view.refresh()));
    everySecond.setCycleCount(Animation.INDEFINITE);
    everySecond.play();
    stage
        .iconifiedProperty()
        .subscribe(
            hidden -> {
              linked.watched(!hidden);
              if (hidden) {
                everySecond.pause();
              } else {
                view.refresh();
                everySecond.play();
              }
            });
    status
        .seenProperty()
        .addListener(
            (seen, before, after) -> {
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
    if (session != null) {
      session.close();
    }
  }
}
