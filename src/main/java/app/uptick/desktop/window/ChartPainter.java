package app.uptick.desktop.window;

import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Paints a history: response times as a line with a shade up to the slow ones, trouble as bands
/// behind it, unobserved time hatched, and marks of incidents above.
final class ChartPainter {

  private static final double HATCH_STEP = 6;
  private static final double SHADE_EDGE = 0.4;
  private static final int NAMED_LINES = 2;

  /// On amber, where white can't be read.
  private static final Color DARK_MARK = Color.web("#2b1a00");

  /// The longest span without a column for each day.
  private static final Duration BY_CLOCK = Duration.ofDays(2);

  /// The longest span whose days are named by the day of the week.
  private static final Duration BY_WEEKDAY = Duration.ofDays(10);

  private final GraphicsContext pen;
  private final ChartFrame frame;
  private final HistoryPlot plot;
  private final ChartColours colours;
  private final Texts texts;
  private final TimeWords time;

  /// @param pen its origin is the upper left corner of the frame
  ChartPainter(
      GraphicsContext pen,
      ChartFrame frame,
      HistoryPlot plot,
      ChartColours colours,
      Texts texts,
      TimeWords time) {
    this.pen = pen;
    this.frame = frame;
    this.plot = plot;
    this.colours = colours;
    this.texts = texts;
    this.time = time;
  }

  /// Whether single bands are shown in the strip of so much, not a column for each day.
  static boolean isByClock(Duration span) {
    return span.compareTo(BY_CLOCK) <= 0;
  }

  /// @param days empty where single bands are shown in the strip
  void paint(List<DayShare> days, List<TroubleMark> marks) {
    pen.save();
    pen.translate(frame.left(), frame.top());
    pen.setFont(Font.font(frame.text()));
    paintBands();
    paintGrid();
    paintTimes();
    hatch();
    paintWords();
    paintLine();
    if (days.isEmpty()) {
      paintStrip();
    } else {
      days.forEach(this::paintDay);
    }
    marks.forEach(this::paintMark);
    pen.restore();
  }

  private void paintBands() {
    for (var band : plot.bands()) {
      if (HistorySummary.isTrouble(band.kind())) {
        double x = plot.x(band.from());
        pen.setFill(colours.behind(band.kind()));
        pen.fillRect(x, 0, Math.max(1, plot.x(band.to()) - x), plot.height());
      }
    }
  }

  /// All of it with the same strokes, so that they go on from one stretch to the next.
  private void hatch() {
    var columns = plot.unobservedColumns();
    pen.save();
    pen.beginPath();
    for (int begin = 0; begin < columns.length; begin++) {
      int end = begin;
      while (end < columns.length && columns[end]) {
        end++;
      }
      if (end > begin) {
        pen.rect(begin, 0, end - begin, plot.height());
        begin = end;
      }
    }
    pen.clip();
    pen.setStroke(colours.hatch());
    pen.setLineWidth(1);
    for (double start = -plot.height(); start < plot.width(); start += HATCH_STEP) {
      pen.strokeLine(start, plot.height(), start + plot.height(), 0);
    }
    pen.restore();
  }

  private void paintGrid() {
    pen.setTextAlign(TextAlignment.RIGHT);
    pen.setTextBaseline(VPos.CENTER);
    pen.setLineWidth(1);
    pen.setStroke(colours.grid());
    pen.setFill(colours.text());
    strokeAcross(plot.height());
    var grid = plot.grid();
    grid.forEach(millis -> strokeAcross(plot.y(millis)));
    double middle = grid.get(grid.size() / NAMED_LINES - 1);
    nameLine("0", 0);
    nameLine(plain(middle), middle);
    nameLine(texts.format("history.millis", plain(grid.getLast())), grid.getLast());
  }

  private void nameLine(String name, double millis) {
    pen.fillText(WordByWord.whole(name), -6, plot.y(millis));
  }

  private void strokeAcross(double y) {
    double crisp = Math.round(y) + 0.5;
    pen.strokeLine(0, crisp, plot.width(), crisp);
  }

