package app.uptick.desktop.window;

import app.uptick.model.FunctionId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Places the parts of TikTok, one row each; rows stay, so that what is unfolded or focused stays
/// so.
@SuppressWarnings("NullAway.Init")
final class PartsController {

  private final WindowModel model;
  private final Map<FunctionId, PartRow> rows = new EnumMap<>(FunctionId.class);

  @FXML private VBox list;
  @FXML private Label empty;

  PartsController(WindowModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    WindowModel.follow(model.partsProperty(), this::show);
  }

  private void show(List<PartView> parts) {
    empty.setVisible(parts.isEmpty());
    empty.setManaged(parts.isEmpty());
    var shown = parts.stream().map(this::row).toList();
    if (!list.getChildren().equals(shown)) {
      list.getChildren().setAll(shown);
    }
  }

  private PartRow row(PartView part) {
    var row = rows.computeIfAbsent(part.id(), id -> new PartRow(part));
    row.show(part);
    return row;
  }
}
