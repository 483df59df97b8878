package app.uptick.desktop.window;

import app.uptick.history.Incident;
import app.uptick.history.IncidentExport;
import app.uptick.history.IncidentReader;
import app.uptick.history.IncidentReport;
import app.uptick.history.Usual;
import app.uptick.model.Standing;
import app.uptick.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Places the incidents, a line each, and the story of the one that was opened. Reads anew when the
/// page is opened and when an incident begins, changes or ends.
@SuppressWarnings("NullAway.Init")
final class IncidentsController {

  private static final double BIG_MARK_SIZE = 36;
  private static final int MORE_AT_ONCE = 50;

  /// So long after the last key a note is saved, and at once when it is left.
  private static final Duration PAUSE_IN_TYPING = Duration.millis(500);

  private final IncidentReader reader;
  private final UiStatus status;
  private final MonitorActions monitor;
  private final InstantSource clock;
  private final Texts texts;
  private final TimeWords time;
  private final Reading<List<Incident>> listing =
      new Reading<>(this::showList, () -> showEmpty("incidents.unreadable"));
  private final Reading<Optional<Opened>> opening = new Reading<>(this::showStory, this::back);
  private final Reading<Path> saving = new Reading<>(this::showSaved, this::showNotSaved);
  private final PauseTransition typing = new PauseTransition(PAUSE_IN_TYPING);

  private int most = MORE_AT_ONCE;
  private @Nullable Incident opened;
  private String noteKept = "";
  private @Nullable Standing standingSeen;

  @FXML private VBox root;
  @FXML private VBox listBox;
  @FXML private Label empty;
  @FXML private VBox list;
  @FXML private Button more;
  @FXML private HBox exports;
  @FXML private Label saved;
  @FXML private VBox storyBox;
  @FXML private Button back;
  @FXML private StackPane storyShape;
  @FXML private HBox storyHead;
  @FXML private Label storyState;
  @FXML private Label storyHeadline;
  @FXML private Label storyWhen;
  @FXML private VBox remarks;
  @FXML private GridPane steps;
  @FXML private VBox evidence;
  @FXML private GridPane told;
  @FXML private TextArea note;
  @FXML private Label noteState;
  @FXML private Button copy;

  /// A story that was read, and how long its like usually lasts.
  private record Opened(Incident incident, Usual usual) {}

  IncidentsController(
      IncidentReader reader,
      UiStatus status,
      MonitorActions monitor,
      InstantSource clock,
      Texts texts,
      TimeWords time) {
    this.reader = reader;
    this.status = status;
    this.monitor = monitor;
    this.clock = clock;
    this.texts = texts;
    this.time = time;
  }

