package app.uptick.desktop.window;

import app.uptick.link.ContractJson;
import app.uptick.text.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Places the evidence, family by family, and hands the whole check out as JSON.
@SuppressWarnings("NullAway.Init")
final class EvidenceController {

  private final WindowModel model;
  private final UiStatus status;
  private final Texts texts;

  @FXML private Label empty;
  @FXML private VBox list;
  @FXML private Button copy;

  EvidenceController(WindowModel model, UiStatus status, Texts texts) {
    this.model = model;
    this.status = status;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    WindowModel.follow(model.evidenceProperty(), this::show);
  }

  private void show(List<EvidenceView> families) {
    empty.setVisible(families.isEmpty());
    empty.setManaged(families.isEmpty());
    copy.setDisable(families.isEmpty());
    list.getChildren().setAll(families.stream().map(EvidenceController::family).toList());
  }

  private static Node family(EvidenceView family) {
    var title = new Label(family.family());
    title.getStyleClass().add("section-title");
    var box = new VBox(title);
    box.getStyleClass().add("family");
    family.items().forEach(item -> box.getChildren().add(item(item)));
    return box;
  }

  static Node item(EvidenceView.Item item) {
    var finding = new Label(item.finding());
    finding.setWrapText(true);
    var source = new Label(item.source());
    source.getStyleClass().add("secondary");
    source.setWrapText(true);
    source.setManaged(!item.source().isEmpty());
    var box = new VBox(finding, source);
    box.getStyleClass().add("evidence");
    return box;
  }

  @FXML
  void copyAsJson() {
    var snapshot = status.seen().snapshot();
    if (snapshot == null || snapshot.latest() == null) {
      return;
    }
    Copying.copy(
        ContractJson.check(snapshot.latest()),
        copy,
        texts.get("evidence.copied"),
        texts.get("evidence.copy"));
  }
}
