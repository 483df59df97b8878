package app.uptick.desktop.window;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/// Brings into view what a person waited for. On the JavaFX thread.
final class Scrolling {

  private static final double MARGIN = 12;

  private Scrolling() {}

  /// Moves the page no further than it takes to see all of `node`, or its top where there is too
  /// much of it.
  static void reveal(Node node) {
    var scene = node.getScene();
    var pane = paneAround(node);
    if (scene == null || pane == null) {
      return;
    }
    scene.getRoot().applyCss();
    scene.getRoot().layout(); // what has just come has no place yet
    var content = pane.getContent();
    var bounds = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double seen = pane.getViewportBounds().getHeight();
    double hidden = content.getLayoutBounds().getHeight() - seen;
    if (hidden > 0) {
      double from = pane.getVvalue() * hidden;
      double lowest = bounds.getMinY() - MARGIN;
      double highest = bounds.getMaxY() + MARGIN - seen;
      double to = Math.min(Math.max(from, highest), lowest);
      pane.setVvalue(Math.clamp(to / hidden, 0, 1));
    }
  }

  private static @Nullable ScrollPane paneAround(Node node) {
    var around = node.getParent();
    while (around != null && !(around instanceof ScrollPane)) {
      around = around.getParent();
    }
    return around instanceof ScrollPane pane ? pane : null;
  }
}
