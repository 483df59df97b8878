package app.uptick.desktop.window;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Point;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Shows a history, and has it zoomed and moved with Ctrl and the wheel, two fingers, the pointer
/// and the keys. What is not read yet is blank, what is drawn is the latest that was read,
/// stretched to where it belongs. Under the pointer, or the arrow keys, it says what was. Time runs
/// to the right in every language.
final class HistoryChart extends Region {

  private static final double HEIGHT = 19;
  private static final double LEAST_HEIGHT = 14;

  /// What a tall window gives it.
  private static final double MOST_HEIGHT = 28;

  private static final double KEY_STEP = 4;

  /// How much a wheel's notch, of 40 pixels mostly, changes the span: a sixth.
  private static final double ZOOM_PER_PIXEL = 0.0045;

  private static final double KEY_ZOOM = 0.5;
  private static final double KEY_MOVE = 0.1;
  private static final double PAGE_MOVE = 0.9;

  /// So far may a press slip, in pixels, and still be a click.
  private static final double SLIP = 4;

  private final Canvas canvas = new Canvas();

  /// Has the size of the text around, which a canvas does not know of.
  private final Text ruler = new Text();

  private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<ViewRange> range;
  private final Texts texts;
  private final TimeWords time;
  private ChartColours colours = ChartColours.of(ColorScheme.LIGHT);
  private Consumer<IncidentMark> opening = incident -> {};
  private Runnable fitting = () -> {};
  private @Nullable HistoryPlot plot;
  private List<IncidentMark> incidents = List.of();
  private List<TroubleMark> marks = List.of();
  private OptionalDouble cursor = OptionalDouble.empty();
  private double pressedAt;
  private @Nullable ViewRange pressedOn;
  private boolean dragged;

  HistoryChart(ViewRange range, Texts texts, TimeWords time) {
    this.range = new ReadOnlyObjectWrapper<>(range);
    this.texts = texts;
    this.time = time;
    getStyleClass().add("history-chart");
    ruler.getStyleClass().add("ruler");
    ruler.setVisible(false);
    ruler.setManaged(false);
    ruler.fontProperty().subscribe(font -> fitText());
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(texts.get("tab.history"));
    setAccessibleHelp(texts.get("history.keys"));
    getChildren().addAll(canvas, ruler);
    setOnMouseMoved(this::point);
    setOnMouseExited(event -> readAt(OptionalDouble.empty()));
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnScroll(this::scroll);
    setOnZoom(this::pinch);
    setOnKeyPressed(this::key);
    focusedProperty().subscribe(focused -> draw());
  }

  private void fitText() {
    setMinHeight(LEAST_HEIGHT * text());
    setPrefHeight(HEIGHT * text());
    setMaxHeight(MOST_HEIGHT * text());
    requestLayout();
  }

  /// The height of the text in it.
  double text() {
    return ruler.getFont().getSize();
  }

  /// What was at the pointer; empty where there is no pointer.
  ReadOnlyStringProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /// What was read, where it is shown; empty before anything was.
  Optional<HistoryPlot> plot() {
    return Optional.ofNullable(plot);
  }

  /// What is shown; changes as a person zooms and moves.
  ReadOnlyObjectProperty<ViewRange> rangeProperty() {
    return range.getReadOnlyProperty();
  }

  /// @param opening given the incident whose mark was clicked
  void onOpenIncident(Consumer<IncidentMark> opening) {
    this.opening = opening;
  }

  /// @param fitting called when all of the chosen span is wanted again
  void onFit(Runnable fitting) {
    this.fitting = fitting;
  }

  /// Shows what was read.
  void show(HistoryView view, List<IncidentMark> incidents) {
    this.incidents = List.copyOf(incidents);
    var shown = range.get();
    plot =
        HistoryPlot.of(view, shown.from(), shown.to(), frame().plotWidth(), frame().plotHeight());
    refresh();
  }

  /// Shows another range: at once what of it was read before.
  void setRange(ViewRange wanted) {
    if (!wanted.equals(range.get())) {
      range.set(wanted);
      refresh();
    }
  }

  void zoom(double factor) {
    zoom(factor, cursor.orElse(frame().plotWidth() / 2));
  }

