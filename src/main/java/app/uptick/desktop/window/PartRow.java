package app.uptick.desktop.window;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One part of TikTok in a row; its details unfold under it.
final class PartRow extends VBox {

  private static final double MARK_SIZE = 16;

  /// In less width than this, the name needs the room; the time stands in the details as well.
  private static final double LEAST_EMS_FOR_ASKED = 28;

  private final StackPane mark = new StackPane();
  private final Label name = column("part-name");
  private final Label state = column("part-state");
  private final Label millis = column("part-millis");
  private final Label asked = column("part-asked");
  private final FontIcon chevron = new FontIcon(Feather.CHEVRON_RIGHT);
  private final Button header = new Button();
  private final GridPane details = new GridPane();

  PartRow(PartView view) {
    getStyleClass().add("part-row");
    setId("part-" + view.id().code());
    details.getStyleClass().add("part-details");
    header.getStyleClass().addAll("flat", "part-header");
    header.setMaxWidth(Double.MAX_VALUE);
    header.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    var line = new HBox(mark, name, state, millis, asked, chevron);
    line.getStyleClass().add("part-line");
    line.setAlignment(Pos.CENTER_LEFT);
    line.prefWidthProperty().bind(header.widthProperty().subtract(16));
    header.setGraphic(line);
    header.widthProperty().subscribe(width -> showAsked(width.doubleValue()));
    header.setOnAction(event -> unfold(!details.isVisible()));
    getChildren().addAll(header, details);
    unfold(false);
    name.fontProperty().subscribe(font -> showAsked(header.getWidth()));
    effectiveNodeOrientationProperty().subscribe(way -> turnChevron());
    show(view);
  }

  private static Label column(String style) {
    var label = new Label();
    label.getStyleClass().add(style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  void show(PartView view) {
    mark.getChildren().setAll(Shapes.of(view.state(), MARK_SIZE));
    name.setText(view.name());
    name.setMinWidth(40);
    name.setTextOverrun(OverrunStyle.ELLIPSIS);
    state.setText(view.stateWord());
    millis.setText(view.millis());
    asked.setText(view.asked());
    header.setAccessibleText(view.spoken());
    getStyleClass().removeIf(style -> style.startsWith("is-"));
    getStyleClass().add("is-" + view.state().code());
    details.getChildren().clear();
    for (int row = 0; row < view.details().size(); row++) {
      addDetail(row, view.details().get(row));
    }
  }

  private void showAsked(double width) {
    boolean isRoom = width >= LEAST_EMS_FOR_ASKED * name.getFont().getSize();
    asked.setVisible(isRoom);
    asked.setManaged(isRoom);
  }

  private void addDetail(int row, PartView.Detail detail) {
    var label = new Label(detail.label());
    label.getStyleClass().add("fact-label");
    label.setMinWidth(Region.USE_PREF_SIZE);
    var value = new Label(detail.value());
    value.setWrapText(!detail.number());
    label.setLabelFor(value);
    details.addRow(row, label, value);
    if (detail.number()) {
      value.setMinWidth(Region.USE_PREF_SIZE);
      value.getStyleClass().add("number");
      GridPane.setHalignment(value, HPos.LEFT);
    }
  }

  private void unfold(boolean open) {
    details.setVisible(open);
    details.setManaged(open);
    turnChevron();
  }

  /// Down where it is open, else to where reading goes on.
  private void turnChevron() {
    chevron.setIconCode(
        details.isVisible()
            ? Feather.CHEVRON_DOWN
            : switch (getEffectiveNodeOrientation()) {
              case RIGHT_TO_LEFT -> Feather.CHEVRON_LEFT;
              case LEFT_TO_RIGHT, INHERIT -> Feather.CHEVRON_RIGHT;
            });
  }
}
