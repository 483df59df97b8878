package app.uptick.desktop.window;

import app.uptick.model.Mute;
import app.uptick.text.Texts;
import atlantafx.base.theme.Styles;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Places the verdict: the shape, the sentence, its facts, the advice and the buttons.
@SuppressWarnings("NullAway.Init")
final class VerdictController {

  private static final double SHAPE_SIZE = 52;
  private static final int MOST_IN_BIG_LETTERS = 90;

  /// A page that nobody protects, so that a captive portal can put its own in the place of it. It
  /// is one of those that are asked whether there is such a portal.
  private static final URI UNPROTECTED = URI.create("http://nmcheck.gnome.org/");

  private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");

  private final WindowModel model;
  private final MonitorActions monitor;
  private final InstantSource clock;
  private final Texts texts;
  private final Consumer<URI> browser;
  private boolean moreAdvice;

  @FXML private HBox hero;
  @FXML private StackPane shape;
  @FXML private Label stateWord;
  @FXML private Label headline;
  @FXML private Label since;
  @FXML private HBox noteBox;
  @FXML private Label note;
  @FXML private Button startMonitor;
  @FXML private GridPane facts;
  @FXML private VBox adviceBox;
  @FXML private Label firstAdvice;
  @FXML private VBox restOfAdvice;
  @FXML private Hyperlink adviceToggle;
  @FXML private Button signIn;
  @FXML private ToggleButton tellBack;
  @FXML private Button check;
  @FXML private MenuButton mute;
  @FXML private MenuItem unmute;
  @FXML private Button pause;

  /// @param browser opens a page
  VerdictController(
      WindowModel model,
      MonitorActions monitor,
      InstantSource clock,
      Texts texts,
      Consumer<URI> browser) {
    this.model = model;
    this.monitor = monitor;
    this.clock = clock;
    this.texts = texts;
    this.browser = browser;
  }

  @FXML
  void initialize() {
    WindowModel.follow(model.verdictProperty(), this::show);
  }

  private void show(VerdictView verdict) {
    showHero(verdict);
    showNote(verdict);
    showFacts(verdict.facts());
    showAdvice(verdict.advice());
    showActions(verdict.actions());
  }

  private void showHero(VerdictView verdict) {
    var tone = "tone-" + verdict.tone().code();
    if (!hero.getStyleClass().contains(tone)) {
      hero.getStyleClass().removeIf(style -> style.startsWith("tone-"));
      hero.getStyleClass().add(tone);
      shape.getChildren().setAll(Shapes.of(verdict.tone(), SHAPE_SIZE));
    }
    hero.setAccessibleText(spoken(verdict));
    stateWord.setText(verdict.stateWord());
    headline.setText(verdict.headline());
    headline.pseudoClassStateChanged(LONG, verdict.headline().length() > MOST_IN_BIG_LETTERS);
    set(since, verdict.since());
  }

  private static String spoken(VerdictView verdict) {
    var opening = verdict.stateWord() + ". " + verdict.headline();
    return verdict.since().isEmpty() ? opening : opening + " " + verdict.since();
  }

  private void showNote(VerdictView verdict) {
    note.setText(verdict.note());
    noteBox.setVisible(!verdict.note().isEmpty());
    noteBox.setManaged(!verdict.note().isEmpty());
    startMonitor.setVisible(verdict.canStartMonitor());
    startMonitor.setManaged(verdict.canStartMonitor());
  }

  private void showFacts(List<VerdictView.Fact> shown) {
    facts.getChildren().clear();
    for (int row = 0; row < shown.size(); row++) {
      var label = new Label(shown.get(row).label());
      var value = new Label(shown.get(row).value());
      label.getStyleClass().add("fact-label");
      value.getStyleClass().add("fact-value");
      label.setMinWidth(Region.USE_PREF_SIZE);
      value.setWrapText(true);
      GridPane.setValignment(label, VPos.TOP);
      label.setLabelFor(value);
      facts.addRow(row, label, value);
    }
    facts.setVisible(!shown.isEmpty());
    facts.setManaged(!shown.isEmpty());
  }

  private void showAdvice(List<String> advice) {
    adviceBox.setVisible(!advice.isEmpty());
    adviceBox.setManaged(!advice.isEmpty());
    if (advice.isEmpty()) {
      return;
    }
    firstAdvice.setText(advice.getFirst());
    var rest = advice.subList(1, advice.size());
    restOfAdvice.getChildren().setAll(rest.stream().map(VerdictController::wrapped).toList());
    restOfAdvice.setVisible(moreAdvice);
    restOfAdvice.setManaged(moreAdvice);
    adviceToggle.setText(texts.get(moreAdvice ? "advice.less" : "advice.more"));
    adviceToggle.setVisible(!rest.isEmpty());
    adviceToggle.setManaged(!rest.isEmpty());
  }

  private static Label wrapped(String sentence) {
    var label = new Label(sentence);
    label.setWrapText(true);
    return label;
  }

  private void showActions(VerdictView.Actions actions) {
    check.setDisable(!actions.canCheck());
    pause.setDisable(!actions.canPause());
    mute.setDisable(!actions.canPause());
    pause.setText(actions.pause());
    mute.setText(actions.mute());
    unmute.setVisible(actions.muted());
    signIn.setVisible(actions.canSignIn());
    signIn.setManaged(actions.canSignIn());
    tellBack.setVisible(actions.canAwait());
    tellBack.setManaged(actions.canAwait());
    tellBack.setSelected(actions.awaited());
    tellBack.setText(texts.get(actions.awaited() ? "action.tell-back.on" : "action.tell-back"));
    emphasise(check, !actions.paused() && !actions.canSignIn());
    emphasise(pause, actions.paused());
  }

  /// The one button that is most likely wanted.
  private static void emphasise(Button button, boolean wanted) {
    button.getStyleClass().remove(Styles.ACCENT);
    if (wanted) {
      button.getStyleClass().add(Styles.ACCENT);
    }
  }

  private static void set(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  @FXML
  void toggleAdvice() {
    moreAdvice = !moreAdvice;
    adviceToggle.setVisited(false);
    showAdvice(model.verdictProperty().get().advice());
  }

  @FXML
  void signIn() {
    browser.accept(UNPROTECTED);
  }

  @FXML
  void checkNow() {
    monitor.checkNow();
  }

  @FXML
  void muteForAnHour() {
    monitor.mute(new Mute.Until(clock.instant().plus(Duration.ofHours(1))));
  }

  @FXML
  void muteForEightHours() {
    monitor.mute(new Mute.Until(clock.instant().plus(Duration.ofHours(8))));
  }

  /// It shows as on when the monitor says that it is.
  @FXML
  void tellWhenBack() {
    boolean awaited = model.verdictProperty().get().actions().awaited();
    tellBack.setSelected(awaited);
    monitor.mute(awaited ? Mute.OFF : new Mute.UntilBack());
  }

  @FXML
  void unmute() {
    monitor.mute(Mute.OFF);
  }

  @FXML
  void pauseOrResume() {
    if (model.verdictProperty().get().actions().paused()) {
      monitor.resume();
    } else {
      monitor.pause();
    }
  }

  @FXML
  void startMonitor() {
    monitor.startMonitor();
  }
}
