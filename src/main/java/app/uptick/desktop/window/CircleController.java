package app.uptick.desktop.window;

import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Places the members of the circle, a line each; nothing where there is no circle.
@SuppressWarnings("NullAway.Init")
final class CircleController {

  private static final double MARK_SIZE = 16;

  private final WindowModel model;

  @FXML private VBox box;
  @FXML private Label note;
  @FXML private VBox list;

  CircleController(WindowModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    WindowModel.follow(model.circleProperty(), this::show);
  }

  private void show(CircleLines circle) {
    box.setVisible(circle.exists());
    box.setManaged(circle.exists());
    note.setText(circle.note());
    note.setVisible(!circle.note().isEmpty());
    note.setManaged(!circle.note().isEmpty());
    List<Node> lines = circle.members().stream().map(CircleController::line).toList();
    list.getChildren().setAll(lines);
  }

  private static Node line(CircleLines.Line member) {
    var sees = new Label(member.sees());
    var who = new Label(member.who());
    who.getStyleClass().add("secondary");
    who.setWrapText(true);
    var line = new HBox(Shapes.of(member.tone(), MARK_SIZE), new VBox(sees, who));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("circle-member");
    return line;
  }
}
