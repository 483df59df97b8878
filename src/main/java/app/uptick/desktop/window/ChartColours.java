package app.uptick.desktop.window;

import app.uptick.model.HistoryView.Kind;
import javafx.application.ColorScheme;
import javafx.scene.paint.Color;

/// The colours of the history chart, which draws on a canvas that no style sheet reaches.
///
/// @param shade from the median up to the slow answers
/// @param veil how much of its colour a band shows behind the line, 0 to 1
record ChartColours(
    Color ground,
    Color line,
    Color shade,
    Color grid,
    Color text,
    Color hatch,
    Color up,
    Color degraded,
    Color unknown,
    double veil) {

  private static final Color DOWN = Color.web("#dc2f35");
  private static final Color BLOCKED = Color.web("#9147d1");
  private static final Color YOUR_SIDE = Color.web("#1f7fd6");

  private static final ChartColours LIGHT =
      new ChartColours(
          Color.web("#ffffff"),
          Color.web("#24292f"),
          Color.web("#5a6f9a", 0.24),
          Color.web("#e4e8ec"),
          Color.web("#57606a"),
          Color.web("#87919c"),
          Color.web("#119c50"),
          Color.web("#c17f00"),
          Color.web("#8c959f"),
          0.18);
  private static final ChartColours DARK =
      new ChartColours(
          Color.web("#0d1117"),
          Color.web("#e6edf3"),
          Color.web("#8ea6d8", 0.26),
          Color.web("#262c34"),
          Color.web("#8b949e"),
          Color.web("#586270"),
          Color.web("#2ea55f"),
          Color.web("#e09b00"),
          Color.web("#6e7681"),
          0.32);

  static ChartColours of(ColorScheme scheme) {
    return switch (scheme) {
      case LIGHT -> LIGHT;
      case DARK -> DARK;
    };
  }

  /// The colour of a band behind the line.
  Color behind(Kind kind) {
    var colour = of(kind);
    return Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), veil);
  }

  /// The colour of the strip below the chart.
  Color of(Kind kind) {
    return switch (kind) {
      case UP -> up;
      case DEGRADED -> degraded;
      case DOWN -> DOWN;
      case BLOCKED -> BLOCKED;
      case YOUR_SIDE -> YOUR_SIDE;
      case UNKNOWN -> unknown;
      case OFFLINE, PAUSED, ASLEEP, OFF, UNOBSERVED -> hatch;
    };
  }
}