  private static String plain(double millis) {
    return String.format(Locale.ROOT, "%.0f", millis);
  }

  private void paintTimes() {
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setTextBaseline(VPos.BOTTOM);
    pen.setFill(colours.text());
    pen.setStroke(colours.grid());
    int most = (int) Math.max(2, plot.width() / frame.tick());
    var names = new ArrayList<TimeAxis.Name>();
    for (var tick : TimeAxis.ticks(plot.from(), plot.to(), time.zone(), most)) {
      double x = Math.round(plot.x(tick)) + 0.5;
      pen.strokeLine(x, 0, x, plot.height());
      names.add(new TimeAxis.Name(name(tick), x, width(name(tick))));
    }
    TimeAxis.readable(names, -frame.left(), frame.right(), frame.text() / 2)
        .forEach(name -> pen.fillText(name.words(), name.x(), frame.bottom()));
  }

  /// Of words as they are drawn.
  private double width(String words) {
    var text = new Text(words);
    text.setFont(pen.getFont());
    return text.getLayoutBounds().getWidth();
  }

  private String name(Instant tick) {
    var span = Duration.between(plot.from(), plot.to());
    if (!isStartOfDay(tick)) {
      return time.timeOfDay(tick);
    }
    return span.compareTo(BY_WEEKDAY) <= 0 ? time.shortWeekday(tick) : time.dayOfMonth(tick);
  }

  private boolean isStartOfDay(Instant tick) {
    var day = tick.atZone(time.zone()).toLocalDate();
    return tick.equals(day.atStartOfDay(time.zone()).toInstant());
  }

  /// Why nobody looked, where there is room to say it.
  private void paintWords() {
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setTextBaseline(VPos.TOP);
    for (var band : plot.bands()) {
      var word = texts.get("band." + code(band.kind()));
      double room = word.length() * 0.62 * frame.text();
      double begin = plot.x(band.from());
      double end = plot.x(band.to());
      if (!band.kind().isObserved() && end - begin > room) {
        pen.setFill(colours.ground());
        pen.fillRect((begin + end - room) / 2, 3, room, 1.5 * frame.text());
        pen.setFill(colours.text());
        pen.fillText(word, (begin + end) / 2, 4);
      }
    }
  }

