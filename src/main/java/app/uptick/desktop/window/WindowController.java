package app.uptick.desktop.window;

import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/// Places the verdict above, one of five pages below it, and the last line. A page that is chosen
/// is brought into view.
@SuppressWarnings("NullAway.Init")
final class WindowController {

  private static final String STALE = "stale";

  private static final int MARGIN_LETTERS = 3;

  /// So long after it was chosen, what is read for a page may make it longer.
  private static final Duration FILLING = Duration.seconds(1);

  private final WindowModel model;
  private final PauseTransition filling = new PauseTransition(FILLING);

  @FXML private Label rehearsal;
  @FXML private VBox page;
  @FXML private ProgressBar busy;
  @FXML private SegmentedButton tabs;
  @FXML private StackPane pages;
  @FXML private Label lastCheck;
  @FXML private BorderPane frame;
  @FXML private ScrollPane content;
  @FXML private Button settings;
  @FXML private Hyperlink settingsBroken;

  private @Nullable Function<Runnable, Parent> settingsPage;
  private boolean settingsShown;

  WindowController(WindowModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    tabs.getToggleGroup().selectedToggleProperty().subscribe(this::keepOneSelected);
    tabs.getButtons().forEach(tab -> tab.setOnAction(event -> bringIntoView()));
    shareWidth();
    fillHeight();
    showSelected();
    pages
        .heightProperty()
        .subscribe((before, now) -> {
          if (filling.getStatus() == Animation.Status.RUNNING) {
            Scrolling.beginWith(tabs, pages);
          }
        });
    WindowModel.follow(model.verdictProperty(), this::show);
  }

  /// By the length of their words, so that none is cut off in the smallest window.
  private void shareWidth() {
    double all = tabs.getButtons().stream().mapToDouble(WindowController::share).sum();
    for (var button : tabs.getButtons()) {
      button.prefWidthProperty().bind(tabs.widthProperty().multiply(share(button) / all));
    }
  }

  /// What can grow, grows with the window.
  private void fillHeight() {
    content.viewportBoundsProperty().subscribe(seen -> page.setMinHeight(seen.getHeight()));
  }

  private static double share(ToggleButton button) {
    return button.getText().length() + MARGIN_LETTERS;
  }

  private void show(VerdictView verdict) {
    busy.setVisible(verdict.busy());
    lastCheck.setText(verdict.lastCheck());
    page.getStyleClass().remove(STALE);
    if (!verdict.trusted()) {
      page.getStyleClass().add(STALE);
    }
  }

  void sayRehearsal() {
    rehearsal.setVisible(true);
    rehearsal.setManaged(true);
  }

  /// Shows something above the verdict.
  void greet(Node welcome) {
    page.getChildren().addFirst(welcome);
  }

  /// @param page makes the settings page, given what leaves it
  void offerSettings(Function<Runnable, Parent> page) {
    settingsPage = page;
    settings.setVisible(true);
  }

  /// Says on every page whether the settings can be read; there the settings say more.
  void sayBroken(boolean broken) {
    settingsBroken.setVisible(broken);
    settingsBroken.setManaged(broken);
  }

  @FXML
  void showSettings() {
    settingsBroken.setVisited(false);
    if (!settingsShown) {
      openSettings();
    }
  }

  @FXML
  void openSettings() {
    var page = settingsPage;
    if (page != null && !settingsShown) {
      settingsShown = true;
      frame.setCenter(page.apply(this::leaveSettings));
    } else {
      leaveSettings();
    }
  }

  private void leaveSettings() {
    settingsShown = false;
    frame.setCenter(content);
    settings.requestFocus();
  }

  /// Shows the page of that number, counted from 0.
  void select(int index) {
    tabs.getButtons().get(index).setSelected(true);
    bringIntoView();
  }

  private void keepOneSelected() {
    var group = tabs.getToggleGroup();
    var before = selectedBefore();
    if (group.getSelectedToggle() == null) {
      group.selectToggle(before);
    }
    showSelected();
    if (!before.isSelected()) {
      bringIntoView();
    }
  }

  /// What is still being read for it, too.
  private void bringIntoView() {
    filling.playFromStart();
    Scrolling.beginWith(tabs, pages);
  }

  private ToggleButton selectedBefore() {
    int index = 0;
    for (int i = 0; i < pages.getChildren().size(); i++) {
      index = pages.getChildren().get(i).isVisible() ? i : index;
    }
    return tabs.getButtons().get(index);
  }

  private void showSelected() {
    for (int i = 0; i < pages.getChildren().size(); i++) {
      show(pages.getChildren().get(i), tabs.getButtons().get(i).isSelected());
    }
  }

  private static void show(Node page, boolean shown) {
    page.setVisible(shown);
    page.setManaged(shown);
  }
}
