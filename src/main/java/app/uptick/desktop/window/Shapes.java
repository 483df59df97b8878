package app.uptick.desktop.window;

import app.uptick.model.ChecklistItem;
import app.uptick.model.FunctionState;
import javafx.geometry.NodeOrientation;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// The shapes that stand for states, each told from the others without its colour. Drawn as paths,
/// so that they are sharp at any size; on a square of 16 units. The tray's icons have the same
/// shapes.
final class Shapes {

  /// The square on which the paths are drawn.
  static final double UNITS = 16;

  private static final String DISC = "M8 1a7 7 0 1 0 .001 0Z";
  private static final String TRIANGLE =
      "M8.9 1.8 14.9 13.4A1 1 0 0 1 14 15H2A1 1 0 0 1 1.1 13.4L7.1 1.8A1 1 0 0 1 8.9 1.8Z";
  private static final String OCTAGON = "M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z";
  private static final String HOUSE = "M8 1 .8 8.2H2.6V15H13.4V8.2H15.2Z";
  private static final String SQUARE =
      "M4 1H12A3 3 0 0 1 15 4V12A3 3 0 0 1 12 15H4A3 3 0 0 1 1 12V4A3 3 0 0 1 4 1Z";
  private static final String BARS = "M3 2H6.5V14H3ZM9.5 2H13V14H9.5Z";

  private static final String TICK = "M4.6 8.4 7 10.9 11.5 5.4";
  private static final String EXCLAMATION = "M8 6V9.6M8 12V12.05";
  private static final String CROSS = "M5.4 5.4 10.6 10.6M10.6 5.4 5.4 10.6";
  private static final String NO_ENTRY = "M8 4A4 4 0 1 0 8.001 4ZM5.2 5.2 10.8 10.8";
  private static final String QUESTION =
      "M5.8 6.3A2.2 2.1 0 1 1 9.2 7.9C8.4 8.5 8 8.8 8 9.5M8 12V12.05";
  private static final String DASH = "M5 8H11";
  private static final String NOTHING = "";

  private Shapes() {}

  /// The big shape of a verdict.
  static Node of(Tone tone, double size) {
    return shape(tone.code(), ground(tone), mark(tone), size);
  }

  /// The outline of a verdict's shape, an SVG path.
  static String ground(Tone tone) {
    return switch (tone) {
      case UP, BLOCKED -> DISC;
      case DEGRADED -> TRIANGLE;
      case DOWN -> OCTAGON;
      case YOUR_SIDE -> HOUSE;
      case UNKNOWN -> SQUARE;
      case PAUSED -> BARS;
    };
  }

  /// The strokes inside a verdict's shape, an SVG path.
  static String mark(Tone tone) {
    return switch (tone) {
      case UP -> TICK;
      case DEGRADED, YOUR_SIDE -> EXCLAMATION;
      case DOWN -> CROSS;
      case BLOCKED -> NO_ENTRY;
      case UNKNOWN -> QUESTION;
      case PAUSED -> NOTHING;
    };
  }

  /// The small mark beside a part of TikTok. What works is not coloured: colour is for trouble.
  static Node of(FunctionState state, double size) {
    return switch (state) {
      case UP -> shape("fine", NOTHING, TICK, size);
      case SLOW -> shape("degraded", TRIANGLE, EXCLAMATION, size);
      case FAILING -> shape("down", OCTAGON, CROSS, size);
      case UNKNOWN -> shape("absent", NOTHING, DASH, size);
    };
  }

  /// The small mark beside a step of the checklist.
  static Node of(ChecklistItem.Result result, double size) {
    return switch (result) {
      case PASS -> shape("fine", NOTHING, TICK, size);
      case WARN -> shape("degraded", TRIANGLE, EXCLAMATION, size);
      case FAIL -> shape("down", OCTAGON, CROSS, size);
      case SKIP, MANUAL -> shape("absent", NOTHING, DASH, size);
    };
  }

  private static Node shape(String style, String ground, String mark, double size) {
    var group = new Group(path("frame", SQUARE), path("ground", ground), path("mark", mark));
    group.getTransforms().add(new Scale(size / UNITS, size / UNITS));
    var box = new StackPane(new Group(group));
    box.getStyleClass().addAll("shape", "shape-" + style);
    box.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    box.setMinSize(size, size);
    box.setPrefSize(size, size);
    box.setMaxSize(size, size);
    return box;
  }

  private static SVGPath path(String style, String content) {
    var path = new SVGPath();
    path.setContent(content);
    path.getStyleClass().add(style);
    return path;
  }
}
