package app.uptick.desktop.window;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws a history: response times as a line, trouble as bands behind it, unobserved time hatched.
/// Under the pointer, or the arrow keys, it says what was.
final class HistoryChart extends Region {

  private static final double LEFT = 46;
  private static final double RIGHT = 8;
  private static final double TOP = 8;
  private static final double STRIP = 6;
  private static final double STRIP_OF_DAYS = 16;
  private static final double LEAST_HATCHED = 12;
  private static final double TINT = 0.3;
  private static final double LEAST_SHAPED = 2;
  private static final double STRIP_GAP = 3;
  private static final double AXIS = 20;
  private static final double TICK_WIDTH = 64;
  private static final double HATCH_STEP = 7;
  private static final double KEY_STEP = 4;
  private static final double SHAPE = 12;
  private static final double SHADE = 0.14;

  /// The longest spans whose ticks are named by the time of day, and by the day of the week.
  private static final Duration BY_CLOCK = Duration.ofDays(2);

  private static final Duration BY_WEEKDAY = Duration.ofDays(10);

  private static final Font FONT = Font.font(11);

  private final Canvas canvas = new Canvas();
  private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
  private final Texts texts;
  private final TimeWords time;
  private ChartColours colours = ChartColours.of(ColorScheme.LIGHT);
  private @Nullable HistoryView view;
  private List<DayShare> days = List.of();
  private OptionalDouble cursor = OptionalDouble.empty();

  HistoryChart(Texts texts, TimeWords time) {
    this.texts = texts;
    this.time = time;
    getStyleClass().add("history-chart");
    setMinHeight(140);
    setPrefHeight(190);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().add(canvas);
    setOnMouseMoved(this::pointAt);
    setOnMouseDragged(this::pointAt);
    setOnMouseExited(event -> readAt(OptionalDouble.empty()));
    setOnMousePressed(this::takeFocus);
    setOnKeyPressed(this::step);
    focusedProperty().subscribe(focused -> draw());
  }

  /// What was at the pointer; empty where there is no pointer.
  ReadOnlyStringProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  void show(HistoryView view) {
    this.view = view;
    this.days = isByClock(view) ? List.of() : DayShare.of(view, time.zone());
    readAt(cursor);
  }

  void setColours(ChartColours colours) {
    this.colours = colours;
    draw();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    draw();
  }

  /// And keeps it from the page around, which wants it for every press that nobody consumes.
  private void takeFocus(MouseEvent event) {
    requestFocus();
    event.consume();
  }

  private void pointAt(MouseEvent event) {
    readAt(OptionalDouble.of(event.getX() - LEFT));
  }

  private void step(KeyEvent event) {
    double at = cursor.orElse(plotWidth());
    switch (event.getCode()) {
      case LEFT -> moveTo(at - KEY_STEP, event);
      case RIGHT -> moveTo(at + KEY_STEP, event);
      case HOME -> moveTo(0, event);
      case END -> moveTo(plotWidth(), event);
      case ESCAPE -> readAt(OptionalDouble.empty());
      default -> {}
    }
  }

  private void moveTo(double x, KeyEvent event) {
    readAt(OptionalDouble.of(Math.clamp(x, 0, Math.max(0, plotWidth()))));
    event.consume();
  }

  private void readAt(OptionalDouble x) {
    boolean onPlot = x.isPresent() && x.getAsDouble() >= 0 && x.getAsDouble() <= plotWidth();
    cursor = onPlot ? x : OptionalDouble.empty();
    reading.set(cursor.isEmpty() ? "" : read(cursor.getAsDouble()));
    draw();
  }

  private String read(double x) {
    if (view == null || plotWidth() <= 0) {
      return "";
    }
    var plot = plot(view);
    var at = plot.moment(x);
    var what = texts.get("band." + code(plot.kind(at)));
    var said = texts.format("history.readout", time.moment(at, view.to()), what);
    return plot.nearest(at)
        .map(point -> texts.format("history.readout", said, millis(plot, point)))
        .orElse(said);
  }