  @FXML
  void initialize() {
    show(storyBox, false);
    show(more, false);
    show(exports, false);
    showEmpty("incidents.empty");
    root.visibleProperty().subscribe(visible -> load());
    status.seenProperty().subscribe(this::follow);
    typing.setOnFinished(event -> keepNote());
    note.textProperty().subscribe((before, after) -> typing.playFromStart());
    note.focusedProperty().subscribe((before, focused) -> keepNote());
    note.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveByTab);
    storyBox.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ESCAPE) {
        back();
        key.consume();
      }
    });
  }

  /// Has the page show the story of an incident.
  void open(String id) {
    opening.read(() -> story(id));
  }

  private Optional<Opened> story(String id) throws IOException {
    var found = reader.incident(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var essence = found.get().essence();
    return Optional.of(new Opened(found.get(), reader.usual(essence.state(), essence.cause(), id)));
  }

  private void follow(Seen seen) {
    var live = seen.contact() == Contact.LIVE;
    note.setEditable(live);
    noteState.setText(live ? "" : texts.get("story.note.offline"));
    show(noteState, !live);
    var snapshot = seen.snapshot();
    var standing = snapshot == null ? null : snapshot.standing();
    if (!Objects.equals(standing, standingSeen)) {
      standingSeen = standing;
      load();
    }
  }

  private void load() {
    if (root.isVisible()) {
      int wanted = most;
      listing.read(() -> reader.newest(wanted + 1));
    }
  }

  private void showEmpty(String key) {
    empty.setText(texts.get(key));
    show(empty, true);
  }

  private void focusRow(String id) {
    list.getChildren().stream()
        .filter(each -> id.equals(each.getId()))
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  /// Whoever goes by keys stays on the row where they were.
  private void showList(List<Incident> incidents) {
    var focused = list.getChildren().stream().filter(Node::isFocused).findFirst().map(Node::getId);
    showRows(incidents);
    focused.ifPresent(this::focusRow);
  }

  private void showRows(List<Incident> incidents) {
    var now = clock.instant();
    showEmpty("incidents.empty");
    show(empty, incidents.isEmpty());
    show(exports, !incidents.isEmpty());
    show(more, incidents.size() > most);
    list.getChildren()
        .setAll(
            incidents.stream()
                .limit(most)
                .map(each -> IncidentLine.of(each, now, texts, time))
                .map(each -> new IncidentRow(each, () -> open(each.id())))
                .toList());
  }

  private void showStory(Optional<Opened> story) {
    if (story.isEmpty()) {
      back();
      return;
    }
    keepNote();
    var incident = story.get().incident();
    opened = incident;
    var view = StoryView.of(incident, story.get().usual(), clock.instant(), texts, time);
    storyShape.getChildren().setAll(Shapes.of(view.tone(), BIG_MARK_SIZE));
    storyState.setText(view.stateWord());
    storyHeadline.setText(view.headline());
    storyWhen.setText(view.when());
    storyHead.setAccessibleText(
        String.join(" ", view.stateWord() + ".", view.headline(), view.when()));
    remarks
        .getChildren()
        .setAll(view.remarks().stream().map(IncidentsController::wrapped).toList());
    showLines(steps, view.steps());
    showLines(told, view.told());
    if (view.told().isEmpty()) {
      told.add(wrapped(texts.get("story.not-told")), 0, 0);
    }
    evidence.getChildren().setAll(view.evidence().stream().map(EvidenceController::item).toList());
    if (view.evidence().isEmpty()) {
      evidence.getChildren().add(wrapped(texts.get("story.no-evidence")));
    }
    noteKept = view.note();
    note.setText(view.note());
    typing.stop();
    show(listBox, false);
    show(storyBox, true);
    back.requestFocus();
  }

  private static Label wrapped(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add("secondary");
    return label;
  }

  private static void showLines(GridPane grid, List<StoryView.Line> lines) {
    grid.getChildren().clear();
    for (int row = 0; row < lines.size(); row++) {
      var at = new Label(lines.get(row).at());
      at.getStyleClass().add("fact-label");
      at.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setValignment(at, VPos.TOP);
      var what = new Label(lines.get(row).what());
      what.setWrapText(true);
      at.setLabelFor(what);
      var words = new VBox(what);
      if (!lines.get(row).more().isEmpty()) {
        words.getChildren().add(wrapped(lines.get(row).more()));
      }
      GridPane.setHgrow(words, Priority.ALWAYS);
      grid.addRow(row, at, words);
    }
  }

  /// A note has few tabs in it, and who goes by keys wants on.
  private void leaveByTab(KeyEvent key) {
    if (key.getCode() == KeyCode.TAB) {
      (key.isShiftDown() ? back : copy).requestFocus();
      key.consume();
    }
  }

  /// Hands the note to the monitor, if it is another than before.
  private void keepNote() {
    typing.stop();
    var incident = opened;
    var words = Objects.requireNonNullElse(note.getText(), "");
    if (incident != null && note.isEditable() && !words.equals(noteKept)) {
      noteKept = words;
      monitor.note(incident.id(), words);
    }
  }

  @FXML
  void back() {
    keepNote();
    var incident = opened;
    opened = null;
    show(storyBox, false);
    show(listBox, true);
    load();
    if (incident != null) {
      focusRow("incident-" + incident.id());
    }
  }

  @FXML
  void showMore() {
    most += MORE_AT_ONCE;
    load();
  }

  @FXML
  void copyReport() {
    var incident = opened;
    if (incident == null) {
      return;
    }
    var report = new IncidentReport().of(incident, clock.instant());
    Copying.copy(report, copy, texts.get("story.copied"), texts.get("story.copy"));
  }

  @FXML
  void saveCsv() {
    choose("csv").ifPresent(file -> save(file, IncidentExport::csv));
  }

  @FXML
  void saveJson() {
    choose("json").ifPresent(file -> save(file, IncidentExport::json));
  }

  private Optional<Path> choose(String ending) {
    var chooser = new FileChooser();
    chooser.setInitialFileName("uptick-incidents." + ending);
    return Optional.ofNullable(chooser.showSaveDialog(root.getScene().getWindow()))
        .map(java.io.File::toPath);
  }

  /// Writes incidents in one of their forms.
  interface Form {
    void write(List<Incident> incidents, Instant now, Appendable out) throws IOException;
  }

  void save(Path file, Form form) {
    var now = clock.instant();
    saving.read(() -> {
      WholeFile.write(file, out -> form.write(reader.since(Instant.EPOCH), now, out));
      return file;
    });
  }

  private void showSaved(Path file) {
    saved.setText(texts.format("incidents.saved", file.getFileName()));
  }

  private void showNotSaved() {
    saved.setText(texts.get("incidents.not-saved"));
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
