package app.uptick.desktop.window;

import app.uptick.model.ChecklistItem;
import app.uptick.model.FixReport.Outcome;
import app.uptick.text.Texts;
import java.time.InstantSource;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Places the checklist, and the ways to TikTok that were tried. What Uptick can find out is ticked
/// by itself; what only a person can try, the person ticks, and the tick stays for the incident.
@SuppressWarnings("NullAway.Init")
final class ChecklistController {

  private static final double MARK_SIZE = 18;

  private final WindowModel model;
  private final UiStatus status;
  private final MonitorActions monitor;
  private final InstantSource clock;
  private final Texts texts;
  private final SharedText shared;
  private final Ticks ticks;

  @FXML private Label summary;
  @FXML private Button findFix;
  @FXML private Button askFriend;
  @FXML private Button copyReport;
  @FXML private VBox fix;
  @FXML private Label fixSentence;
  @FXML private Label fixWhen;
  @FXML private GridPane ways;
  @FXML private VBox list;
  @FXML private VBox needless;
  @FXML private Hyperlink needlessToggle;
  @FXML private VBox needlessList;

  private boolean awaited;
  private boolean showsNeedless;

  ChecklistController(
      WindowModel model,
      UiStatus status,
      MonitorActions monitor,
      InstantSource clock,
      Texts texts,
      TimeWords time,
      Ticks ticks) {
    this.model = model;
    this.status = status;
    this.monitor = monitor;
    this.clock = clock;
    this.texts = texts;
    this.shared = new SharedText(texts, time);
    this.ticks = ticks;
  }

  @FXML
  void initialize() {
    WindowModel.follow(model.checklistProperty(), this::show);
    WindowModel.follow(model.fixProperty(), this::show);
  }

  // ---- the ways that were tried

  private void show(FixView view) {
    findFix.setDisable(!view.canFind());
    if (view.canFind() && summary.isFocused()) {
      findFix.requestFocus();
    }
    boolean shown = !view.sentence().isEmpty();
    fix.setVisible(shown);
    fix.setManaged(shown);
    fixSentence.setText(view.sentence());
    fixWhen.setText(view.when());
    ways.getChildren().clear();
    for (int row = 0; row < view.rows().size(); row++) {
      addWay(row, view.rows().get(row));
    }
    if (shown && awaited) {
      Scrolling.reveal(fix);
    }
    awaited &= !view.canFind();
  }

  private void addWay(int row, FixView.Row shown) {
    var way = new Label(shown.way());
    way.setWrapText(true);
    var word = new Label(shown.word());
    word.getStyleClass().addAll("way-word", "is-" + shown.outcome().code());
    word.setMinWidth(Region.USE_PREF_SIZE);
    var took = new Label(shown.took());
    took.getStyleClass().add("way-took");
    took.setMinWidth(Region.USE_PREF_SIZE);
    ways.addRow(row, mark(shown.outcome()), way, word, took);
  }

  private static StackPane mark(Outcome outcome) {
    return new StackPane(
        switch (outcome) {
          case WORKS -> Shapes.of(ChecklistItem.Result.PASS, MARK_SIZE);
          case FAILS -> Shapes.of(ChecklistItem.Result.FAIL, MARK_SIZE);
          case WAITING, ABSENT -> Shapes.of(ChecklistItem.Result.SKIP, MARK_SIZE);
        });
  }

  @FXML
  void findFix() {
    if (findFix.isFocused()) {
      summary.requestFocus(); // from a disabled button it would fall on its neighbour
    }
    awaited = true;
    findFix.setDisable(true);
    monitor.findFix();
  }

  // ---- what is passed on

  @FXML
  void askFriend() {
    copy(shared.forFriend(status.seen(), clock.instant()), askFriend, "share.friend");
  }

  @FXML
  void copyReport() {
    copy(shared.report(status.seen(), clock.instant()), copyReport, "share.report");
  }

  private void copy(String text, Button button, String name) {
    Copying.copy(text, button, texts.get("evidence.copied"), texts.get(name));
  }

  // ---- the steps

  private void show(ChecklistView view) {
    ticks.follow(view.incident());
    summary.setText(view.summary());
    list.getChildren().setAll(view.steps().stream().map(this::row).toList());
    needlessList.getChildren().setAll(view.needless().stream().map(this::row).toList());
    needless.setVisible(!view.needless().isEmpty());
    needless.setManaged(!view.needless().isEmpty());
    showNeedless();
  }

  private void showNeedless() {
    needlessList.setVisible(showsNeedless);
    needlessList.setManaged(showsNeedless);
    needlessToggle.setText(
        texts.get(showsNeedless ? "checklist.needless.hide" : "checklist.needless.show"));
  }

  @FXML
  void toggleNeedless() {
    showsNeedless = !showsNeedless;
    needlessToggle.setVisited(false);
    showNeedless();
  }

  private HBox row(StepView step) {
    var title = new Label(step.title());
    title.getStyleClass().add("step-title");
    title.setWrapText(true);
    var words = new VBox(title);
    if (!step.detail().isEmpty()) {
      var detail = new Label(step.detail());
      detail.getStyleClass().add("secondary");
      detail.setWrapText(true);
      words.getChildren().add(detail);
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    var word = new Label(step.resultWord());
    word.getStyleClass().add("step-word");
    word.setMinWidth(Region.USE_PREF_SIZE);
    var row = new HBox(mark(step), words, word);
    row.setId("step-" + step.id());
    if (step.result() != ChecklistItem.Result.MANUAL) {
      row.setAccessibleRole(AccessibleRole.LIST_ITEM);
      row.setAccessibleText(
          texts.format("step.spoken", step.title(), step.resultWord(), step.detail()));
    }
    row.getStyleClass().addAll("step", "is-" + step.result().code());
    return row;
  }

  private Node mark(StepView step) {
    return step.result() == ChecklistItem.Result.MANUAL
        ? boxToTick(step)
        : new StackPane(Shapes.of(step.result(), MARK_SIZE));
  }

  private CheckBox boxToTick(StepView step) {
    var box = new CheckBox();
    box.setAccessibleText(step.title());
    box.setAccessibleHelp(step.detail());
    box.setSelected(ticks.isTicked(step.id()));
    box.setOnAction(event -> ticks.tick(step.id(), box.isSelected()));
    return box;
  }
}