  private void zoom(double factor, double x) {
    setRange(range.get().zoomed(factor, Math.clamp(x / frame().plotWidth(), 0, 1)));
  }

  void setColours(ChartColours colours) {
    this.colours = colours;
    draw();
  }

  ChartColours colours() {
    return colours;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    refresh();
  }

  private void point(MouseEvent event) {
    double x = event.getX() - frame().left();
    setCursor(markNear(x, event.getY()).isPresent() ? Cursor.HAND : null);
    readAt(OptionalDouble.of(x));
  }

  /// And keeps it from the page around, which wants it for every press that nobody consumes.
  private void press(MouseEvent event) {
    requestFocus();
    pressedAt = event.getX();
    pressedOn = range.get();
    event.consume();
  }

  private void drag(MouseEvent event) {
    if (pressedOn != null && (dragged || Math.abs(event.getX() - pressedAt) >= SLIP)) {
      dragged = true;
      setCursor(Cursor.CLOSED_HAND);
      setRange(pressedOn.moved((pressedAt - event.getX()) / frame().plotWidth()));
    }
    event.consume();
  }

  private void release(MouseEvent event) {
    if (!dragged && event.getButton() == MouseButton.PRIMARY) {
      click(event);
    }
    dragged = false;
    pressedOn = null;
    setCursor(null);
    event.consume();
  }

  private void click(MouseEvent event) {
    var mark = markNear(event.getX() - frame().left(), event.getY());
    if (mark.isPresent()) {
      open(mark.get());
    } else if (event.getClickCount() == 2) {
      fitting.run();
    }
  }

  /// One incident opens its story; several, or trouble that is none, are looked at more closely.
  private void open(TroubleMark mark) {
    if (mark.incidents().size() == 1) {
      opening.accept(mark.incidents().getFirst());
    } else {
      setRange(range.get().around(mark.from(), mark.to()));
    }
  }

  /// To the side moves, up and down with Ctrl zooms. Without it the page around scrolls: whoever
  /// reads on past the chart is not caught in it.
  private void scroll(ScrollEvent event) {
    boolean zooms = event.isShortcutDown();
    boolean moves = !zooms && Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
    if (!event.isInertia() && !frame().isTooSmall()) {
      if (zooms) {
        zoom(Math.exp(-event.getDeltaY() * ZOOM_PER_PIXEL), event.getX() - frame().left());
      } else if (moves) {
        move(-event.getDeltaX() / frame().plotWidth());
      }
    }
    if (zooms || moves) {
      event.consume();
    }
  }

  private void pinch(ZoomEvent event) {
    zoom(1 / event.getZoomFactor(), event.getX() - frame().left());
    event.consume();
  }

  private void key(KeyEvent event) {
    double at = cursor.orElse(frame().plotWidth());
    boolean moves = event.isShiftDown();
    switch (event.getCode()) {
      case LEFT -> handle(event, moves ? () -> move(-KEY_MOVE) : () -> readAt(at - KEY_STEP));
      case RIGHT -> handle(event, moves ? () -> move(KEY_MOVE) : () -> readAt(at + KEY_STEP));
      case PAGE_UP -> handle(event, () -> move(-PAGE_MOVE));
      case PAGE_DOWN -> handle(event, () -> move(PAGE_MOVE));
      case HOME -> handle(event, () -> readAt(0));
      case END -> handle(event, () -> readAt(frame().plotWidth()));
      case PLUS, EQUALS, ADD -> handle(event, () -> zoom(KEY_ZOOM));
      case MINUS, SUBTRACT -> handle(event, () -> zoom(1 / KEY_ZOOM));
      case DIGIT0, NUMPAD0 -> handle(event, fitting);
      case ENTER -> handle(event, () -> markAtCursor().ifPresent(this::open));
      case ESCAPE -> readAt(OptionalDouble.empty());
      default -> {}
    }
  }

  private static void handle(KeyEvent event, Runnable what) {
    if (!event.isShortcutDown()) {
      what.run();
      event.consume();
    }
  }

  private void move(double share) {
    setRange(range.get().moved(share));
  }

