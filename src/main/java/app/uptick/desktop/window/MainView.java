package app.uptick.desktop.window;

import app.uptick.history.IncidentReader;
import app.uptick.model.Appearance;
import app.uptick.text.Languages;
import app.uptick.text.Texts;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.fxml.FXMLLoader;
import javafx.geometry.NodeOrientation;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The window's content: joins the view models with the FXML views. On the JavaFX thread.
final class MainView {

  /// The bundle of the window.
  static final String TEXTS = "app.uptick.desktop.window.window";

  private static final int PAGES = 5;

  /// The page of the incidents, counted from 0.
  private static final int INCIDENTS = 4;

  private final WindowModel model;
  private final MonitorActions monitor;
  private final WindowController window;
  private final HistoryController history;
  private final IncidentsController incidents;
  private final AwayController away;
  private final Parent root;

  MainView(
      UiStatus status,
      MonitorActions monitor,
      HistorySource source,
      IncidentReader reader,
      InstantSource clock,
      Texts texts,
      TimeWords time,
      Consumer<URI> browser,
      Ticks ticks) {
    this.monitor = monitor;
    this.model = new WindowModel(status, clock, texts, time);
    this.window = new WindowController(model);
    this.history =
        new HistoryController(model, status, new HistoryLoader(source, clock), texts, time);
    this.incidents = new IncidentsController(reader, status, monitor, clock, texts, time);
    this.away =
        new AwayController(
            reader, status, monitor, clock, texts, time, () -> window.select(INCIDENTS));
    this.history.onOpenIncident(this::openStory);
    this.root =
        load(
            texts,
            Map.ofEntries(
                entry(WindowController.class, () -> window),
                entry(IncidentsController.class, () -> incidents),
                entry(AwayController.class, () -> away),
                entry(
                    InsightController.class,
                    () -> new InsightController(reader, status, clock, texts, time)),
                entry(
                    VerdictController.class,
                    () -> new VerdictController(model, monitor, clock, texts, browser)),
                entry(PartsController.class, () -> new PartsController(model)),
                entry(HistoryController.class, () -> history),
                entry(
                    ChecklistController.class,
                    () ->
                        new ChecklistController(model, status, monitor, clock, texts, time, ticks)),
                entry(EvidenceController.class, () -> new EvidenceController(model, status, texts)),
                entry(CircleController.class, () -> new CircleController(model)),
                entry(LinksController.class, () -> new LinksController(browser))));
    if (Languages.isRightToLeft(texts.locale())) {
      root.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
      WordByWord.follow(root);
    }
  }

  private static Map.Entry<Class<?>, Supplier<Object>> entry(
      Class<?> type, Supplier<Object> controller) {
    return Map.entry(type, controller);
  }

  private static Parent load(Texts texts, Map<Class<?>, Supplier<Object>> controllers) {
    var loader = new FXMLLoader(MainView.class.getResource("window.fxml"), texts.bundle());
    loader.setControllerFactory(type -> {
      var controller = controllers.get(type);
      if (controller == null) {
        throw new IllegalArgumentException("no controller of " + type);
      }
      return controller.get();
    });
    try {
      return loader.load();
    } catch (IOException e) {
      throw new IllegalStateException("loading the views of the window", e);
    }
  }

  Parent root() {
    return root;
  }

  /// Shows the story of an incident.
  private void openStory(String incident) {
    window.select(INCIDENTS);
    incidents.open(incident);
  }

  /// The window is looked at, or no more.
  void watched(boolean looking) {
    away.watched(looking);
  }

  /// Says above all else that nothing here is real.
  void sayRehearsal() {
    window.sayRehearsal();
  }

  /// Greets whoever is new.
  void greet(Welcome welcome) {
    welcome.node().ifPresent(window::greet);
  }

  /// Lets the person come to the settings; the page is made when they do.
  void offerSettings(Function<Runnable, Parent> page) {
    window.offerSettings(page);
  }

  /// Says whether the settings can be read.
  void sayBrokenSettings(boolean broken) {
    window.sayBroken(broken);
  }

  /// Shows the settings, and in them the control of that name.
  void openSettings(String control) {
    window.openSettings();
    root.applyCss();
    root.layout();
    var found = root.lookup("#" + control);
    if (found != null) {
      found.requestFocus();
      Scrolling.reveal(found);
    }
  }

  void dress(ColorScheme scheme, Appearance desktop) {
    Theme.apply(scheme, desktop, root);
    history.dress(scheme);
  }

  /// Has what stands said whenever it becomes another, without its age, and what the keys come to
  /// in the chart.
  void announce(Consumer<String> announcer) {
    model
        .verdictProperty()
        .addListener((verdict, before, now) -> {
          if (now.tone() != before.tone() || !now.headline().equals(before.headline())) {
            announcer.accept(now.headline());
          }
        });
    history.onRead(announcer);
  }

  /// F5 and Ctrl+R check now, Ctrl+1 to Ctrl+5 turn the pages.
  void addShortcuts(Scene scene) {
    var keys = scene.getAccelerators();
    keys.put(new KeyCodeCombination(KeyCode.F5), this::checkNow);
    keys.put(new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN), this::checkNow);
    for (int i = 0; i < PAGES; i++) {
      int page = i;
      keys.put(
          new KeyCodeCombination(
              KeyCode.getKeyCode(String.valueOf(i + 1)), KeyCombination.SHORTCUT_DOWN),
          () -> window.select(page));
    }
  }

  private void checkNow() {
    if (model.verdictProperty().get().actions().canCheck()) {
      monitor.checkNow();
    }
  }
}
