package app.uptick.desktop.window;

import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.ColorScheme;
import javafx.concurrent.Task;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Places the history: the choices, the chart, what the pointer is on, and the troubles in words.
/// Reads anew when the page is opened, another stretch is shown, or a check has been added.
@SuppressWarnings("NullAway.Init")
final class HistoryController {

  private static final int MOST_TROUBLES = 20;
  private static final double ZOOM = 0.5;

  private final WindowModel model;
  private final UiStatus status;
  private final HistoryLoader loader;
  private final HistoryChart chart;
  private final Texts texts;
  private final TimeWords time;
  private final HistoryWords words;
  private final ToggleGroup spans = new ToggleGroup();
  private Span chosen = Span.DAY;
  private @Nullable Instant newestCheck;
  private HistoryLoader.@Nullable Loaded shown;

  @FXML private VBox root;
  @FXML private ChoiceBox<Optional<FunctionId>> function;
  @FXML private FlowPane choices;
  @FXML private Button zoomOut;
  @FXML private Button zoomIn;
  @FXML private Button fit;
  @FXML private VBox chartBox;
  @FXML private Label range;
  @FXML private Label reading;
  @FXML private Label saved;
  @FXML private Label uptime;
  @FXML private Label times;
  @FXML private GridPane troubles;

  /// A stretch of time that can be chosen.
  private enum Span {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofHours(24)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30)),
    YEAR(Duration.ofDays(365));

    private final Duration duration;

    Span(Duration duration) {
      this.duration = duration;
    }

    private String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  HistoryController(
      WindowModel model, UiStatus status, HistoryLoader loader, Texts texts, TimeWords time) {
    this.model = model;
    this.status = status;
    this.loader = loader;
    this.texts = texts;
    this.time = time;
    this.words = new HistoryWords(texts, time);
    this.chart = new HistoryChart(lastOf(Span.DAY.duration), texts, time);
  }

  /// Has told what the keys come to in the chart.
  void onRead(Consumer<String> reader) {
    chart
        .readingProperty()
        .subscribe((before, now) -> {
          if (chart.isFocused() && !now.isEmpty()) {
            reader.accept(now);
          }
        });
  }

  /// Has the story of an incident opened whose mark in the chart was clicked, or entered by key.
  void onOpenIncident(Consumer<String> story) {
    chart.onOpenIncident(incident -> story.accept(incident.id()));
  }

  @FXML
  void initialize() {
    chartBox.getChildren().addFirst(chart);
    VBox.setVgrow(chart, Priority.ALWAYS);
    offerSpans();
    name(zoomOut, texts.get("history.zoom-out"));
    name(zoomIn, texts.get("history.zoom-in"));
    name(fit, texts.get("history.fit.hint"));
    function.getItems().setAll(List.of(Optional.empty()));
    function.setConverter(naming(this::name));
    function.setValue(Optional.empty());
    function.valueProperty().subscribe((before, after) -> load());
    chart.onFit(this::showChosen);
    chart.rangeProperty().subscribe(this::rangeChanged);
    loader.tell(this::show, () -> reading.setText(texts.get("history.unreadable")));
    root.visibleProperty().subscribe(visible -> load());
    status.seenProperty().subscribe(seen -> follow(seen.snapshot()));
    chart.readingProperty().subscribe(this::showReading);
    model.partsProperty().subscribe(this::offerParts);
    saved.visibleProperty().bind(saved.textProperty().isNotEmpty());
    saved.managedProperty().bind(saved.visibleProperty());
  }

  private static void name(Button button, String words) {
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
  }

  void dress(ColorScheme scheme) {
    chart.setColours(ChartColours.of(scheme));
  }

  private void offerSpans() {
    for (int n = 0; n < Span.values().length; n++) {
      var span = Span.values()[n];
      var button = new ToggleButton(texts.get("history.span." + span.code()));
      button.setId("history-" + span.code());
      button.setUserData(span);
      button.setToggleGroup(spans);
      button.getStyleClass().add("span");
      button.setAccessibleText(texts.get("history.last-" + span.code()));
      button.setOnAction(event -> choose(span));
      choices.getChildren().add(n, button);
    }
  }

  private void choose(Span span) {
    chosen = span;
    showChosen();
    showSpan();
  }

  private void showChosen() {
    chart.setRange(lastOf(chosen.duration));
  }

  /// A span may reach to before anything was recorded.
  private ViewRange lastOf(Duration span) {
    var now = loader.now();
    return ViewRange.last(span, earliest(now), now);
  }

  private Instant earliest(Instant now) {
    var year = now.minus(ViewRange.LONGEST);
    return shown == null
        ? year
        : shown.beginning().filter(begin -> begin.isBefore(year)).orElse(year);
  }

  private void rangeChanged(ViewRange now) {
    range.setText(words.range(now));
    showSpan();
    summarize();
    read();
  }

  /// Only a span that is shown as it was chosen is marked.
  private void showSpan() {
    var now = chart.rangeProperty().get();
    for (var toggle : spans.getToggles()) {
      var span = (Span) toggle.getUserData();
      toggle.setSelected(now.isLive() && now.span().equals(span.duration));
    }
    fit.setDisable(now.isLive() && now.span().equals(chosen.duration));
    zoomIn.setDisable(now.span().compareTo(ViewRange.SHORTEST) <= 0);
    zoomOut.setDisable(now.span().compareTo(ViewRange.LONGEST) >= 0);
  }

  @FXML
  void zoomIn() {
    chart.zoom(ZOOM);
  }

  @FXML
  void zoomOut() {
    chart.zoom(1 / ZOOM);
  }

  @FXML
  void fit() {
    showChosen();
  }

  private static <T> StringConverter<T> naming(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("choices are not typed");
      }
    };
  }

  private String name(Optional<FunctionId> part) {
    return part.flatMap(
            id -> model.partsProperty().get().stream().filter(each -> each.id() == id).findFirst())
        .map(PartView::name)
        .orElse(texts.get("history.all"));
  }

  private void offerParts(List<PartView> parts) {
    var offered = new ArrayList<Optional<FunctionId>>();
    offered.add(Optional.empty());
    parts.forEach(part -> offered.add(Optional.of(part.id())));
    if (!function.getItems().equals(offered)) {
      var before = function.getValue();
      function.getItems().setAll(offered);
      function.setValue(offered.contains(before) ? before : Optional.empty());
    }
  }

  private void follow(@Nullable StatusSnapshot snapshot) {
    var latest = snapshot == null ? null : snapshot.latest();
    if (latest != null && !latest.checkedAt().equals(newestCheck)) {
      newestCheck = latest.checkedAt();
      load();
    }
  }

  /// Goes on to now where now is shown.
  private void load() {
    if (root.isVisible()) {
      var now = loader.now();
      chart.setRange(chart.rangeProperty().get().asOf(earliest(now), now));
      read();
    }
  }

  private void read() {
    if (root.isVisible() && function.getValue() != null) {
      loader.load(chart.rangeProperty().get(), function.getValue());
    }
  }

  private void show(HistoryLoader.Loaded loaded) {
    shown = loaded;
    chart.show(loaded.view(), loaded.incidents());
    summarize();
    showReading();
  }

  /// Says what is shown in words, of what was read so far.
  private void summarize() {
    if (shown == null) {
      return;
    }
    var view = shown.view();
    var now = chart.rangeProperty().get();
    var summary = HistorySummary.of(view, now.from(), now.to());
    uptime.setText(words.uptime(summary));
    times.setText(words.times(summary, now).orElse(texts.get("history.times.nothing")));
    showTroubles(summary.troubles(), now.to());
    chart.setAccessibleText(words.spoken(name(shown.function()), now, summary, shown.incidents()));
  }

  private void showReading() {
    if (shown != null) {
      var view = shown.view();
      reading.setText(
          view.points().isEmpty() && view.bands().isEmpty()
              ? texts.get("history.empty")
              : hintIfEmpty(chart.readingProperty().get()));
    }
  }

  private String hintIfEmpty(String text) {
    return text.isEmpty() ? texts.get("history.hint") : text;
  }

  private void showTroubles(List<HistoryView.Band> bands, Instant end) {
    troubles.getChildren().clear();
    if (bands.isEmpty()) {
      troubles.add(secondary(texts.get("history.no-trouble")), 0, 0);
    }
    for (int row = 0; row < Math.min(bands.size(), MOST_TROUBLES); row++) {
      troubles.addRow(row, trouble(bands.get(row), end));
    }
    if (bands.size() > MOST_TROUBLES) {
      var rest = secondary(words.unlisted(bands.size() - MOST_TROUBLES));
      rest.setId("history-unlisted");
      rest.setWrapText(true);
      troubles.add(rest, 0, MOST_TROUBLES, GridPane.REMAINING, 1);
    }
  }

  private Node[] trouble(HistoryView.Band band, Instant end) {
    var now = chart.rangeProperty().get().latest();
    boolean over = band.to().isBefore(end);
    var from = time.moment(band.from(), now);
    var when =
        over
            ? texts.format("history.trouble", from, time.momentAfter(band.from(), band.to(), now))
            : texts.format("history.trouble.since", from);
    var what = new Label(texts.get("band." + ChartPainter.code(band.kind())));
    what.setMinWidth(Region.USE_PREF_SIZE);
    var between = new Label(when);
    between.setWrapText(true);
    var lasted = secondary(time.span(Duration.between(band.from(), band.to())));
    lasted.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHgrow(between, Priority.ALWAYS);
    GridPane.setHalignment(lasted, HPos.RIGHT);
    return new Node[] {what, between, lasted};
  }

  private static Label secondary(String text) {
    var label = new Label(text);
    label.getStyleClass().add("secondary");
    return label;
  }

  @FXML
  void savePicture() {
    askWhere("png")
        .ifPresent(file -> {
          var picture = ChartPicture.of(chart, caption());
          save(file, () -> ChartFile.png(picture));
        });
  }

  @FXML
  void saveTable() {
    chart
        .plot()
        .ifPresent(
            plot -> askWhere("csv").ifPresent(file -> save(file, () -> ChartFile.csv(plot))));
  }

  private String caption() {
    return texts.format("history.readout", name(function.getValue()), range.getText());
  }

  private Optional<Path> askWhere(String extension) {
    var now = chart.rangeProperty().get();
    var chooser = new FileChooser();
    chooser.setTitle(texts.get("history.save." + extension));
    chooser
        .getExtensionFilters()
        .setAll(
            new FileChooser.ExtensionFilter(extension.toUpperCase(Locale.ROOT), "*." + extension));
    chooser.setInitialFileName(
        "uptick-%s.%s".formatted(now.to().atZone(time.zone()).toLocalDate(), extension));
    return Optional.ofNullable(chooser.showSaveDialog(root.getScene().getWindow()))
        .map(file -> file.toPath());
  }

  /// What is to be written, made where it may take a moment.
  interface Content {
    byte[] make() throws IOException;
  }

  /// Off the JavaFX thread: a disk may be slow.
  void save(Path file, Content content) {
    saved.setText("");
    var task =
        new Task<Void>() {
          @Override
          protected @Nullable Void call() throws IOException {
            WholeFile.write(file, content.make());
            return null;
          }
        };
    task.setOnSucceeded(event -> saved.setText(texts.format("history.saved", file)));
    task.setOnFailed(event -> saved.setText(unsaved(file, task.getException())));
    Thread.ofVirtual().name("window-save").start(task);
  }

  private String unsaved(Path file, Throwable why) {
    return switch (why) {
      case AccessDeniedException denied -> texts.format("history.unsaved.denied", file);
      case NoSuchFileException gone -> texts.format("history.unsaved.gone", file);
      default -> texts.format("history.unsaved", file, String.valueOf(why.getMessage()));
    };
  }
}
