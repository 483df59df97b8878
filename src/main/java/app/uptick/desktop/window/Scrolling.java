package app.uptick.desktop.window;

import java.util.function.ToDoubleFunction;
import javafx.geometry.Bounds;
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
    move(
        node,
        view -> {
          var place = view.placeOf(node);
          double highest = place.getMaxY() + MARGIN - view.seen();
          return Math.min(Math.max(view.from(), highest), place.getMinY() - MARGIN);
        });
  }

  /// Has the page begin with `head`, unless all from there to the end of `body` is seen already.
  static void beginWith(Node head, Node body) {
    move(
        head,
        view -> {
          double top = view.placeOf(head).getMinY();
          double bottom = view.placeOf(body).getMaxY();
          boolean isSeen = top >= view.from() && bottom <= view.from() + view.seen();
          return isSeen ? view.from() : top - MARGIN;
        });
  }

  /// What is seen of a page.
  ///
  /// @param from how much of it is above
  private record View(Node content, double from, double seen) {

    Bounds placeOf(Node node) {
      return content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    }
  }

  /// @param wanted how much of the page is to be above
  private static void move(Node node, ToDoubleFunction<View> wanted) {
    var scene = node.getScene();
    var pane = paneAround(node);
    if (scene == null || pane == null) {
      return;
    }
    scene.getRoot().applyCss();
    scene.getRoot().layout(); // what has just come has no place yet
    var content = pane.getContent();
    double seen = pane.getViewportBounds().getHeight();
    double hidden = content.getLayoutBounds().getHeight() - seen;
    if (hidden > 0) {
      double to = wanted.applyAsDouble(new View(content, pane.getVvalue() * hidden, seen));
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
