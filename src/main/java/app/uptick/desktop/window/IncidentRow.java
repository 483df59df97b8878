package app.uptick.desktop.window;

import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One incident in the list, which opens its story like a button: by pointer, by key, and by an
/// assistive technology. Not a button in name, since a button's words do not wrap within it.
final class IncidentRow extends HBox {

  private static final double MARK_SIZE = 20;

  private final Runnable open;

  IncidentRow(IncidentLine line, Runnable open) {
    this.open = open;
    var headline = new Label(line.headline());
    headline.setWrapText(true);
    var about = new Label(line.about());
    about.setWrapText(true);
    about.getStyleClass().add("secondary");
    var words = new VBox(headline, about);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(Shapes.of(line.tone(), MARK_SIZE), words);
    setId("incident-" + line.id());
    getStyleClass().add("incident-row");
    setAlignment(Pos.CENTER_LEFT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(line.spoken());
    setOnMouseClicked(click -> open());
    setOnKeyPressed(this::openByKey);
  }

  private void openByKey(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
      key.consume();
      open();
    }
  }

  private void open() {
    requestFocus();
    open.run();
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      open();
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }
}