  /// The key of a kind's word in the bundle.
  static String code(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void paintLine() {
    pen.save();
    pen.beginPath();
    pen.rect(0, -1, plot.width(), plot.height() + 2);
    pen.clip();
    pen.setStroke(colours.line());
    pen.setFill(colours.line());
    for (var line : plot.lines()) {
      paintShade(line);
      paintMedian(line);
    }
    pen.restore();
  }

  /// From the median up to what one in twenty answers exceeded, with an edge: even where it is
  /// narrow, it is not taken for hatching.
  private void paintShade(List<HistoryPlot.Spot> line) {
    pen.save();
    pen.setFill(colours.shade());
    pen.beginPath();
    line.forEach(this::lineToMedian);
    line.reversed().forEach(this::lineToSlowest);
    pen.closePath();
    pen.fill();
    pen.setGlobalAlpha(SHADE_EDGE);
    pen.setLineWidth(0.7);
    pen.beginPath();
    line.forEach(this::lineToSlowest);
    pen.stroke();
    pen.restore();
  }

  private void lineToMedian(HistoryPlot.Spot spot) {
    pen.lineTo(spot.x(), plot.y(spot.point()));
  }

  private void lineToSlowest(HistoryPlot.Spot spot) {
    pen.lineTo(spot.x(), plot.y(HistoryPlot.slowest(spot.point())));
  }

  private void paintMedian(List<HistoryPlot.Spot> line) {
    pen.setLineWidth(1.4);
    pen.beginPath();
    line.forEach(this::lineToMedian);
    pen.stroke();
    line.stream()
        .map(HistoryPlot.Spot::point)
        .distinct()
        .filter(plot::isClipped)
        .forEach(this::markClipped);
  }

  /// An arrow at the upper edge: it goes on beyond.
  private void markClipped(Point point) {
    double x = plot.place(point.at());
    double size = 0.45 * frame.text();
    pen.fillPolygon(
        new double[] {x - size, x + size, x}, new double[] {1.6 * size, 1.6 * size, 0}, 3);
  }

  private void paintStrip() {
    double top = frame.stripTop();
    for (var band : plot.bands()) {
      double x = plot.x(band.from());
      double width = Math.max(1, plot.x(band.to()) - x);
      if (band.kind().isObserved()) {
        pen.setFill(colours.of(band.kind()));
        pen.fillRect(x, top, width, frame.strip());
      } else {
        pen.setLineWidth(1);
        pen.setStroke(colours.hatch());
        pen.strokeRect(x + 0.5, top + 0.5, Math.max(0, width - 1), frame.strip() - 1);
      }
    }
  }

  /// A column for each day, as high as the share of it that was bad.
  private void paintDay(DayShare day) {
    double top = frame.stripTop();
    double x = Math.round(plot.x(day.from()));
    double whole = Math.round(plot.x(day.to())) - x;
    double width = Math.max(1, whole > 6 ? whole - 1 : whole);
    if (day.isJudged()) {
      double bad = day.bad().isZero() ? 0 : Math.max(2, day.badShare() * frame.strip());
      pen.setFill(colours.of(Kind.UP));
      pen.fillRect(x, top, width, frame.strip() - bad);
      pen.setFill(colours.of(Kind.DOWN));
      pen.fillRect(x, top + frame.strip() - bad, width, bad);
    } else {
      pen.setFill(colours.hatch());
      pen.fillRect(x, top + frame.strip() - 1, width, 1);
    }
  }

  private void paintMark(TroubleMark mark) {
    switch (mark.worst()) {
      case DEGRADED -> paintShape(mark, Tone.DEGRADED);
      case DOWN -> paintShape(mark, Tone.DOWN);
      case BLOCKED -> paintShape(mark, Tone.BLOCKED);
      case YOUR_SIDE -> paintShape(mark, Tone.YOUR_SIDE);
      case UP, UNKNOWN, OFFLINE, PAUSED, ASLEEP, OFF, UNOBSERVED -> {}
    }
  }

  /// The shape beside the colour.
  private void paintShape(TroubleMark mark, Tone tone) {
    pen.save();
    pen.translate(mark.x() - frame.mark() / 2, -frame.mark() - 2);
    pen.scale(frame.mark() / Shapes.UNITS, frame.mark() / Shapes.UNITS);
    pen.setFill(colours.of(mark.worst()));
    pen.beginPath();
    pen.appendSVGPath(Shapes.ground(tone));
    pen.fill();
    pen.setStroke(tone == Tone.DEGRADED ? DARK_MARK : Color.WHITE);
    pen.setLineWidth(2);
    pen.setLineCap(StrokeLineCap.ROUND);
    pen.beginPath();
    pen.appendSVGPath(Shapes.mark(tone));
    pen.stroke();
    pen.restore();
  }

  /// Where the reader is: a line, and the point that is read out.
  void paintCursor(double x) {
    pen.save();
    pen.translate(frame.left(), frame.top());
    pen.setStroke(colours.text());
    pen.setLineWidth(1);
    pen.strokeLine(Math.round(x) + 0.5, 0, Math.round(x) + 0.5, plot.height());
    pen.setFill(colours.line());
    plot.nearest(plot.moment(x))
        .ifPresent(point -> pen.fillOval(plot.place(point.at()) - 3, plot.y(point) - 3, 6, 6));
    pen.restore();
  }

  /// That the keys go here.
  void paintFocus() {
    pen.setStroke(colours.text());
    pen.setLineWidth(1);
    pen.strokeRect(frame.left() - 0.5, frame.top() - 0.5, plot.width() + 1, plot.height() + 1);
  }
}
