package app.uptick.desktop.window;

import app.uptick.model.FunctionId;
import app.uptick.model.HistoryView;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.ColorScheme;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Places the history: the choices, the chart, what the pointer is on, and the troubles in words.
/// Reads anew when the page is opened, another stretch is chosen, or a check has been added.
@SuppressWarnings("NullAway.Init")
final class HistoryController {

  private static final int MOST_TROUBLES = 20;

  private final WindowModel model;
  private final UiStatus status;
  private final HistoryLoader loader;
  private final HistoryChart chart;
  private final Texts texts;
  private final TimeWords time;
  private @Nullable Instant newestCheck;
  private @Nullable HistoryView shown;

  @FXML private VBox root;
  @FXML private ChoiceBox<Optional<FunctionId>> function;
  @FXML private ChoiceBox<Span> span;
  @FXML private VBox chartBox;
  @FXML private Label reading;
  @FXML private Label uptime;
  @FXML private GridPane troubles;

  /// A stretch of time that can be chosen.
  private enum Span {
    HOUR("history.last-hour", Duration.ofHours(1)),
    DAY("history.last-day", Duration.ofHours(24)),
    WEEK("history.last-week", Duration.ofDays(7)),
    MONTH("history.last-month", Duration.ofDays(30)),
    YEAR("history.last-year", Duration.ofDays(365));

    private final String key;
    private final Duration duration;

    Span(String key, Duration duration) {
      this.key = key;
      this.duration = duration;
    }
  }

  HistoryController(
      WindowModel model,
      UiStatus status,
      HistoryLoader loader,
      HistoryChart chart,
      Texts texts,
      TimeWords time) {
    this.model = model;
    this.status = status;
    this.loader = loader;
    this.chart = chart;
    this.texts = texts;
    this.time = time;
  }

  @FXML
  void initialize() {
    chartBox.getChildren().addFirst(chart);
    chart.setAccessibleText(texts.get("history.chart"));
    span.getItems().setAll(Span.values());
    span.setConverter(naming(chosen -> texts.get(chosen.key)));
    span.setValue(Span.DAY);
    function.getItems().setAll(List.of(Optional.empty()));
    function.setConverter(naming(this::name));
    function.setValue(Optional.empty());
    function.valueProperty().subscribe((before, after) -> load());
    span.valueProperty().subscribe((before, after) -> load());
    loader.setOnSucceeded(event -> show(loader.getValue()));
    loader.setOnFailed(event -> showText(texts.get("history.unreadable")));
    root.visibleProperty().subscribe(visible -> load());
    status.seenProperty().subscribe(seen -> follow(seen.snapshot()));
    chart.readingProperty().subscribe(this::showReading);
    model.partsProperty().subscribe(this::offerParts);
  }

  void dress(ColorScheme scheme) {
    chart.setColours(ChartColours.of(scheme));
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

  private String name(Optional<FunctionId> chosen) {
    return chosen
        .flatMap(
            id -> model.partsProperty().get().stream().filter(part -> part.id() == id).findFirst())
        .map(PartView::name)
        .orElse(texts.get("history.all"));
  }

  private void offerParts(List<PartView> parts) {
    var offered = new ArrayList<Optional<FunctionId>>();
    offered.add(Optional.empty());
    parts.forEach(part -> offered.add(Optional.of(part.id())));
    if (!function.getItems().equals(offered)) {
      var chosen = function.getValue();
      function.getItems().setAll(offered);
      function.setValue(offered.contains(chosen) ? chosen : Optional.empty());
    }
  }

  private void follow(@Nullable StatusSnapshot snapshot) {
    var latest = snapshot == null ? null : snapshot.latest();
    if (latest != null && !latest.checkedAt().equals(newestCheck)) {
      newestCheck = latest.checkedAt();
      load();
    }
  }

  private void load() {
    if (root.isVisible() && span.getValue() != null && function.getValue() != null) {
      loader.load(span.getValue().duration, function.getValue());
    }
  }

  private void show(HistoryView view) {
    shown = view;
    chart.show(view);
    var summary = HistorySummary.of(view);
    uptime.setText(
        summary.share().isPresent()
            ? texts.format(
                "history.uptime",
                texts.format("history.percent", summary.percent() / 100),
                time.span(summary.judged()),
                texts.format("history.percent", summary.coveredPercent() / 100))
            : texts.get("history.uptime.nothing"));
    showReading();
    showTroubles(summary.troubles(), view);
    chart.setAccessibleText(texts.get("history.chart") + ". " + uptime.getText());
  }

  private void showReading() {
    if (shown != null) {
      reading.setText(
          shown.points().isEmpty() && shown.bands().isEmpty()
              ? texts.get("history.empty")
              : hintIfEmpty(chart.readingProperty().get()));
    }
  }

  private String hintIfEmpty(String text) {
    return text.isEmpty() ? texts.get("history.hint") : text;
  }

  private void showTroubles(List<HistoryView.Band> bands, HistoryView view) {
    troubles.getChildren().clear();
    if (bands.isEmpty()) {
      troubles.add(secondary(texts.get("history.no-trouble")), 0, 0);
    }
    for (int row = 0; row < Math.min(bands.size(), MOST_TROUBLES); row++) {
      troubles.addRow(row, trouble(bands.get(row), view));
    }
  }

  private Node[] trouble(HistoryView.Band band, HistoryView view) {
    boolean over = band.to().isBefore(view.to());
    var from = time.moment(band.from(), view.to());
    var when =
        over
            ? texts.format(
                "history.trouble", from, time.momentAfter(band.from(), band.to(), view.to()))
            : texts.format("history.trouble.since", from);
    var what = new Label(texts.get("band." + HistoryChart.code(band.kind())));
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

  private void showText(String text) {
    reading.setText(text);
  }
}