  private String millis(HistoryPlot plot, Point point) {
    var median = grouped(HistoryPlot.millis(point));
    if (plot.isClipped(point)) {
      return texts.format("history.clipped", median);
    }
    return point.p95().equals(point.median())
        ? texts.format("history.millis", median)
        : texts.format("history.median-and-slowest", median, grouped(HistoryPlot.slowest(point)));
  }

  private static String grouped(double millis) {
    return String.format(Locale.ROOT, "%,d", Math.round(millis));
  }

  /// The key of a kind's word in the bundle.
  static String code(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private double plotWidth() {
    return getWidth() - LEFT - RIGHT;
  }

  private double plotHeight() {
    return getHeight() - TOP - STRIP_GAP - stripHeight() - AXIS;
  }

  private double stripHeight() {
    return days.isEmpty() ? STRIP : STRIP_OF_DAYS;
  }

  private static boolean isByClock(HistoryView view) {
    return Duration.between(view.from(), view.to()).compareTo(BY_CLOCK) <= 0;
  }

  private HistoryPlot plot(HistoryView of) {
    return HistoryPlot.of(of, plotWidth(), plotHeight());
  }

  private void draw() {
    var pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (view == null || plotWidth() <= 0 || plotHeight() <= 0) {
      return;
    }
    var plot = plot(view);
    pen.save();
    pen.translate(LEFT, TOP);
    pen.setFont(FONT);
    drawBands(pen, plot);
    drawGrid(pen, plot);
    drawTimes(pen, plot);
    if (days.isEmpty()) {
      drawStrip(pen, plot);
    } else {
      drawDays(pen, plot);
    }
    drawMarks(pen, plot);
    drawLine(pen, plot);
    drawCursor(pen, plot);
    pen.restore();
  }

  private void drawBands(GraphicsContext pen, HistoryPlot plot) {
    for (var band : plot.view().bands()) {
      double x = plot.x(band.from());
      double width = Math.max(1, plot.x(band.to()) - x);
      if (!band.kind().isObserved()) {
        hatch(pen, x, width, plot.height());
      } else if (HistorySummary.isTrouble(band.kind())) {
        pen.setFill(colours.behind(band.kind()));
        pen.fillRect(x, 0, width, plot.height());
      }
    }
  }

  /// Strokes where they can be told from a smear, a tint where not.
  private void hatch(GraphicsContext pen, double x, double width, double height) {
    if (width < LEAST_HATCHED) {
      pen.save();
      pen.setGlobalAlpha(TINT);
      pen.setFill(colours.hatch());
      pen.fillRect(x, 0, width, height);
      pen.restore();
      return;
    }
    pen.save();
    pen.beginPath();
    pen.rect(x, 0, width, height);
    pen.clip();
    pen.setStroke(colours.hatch());
    pen.setLineWidth(1);
    for (double start = x - height; start < x + width; start += HATCH_STEP) {
      pen.strokeLine(start, height, start + height, 0);
    }
    pen.restore();
  }

  private void drawGrid(GraphicsContext pen, HistoryPlot plot) {
    pen.setTextAlign(TextAlignment.RIGHT);
    pen.setTextBaseline(VPos.CENTER);
    pen.setLineWidth(1);
    pen.setStroke(colours.grid());
    pen.setFill(colours.text());
    strokeAcross(pen, plot, plot.height());
    for (double millis : plot.grid()) {
      strokeAcross(pen, plot, plot.y(millis));
    }
    var grid = plot.grid();
    pen.fillText("0", -6, plot.height());
    pen.fillText(plain(grid.get(grid.size() / 2 - 1)), -6, plot.y(grid.get(grid.size() / 2 - 1)));
    pen.fillText(texts.format("history.millis", plain(grid.getLast())), -6, plot.y(grid.getLast()));
  }

  private static void strokeAcross(GraphicsContext pen, HistoryPlot plot, double y) {
    double crisp = Math.round(y) + 0.5;
    pen.strokeLine(0, crisp, plot.width(), crisp);
  }

  private static String plain(double millis) {
    return String.format(Locale.ROOT, "%.0f", millis);
  }

  private void drawTimes(GraphicsContext pen, HistoryPlot plot) {
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setTextBaseline(VPos.BOTTOM);
    pen.setFill(colours.text());
    pen.setStroke(colours.grid());
    double bottom = plot.height() + STRIP_GAP + stripHeight() + AXIS;
    int most = (int) Math.max(2, plot.width() / TICK_WIDTH);
    var shown = plot.view();
    var span = Duration.between(shown.from(), shown.to());
    for (var tick : TimeAxis.ticks(shown.from(), shown.to(), time.zone(), most)) {
      double x = plot.x(tick);
      pen.strokeLine(Math.round(x) + 0.5, 0, Math.round(x) + 0.5, plot.height());
      var text = tickText(tick, span);
      pen.fillText(text, Math.clamp(x, TICK_WIDTH / 4, plot.width() - TICK_WIDTH / 4), bottom);
    }
  }

  private String tickText(Instant tick, Duration span) {
    if (days.isEmpty()) {
      return time.timeOfDay(tick);
    }
    return span.compareTo(BY_WEEKDAY) <= 0 ? time.shortWeekday(tick) : time.dayOfMonth(tick);
  }

  private void drawStrip(GraphicsContext pen, HistoryPlot plot) {
    double top = plot.height() + STRIP_GAP;
    for (var band : plot.view().bands()) {
      double x = plot.x(band.from());
      double width = Math.max(1, plot.x(band.to()) - x);
      if (!band.kind().isObserved()) {
        pen.setStroke(colours.hatch());
        pen.strokeRect(x + 0.5, top + 0.5, Math.max(0, width - 1), STRIP - 1);
      } else {
        pen.setFill(colours.of(band.kind()));
        pen.fillRect(x, top, width, STRIP);
      }
    }
  }

  /// A column for each day, as high as the share of it that was bad.
  private void drawDays(GraphicsContext pen, HistoryPlot plot) {
    double top = plot.height() + STRIP_GAP;
    for (var day : days) {
      double x = plot.x(day.from());
      double gap = plot.x(day.to()) - x > 6 ? 1 : 0;
      double width = Math.max(1, plot.x(day.to()) - x - gap);
      if (day.isJudged()) {
        double bad = day.bad().isZero() ? 0 : Math.max(2, day.badShare() * STRIP_OF_DAYS);
        pen.setFill(colours.of(Kind.UP));
        pen.fillRect(x, top, width, STRIP_OF_DAYS - bad);
        pen.setFill(colours.of(Kind.DOWN));
        pen.fillRect(x, top + STRIP_OF_DAYS - bad, width, bad);
      } else {
        pen.setFill(colours.hatch());
        pen.fillRect(x, top + STRIP_OF_DAYS - 1, width, 1);
      }
    }
  }

  /// What each stretch was, where there is room to say it.
  private void drawMarks(GraphicsContext pen, HistoryPlot plot) {
    for (var band : plot.view().bands()) {
      double x = plot.x(band.from());
      double width = Math.max(1, plot.x(band.to()) - x);
      if (days.isEmpty() || width > LEAST_SHAPED) {
        drawMark(pen, band, x, width);
      }
    }
  }

  private void drawMark(GraphicsContext pen, Band band, double x, double width) {
    switch (band.kind()) {
      case DEGRADED -> drawShape(pen, band, Tone.DEGRADED, x + width / 2);
      case DOWN -> drawShape(pen, band, Tone.DOWN, x + width / 2);
      case BLOCKED -> drawShape(pen, band, Tone.BLOCKED, x + width / 2);
      case YOUR_SIDE -> drawShape(pen, band, Tone.YOUR_SIDE, x + width / 2);
      case OFFLINE, PAUSED, ASLEEP, OFF, UNOBSERVED -> drawWord(pen, band, x, width);
      case UP, UNKNOWN -> {}
    }
  }

  /// The shape beside the colour.
  private void drawShape(GraphicsContext pen, Band band, Tone tone, double middle) {
    pen.save();
    pen.translate(middle - SHAPE / 2, 3);
    pen.scale(SHAPE / Shapes.UNITS, SHAPE / Shapes.UNITS);
    pen.setFill(colours.of(band.kind()));
    pen.beginPath();
    pen.appendSVGPath(Shapes.ground(tone));
    pen.fill();
    pen.setStroke(Color.WHITE);
    pen.setLineWidth(2);
    pen.setLineCap(StrokeLineCap.ROUND);
    pen.beginPath();
    pen.appendSVGPath(Shapes.mark(tone));
    pen.stroke();
    pen.restore();
  }

  /// The word, where it fits.
  private void drawWord(GraphicsContext pen, Band band, double x, double width) {
    var word = texts.get("band." + code(band.kind()));
    if (width > word.length() * 7) {
      pen.setTextAlign(TextAlignment.CENTER);
      pen.setTextBaseline(VPos.TOP);
      pen.setFill(colours.text());
      pen.fillText(word, x + width / 2, 4);
    }
  }

  private void drawLine(GraphicsContext pen, HistoryPlot plot) {
    pen.setStroke(colours.line());
    pen.setFill(colours.line());
    pen.setLineWidth(1.4);
    for (var run : plot.runs()) {
      drawShade(pen, plot, run);
      drawRun(pen, plot, run);
    }
  }

  /// From the median up to what one in twenty answers exceeded.
  private void drawShade(GraphicsContext pen, HistoryPlot plot, List<Point> run) {
    pen.save();
    pen.setGlobalAlpha(SHADE);
    pen.beginPath();
    run.forEach(point -> pen.lineTo(plot.x(point.at()), plot.y(point)));
    run.reversed()
        .forEach(point -> pen.lineTo(plot.x(point.at()), plot.y(HistoryPlot.slowest(point))));
    pen.closePath();
    pen.fill();
    pen.restore();
  }

  private static void drawRun(GraphicsContext pen, HistoryPlot plot, List<Point> run) {
    if (run.size() == 1) {
      pen.fillOval(plot.x(run.getFirst().at()) - 1, plot.y(run.getFirst()) - 1, 2, 2);
    }
    pen.beginPath();
    for (var point : run) {
      pen.lineTo(plot.x(point.at()), plot.y(point));
    }
    pen.stroke();
    run.stream().filter(plot::isClipped).forEach(point -> markClipped(pen, plot.x(point.at())));
  }

  private static void markClipped(GraphicsContext pen, double x) {
    pen.fillPolygon(new double[] {x - 3.5, x + 3.5, x}, new double[] {1, 1, -5}, 3);
  }

  private void drawCursor(GraphicsContext pen, HistoryPlot plot) {
    if (isFocused() && cursor.isEmpty()) {
      pen.setStroke(colours.text());
      pen.setLineWidth(1);
      pen.strokeRect(-0.5, -0.5, plot.width() + 1, plot.height() + 1);
    }
    cursor.ifPresent(x -> {
      pen.setStroke(colours.text());
      pen.setLineWidth(1);
      pen.strokeLine(Math.round(x) + 0.5, 0, Math.round(x) + 0.5, plot.height());
      plot.nearest(plot.moment(x))
          .ifPresent(point -> {
            pen.setFill(colours.line());
            pen.fillOval(plot.x(point.at()) - 3, plot.y(point) - 3, 6, 6);
          });
    });
  }
}
