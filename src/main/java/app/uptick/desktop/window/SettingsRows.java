package app.uptick.desktop.window;

import app.uptick.text.Texts;
import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Path;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the settings page is made of: sections, lines, hints and buttons, all of one look.
final class SettingsRows {

  private final Texts texts;

  SettingsRows(Texts texts) {
    this.texts = texts;
  }

  Node section(String title, Node... rows) {
    var heading = new Label(texts.get(title));
    heading.getStyleClass().add("section-title");
    var box = new VBox(heading);
    box.getChildren().addAll(rows);
    box.getStyleClass().add("settings-section");
    return box;
  }

  /// A control at the end of its words.
  Node line(String words, Region control) {
    var label = new Label(texts.get(words));
    label.setWrapText(true);
    label.setLabelFor(control);
    control.setAccessibleText(texts.get(words));
    return new SettingLine(label, control);
  }

  /// Screen readers know no switch, but a box to tick.
  static ToggleSwitch toggle(String id) {
    var toggle = new ToggleSwitch();
    toggle.setId(id);
    toggle.setAccessibleRole(AccessibleRole.CHECK_BOX);
    return toggle;
  }

  Button button(String id, String words, Runnable deed) {
    var button = new Button(texts.get(words));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> deed.run());
    return button;
  }

  /// Side by side, and below each other where there is no room for that.
  static FlowPane buttons(Node... buttons) {
    var row = new FlowPane(buttons);
    row.getStyleClass().add("settings-buttons");
    return row;
  }

  static Label hint(String text) {
    var hint = new Label(text);
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.getStyleClass().addAll("secondary", "hint");
    return hint;
  }

  /// Where a file is: on a line of its own, from left to right in every language, and cut at the
  /// end of a line wherever that is.
  static HBox path(Path path) {
    var words = hint(path.toString());
    words.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    return new HBox(words);
  }

  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
