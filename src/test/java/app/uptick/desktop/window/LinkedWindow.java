package app.uptick.desktop.window;

import app.uptick.history.IncidentReader;
import app.uptick.link.LinkServer;
import app.uptick.link.RecordingControl;
import app.uptick.model.Appearance;
import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// The real window, following a real socket on which a test speaks for the monitor.
final class LinkedWindow implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  final RecordingControl control = new RecordingControl();
  final AtomicInteger monitorStarts = new AtomicInteger();
  final AtomicInteger fixesSought = new AtomicInteger();
  final List<URI> opened = new CopyOnWriteArrayList<>();
  final MutableHistory history = new MutableHistory();
  private final UiStatus status = new UiStatus(Platform::runLater);
  private final Path data;
  private final LinkSession session;
  private final MainView view;
  private final Stage stage;
  private LinkServer server;

  /// Gives what it holds for any wish.
  static final class MutableHistory implements HistorySource {
    volatile HistoryView view = Scenes.day();
    volatile List<IncidentMark> incidents = List.of();
    volatile boolean broken;

    @Override
    public HistoryView view(
        Instant from, Instant to, Optional<FunctionId> function, Instant now, int most)
        throws IOException {
      if (broken) {
        throw new IOException("the history file is damaged");
      }
      return view;
    }

    @Override
    public List<IncidentMark> incidents(Instant from, Instant to) {
      return incidents;
    }

    @Override
    public Optional<Instant> beginning() {
      return Optional.of(view.from());
    }
  }

  /// On the JavaFX thread.
  LinkedWindow(Stage stage, Path data) throws IOException {
    this(stage, data, Locale.UK);
  }

  /// On the JavaFX thread.
  LinkedWindow(Stage stage, Path data, Locale language) throws IOException {
    this.stage = stage;
    this.data = data;
    server = LinkServer.claim(data, clock()).orElseThrow();
    server.findFixesWith(() -> fixesSought.incrementAndGet());
    server.serve(control, Scenes.starting());
    session = new LinkSession(data, status, Duration.ofMillis(20), monitorStarts::incrementAndGet);
    var texts = Texts.load(MainView.TEXTS, language);
    view =
        new MainView(
            status,
            session,
            history,
            new IncidentReader(data),
            clock(),
            texts,
            new TimeWords(texts, () -> ZoneOffset.UTC, language),
            opened::add,
            new Ticks(data.resolve("ticks.txt"), Runnable::run));
    var scene = new Scene(view.root(), 480, 720);
    view.addShortcuts(scene);
    view.dress(ColorScheme.LIGHT, Appearance.UNSAID);
    stage.setScene(scene);
    placeOnScreen();
    stage.show();
    session.start();
  }

  /// Has the window say that nothing in it is real.
  void rehearse() throws Exception {
    Platform.runLater(view::sayRehearsal);
    settle();
  }

  /// On the JavaFX thread.
  void offerSettings(SettingsDesk desk, CircleDoor door) {
    view.offerSettings(back ->
        new SettingsPage(desk, door, Texts.load(MainView.TEXTS, Locale.UK), opened::add, back)
            .root());
  }

  /// On the JavaFX thread.
  void greet(Supplier<CompletableFuture<?>> rehearse) {
    view.greet(new Welcome(data, Texts.load(MainView.TEXTS, Locale.UK), rehearse));
  }

  Parent root() {
    return view.root();
  }

  /// Anew each time, since TestFX gives every test the same stage. The headless screen has 1000 x
  /// 1000 pixels, and drawing beyond them fails.
  private void placeOnScreen() {
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(480);
    stage.setHeight(720);
  }

  private static Clock clock() {
    return Clock.fixed(Scenes.NOW, ZoneOffset.UTC);
  }

  /// Has the monitor say it, and waits until the window has heard it and read of its like: what is
  /// read moves the rest down, and a click would miss.
  void publish(StatusSnapshot snapshot) throws Exception {
    server.onSnapshot(snapshot);
    await(() -> snapshot.equals(status.seen().snapshot()));
    boolean trouble = snapshot.standing().incident() != null;
    await(() -> find("#insight", Node.class).isVisible() == trouble);
    settle();
  }

  LinkServer server() {
    return server;
  }

  void killMonitor() throws Exception {
    server.close();
    await(() -> status.seen().contact() == Contact.LOST);
  }

  void startMonitorAgain(StatusSnapshot snapshot) throws Exception {
    server = LinkServer.claim(data, clock()).orElseThrow();
    server.serve(control, snapshot);
    await(() -> status.seen().contact() == Contact.LIVE);
  }

  /// Waits until something is so, on the JavaFX thread.
  void await(Callable<Boolean> isSo) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!onFx(isSo)) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("it did not become so in " + PATIENCE_SECONDS + " s");
      }
    }
  }

  <T> T onFx(Callable<T> task) throws Exception {
    if (Platform.isFxApplicationThread()) {
      return task.call();
    }
    var future = new FutureTask<>(task);
    Platform.runLater(future);
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  <T extends Node> T find(String selector, Class<T> type) {
    return type.cast(stage.getScene().lookup(selector));
  }

  void dress(ColorScheme scheme) throws Exception {
    dress(scheme, Appearance.UNSAID);
  }

  void dress(ColorScheme scheme, Appearance desktop) throws Exception {
    onFx(() -> {
      view.dress(scheme, desktop);
      return true;
    });
  }

  void resize(double width, double height) throws Exception {
    onFx(() -> {
      stage.setWidth(width);
      stage.setHeight(height);
      return true;
    });
    await(() -> stage.getScene().getHeight() == height);
    settle();
  }

  /// Puts everything in its place now, not at the next pulse.
  private void settle() throws Exception {
    onFx(() -> {
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
      return true;
    });
  }

  /// Renders the window to `target/screenshots/NAME.png`.
  void shoot(String name) throws Exception {
    onFx(() -> {
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
      return true;
    });
    var image = onFx(() -> stage.getScene().snapshot(null));
    var folder = Files.createDirectories(Path.of("target", "screenshots"));
    ImageIO.write(buffered(image), "png", folder.resolve(name + ".png").toFile());
  }

  private static BufferedImage buffered(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        buffered.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    return buffered;
  }

  @Override
  public void close() {
    session.close();
    server.close();
  }
}
