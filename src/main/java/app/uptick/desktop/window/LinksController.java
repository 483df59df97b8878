package app.uptick.desktop.window;

import java.net.URI;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// Opens in the browser where a person may look for themselves.
@SuppressWarnings("NullAway.Init")
final class LinksController {

  private final Consumer<URI> browser;

  @FXML private FlowPane official;
  @FXML private FlowPane trackers;

  LinksController(Consumer<URI> browser) {
    this.browser = browser;
  }

  @FXML
  void initialize() {
    Arrays.stream(LookYourself.values())
        .forEach(each -> (each.isOfficial() ? official : trackers).getChildren().add(link(each)));
  }

  private Hyperlink link(LookYourself place) {
    var link = new Hyperlink(place.title());
    link.setTooltip(new Tooltip(place.address().toString()));
    link.setOnAction(event -> browser.accept(place.address()));
    return link;
  }
}
