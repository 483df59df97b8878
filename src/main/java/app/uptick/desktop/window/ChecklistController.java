package app.uptick.desktop.window;

import app.uptick.model.ChecklistItem;
import app.uptick.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Places the checklist. What Uptick can find out is ticked by itself; what only a person can try,
/// the person ticks, and the tick stays while the step is there.
@SuppressWarnings("NullAway.Init")
final class ChecklistController {

  private static final double MARK_SIZE = 18;

  private final WindowModel model;
  private final Texts texts;
  private final Set<String> tickedByHand = new HashSet<>();

  @FXML private Label summary;
  @FXML private VBox list;

  ChecklistController(WindowModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    WindowModel.follow(model.stepsProperty(), this::show);
  }

  private void show(List<StepView> steps) {
    tickedByHand.retainAll(steps.stream().map(StepView::id).toList());
    summary.setText(StepView.summary(steps, texts));
    list.getChildren().setAll(steps.stream().map(this::row).toList());
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
    box.setSelected(tickedByHand.contains(step.id()));
    box.selectedProperty()
        .subscribe(ticked -> {
          if (ticked) {
            tickedByHand.add(step.id());
          } else {
            tickedByHand.remove(step.id());
          }
        });
    return box;
  }
}
