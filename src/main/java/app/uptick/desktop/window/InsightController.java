package app.uptick.desktop.window;

import app.uptick.history.IncidentReader;
import app.uptick.history.NetworkPast;
import app.uptick.history.Usual;
import app.uptick.model.Scope;
import app.uptick.model.Standing;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Places what the past says of the trouble there is: what this network has shown before, and how
/// long it usually lasts. Nothing while all is well.
@SuppressWarnings("NullAway.Init")
final class InsightController {

  /// A network that was met longer ago may not be the one in use.
  private static final Duration LATELY = Duration.ofMinutes(10);

  private final IncidentReader reader;
  private final UiStatus status;
  private final InstantSource clock;
  private final Texts texts;
  private final TimeWords time;
  private final Reading<Insight> reading = new Reading<>(this::show, this::hide);
  private @Nullable StatusSnapshot asked;

  @FXML private VBox box;
  @FXML private Label network;
  @FXML private Label usual;

  /// What was read of the past.
  private record Insight(Usual usual, NetworkPast.Finding network, @Nullable Instant lastWorked) {}

  InsightController(
      IncidentReader reader, UiStatus status, InstantSource clock, Texts texts, TimeWords time) {
    this.reader = reader;
    this.status = status;
    this.clock = clock;
    this.texts = texts;
    this.time = time;
  }

  @FXML
  void initialize() {
    status.seenProperty().subscribe(this::follow);
  }

  private void follow(Seen seen) {
    var snapshot = seen.snapshot();
    if (snapshot == null || snapshot.standing().incident() == null) {
      asked = null;
      reading.cancel();
      hide();
    } else if (isNew(snapshot)) {
      asked = snapshot;
      var now = clock.instant();
      reading.read(() -> insight(snapshot, now));
    }
  }

  private boolean isNew(StatusSnapshot snapshot) {
    var before = asked;
    return before == null
        || !before.standing().equals(snapshot.standing())
        || scope(before) != scope(snapshot);
  }

  private Insight insight(StatusSnapshot snapshot, Instant now) throws IOException {
    var standing = snapshot.standing();
    var past = reader.network(now, LATELY);
    return new Insight(
        reader.usual(standing.state(), standing.cause(), incident(standing)),
        past.map(each -> each.finding(standing.state(), scope(snapshot), now))
            .orElse(NetworkPast.Finding.NOTHING),
        past.map(NetworkPast::lastWorked).orElse(null));
  }

  private static String incident(Standing standing) {
    return Optional.ofNullable(standing.incident()).orElse("");
  }

  private static Scope scope(StatusSnapshot snapshot) {
    var latest = snapshot.latest();
    return latest == null ? Scope.UNCLEAR : latest.diagnosis().scope();
  }

  private void show(Insight insight) {
    var ofNetwork =
        switch (insight.network()) {
          case NEVER_HERE -> texts.get("network.never");
          case NO_LONGER_HERE ->
              insight.lastWorked() == null
                  ? ""
                  : texts.format(
                      "network.no-longer", time.moment(insight.lastWorked(), clock.instant()));
          case NOTHING -> "";
        };
    set(network, ofNetwork);
    set(usual, StoryView.usual(insight.usual(), texts, time));
    box.setVisible(true);
    box.setManaged(true);
  }

  private void hide() {
    box.setVisible(false);
    box.setManaged(false);
  }

  private static void set(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }
}
