package app.uptick.desktop.window;

/// How the chart shares out its place: the marks of incidents on top, then the plot with the scale
/// beside it, the strip, and the names of moments. All grows with the text, by whole pixels, so
/// that edges are sharp.
///
/// @param text the height of its text, in pixels
/// @param inDays whether the strip has a column for each day
record ChartFrame(double width, double height, double text, boolean inDays) {

  private static final double RIGHT = 8;
  private static final double GAP = 3;

  double left() {
    return Math.round(4.2 * text);
  }

  double top() {
    return Math.round(1.5 * text);
  }

  double plotWidth() {
    return width - left() - RIGHT;
  }

  /// Where all of it ends, from the left of the plot.
  double right() {
    return plotWidth() + RIGHT;
  }

  double plotHeight() {
    return Math.floor(height - top() - GAP - strip() - axis());
  }

  /// Where the strip begins, from the top of the plot.
  double stripTop() {
    return plotHeight() + GAP;
  }

  double strip() {
    return Math.round(inDays ? 1.45 * text : 0.55 * text);
  }

  /// Where the names of moments end, from the top of the plot.
  double bottom() {
    return stripTop() + strip() + axis();
  }

  private double axis() {
    return 1.8 * text;
  }

  /// The size of a mark, and as near as two may stand.
  double mark() {
    return 1.2 * text;
  }

  /// What the name of a moment takes.
  double tick() {
    return 5.8 * text;
  }

  boolean isTooSmall() {
    return plotWidth() <= 0 || plotHeight() <= 0;
  }
}