  /// Moves the keys' place, and has it spoken.
  private void readAt(double x) {
    readAt(OptionalDouble.of(Math.clamp(x, 0, Math.max(0, frame().plotWidth()))));
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE_STRING);
  }

  private void readAt(OptionalDouble x) {
    boolean onPlot =
        x.isPresent() && x.getAsDouble() >= 0 && x.getAsDouble() <= frame().plotWidth();
    cursor = onPlot ? x : OptionalDouble.empty();
    sayReading();
    draw();
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE_STRING -> reading.get();
      case VALUE -> cursor.orElse(0);
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> frame().plotWidth();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  private void sayReading() {
    reading.set(plot == null || cursor.isEmpty() ? "" : read(plot, cursor.getAsDouble()));
  }

  private String read(HistoryPlot of, double x) {
    var at = of.moment(x);
    var mark = markAtCursor();
    if (at.isBefore(of.view().from()) || at.isAfter(of.view().to())) {
      return "";
    }
    var what = texts.get("band." + ChartPainter.code(of.kind(at)));
    var said = join(time.moment(at, range.get().latest()), what);
    var measured = of.nearest(at).map(point -> join(said, millis(of, point))).orElse(said);
    return mark.map(each -> join(measured, words(each))).orElse(measured);
  }

  private String join(String one, String other) {
    return texts.format("history.readout", one, other);
  }

  private String millis(HistoryPlot of, Point point) {
    var median = grouped(HistoryPlot.millis(point));
    if (of.isClipped(point)) {
      return texts.format("history.clipped", median);
    }
    return point.p95().equals(point.median())
        ? texts.format("history.millis", median)
        : texts.format("history.median-and-slowest", median, grouped(HistoryPlot.slowest(point)));
  }

  static String grouped(double millis) {
    return String.format(Locale.ROOT, "%,d", Math.round(millis));
  }

  private String words(TroubleMark mark) {
    var now = range.get().latest();
    if (mark.incidents().isEmpty()) {
      return lasted(mark.from(), mark.to(), now);
    } else if (mark.incidents().size() > 1) {
      return texts.format("history.several", mark.incidents().size());
    }
    var incident = mark.incidents().getFirst();
    var end = incident.ended();
    return end == null
        ? join(
            incident.headline(),
            texts.format("history.trouble.since", time.moment(incident.began(), now)))
        : join(incident.headline(), lasted(incident.began(), end, now));
  }

  private String lasted(Instant from, Instant to, Instant now) {
    return join(
        texts.format("history.trouble", time.moment(from, now), time.momentAfter(from, to, now)),
        time.span(Duration.between(from, to)));
  }

  private Optional<TroubleMark> markNear(double x, double y) {
    return y <= frame().top() ? markNear(x) : Optional.empty();
  }

  private Optional<TroubleMark> markAtCursor() {
    return cursor.isPresent() ? markNear(cursor.getAsDouble()) : Optional.empty();
  }

  private Optional<TroubleMark> markNear(double x) {
    double reach = frame().mark() / 2 + 1;
    return marks.stream().filter(mark -> Math.abs(mark.x() - x) <= reach).findFirst();
  }

  private ChartFrame frame() {
    return new ChartFrame(
        getWidth(), getHeight(), text(), !ChartPainter.isByClock(range.get().span()));
  }

  /// Puts what was read where it belongs in the range that is shown.
  private void refresh() {
    if (plot != null && !frame().isTooSmall()) {
      var shown = range.get();
      plot = plot.at(shown.from(), shown.to(), frame().plotWidth(), frame().plotHeight());
      marks = TroubleMark.of(plot, incidents, frame().mark());
    }
    sayReading();
    draw();
  }

  private void draw() {
    var pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (plot == null || frame().isTooSmall()) {
      return;
    }
    var painter = new ChartPainter(pen, frame(), plot, colours, texts, time);
    painter.paint(days(plot), marks);
    cursor.ifPresent(painter::paintCursor);
    if (isFocused() && cursor.isEmpty()) {
      painter.paintFocus();
    }
  }

  private List<DayShare> days(HistoryPlot of) {
    return frame().inDays() ? DayShare.of(of, time.zone()) : List.of();
  }

  /// Paints what is shown, without the pointer's line, elsewhere: into a picture, for one.
  void paintOn(GraphicsContext pen) {
    if (plot != null && !frame().isTooSmall()) {
      new ChartPainter(pen, frame(), plot, colours, texts, time).paint(days(plot), marks);
    }
  }
}
