package app.uptick.desktop.window;

import app.uptick.history.IncidentReader;
import app.uptick.history.Meanwhile;
import app.uptick.text.Texts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Places the card that says what happened while nobody looked: since the window was last looked
/// at, or while the device slept. It stays until it is dismissed.
@SuppressWarnings("NullAway.Init")
final class AwayController {

  /// Between two checks that are farther apart, the device slept, or the monitor did not run.
  private static final Duration SLEEP = Duration.ofMinutes(15);

  /// Who looked less long ago was not away.
  private static final Duration ABSENCE = Duration.ofMinutes(15);

  private final IncidentReader reader;
  private final UiStatus status;
  private final MonitorActions monitor;
  private final InstantSource clock;
  private final Texts texts;
  private final TimeWords time;
  private final Runnable openIncidents;
  private final Reading<Optional<Meanwhile>> reading = new Reading<>(this::show, () -> {});

  /// Whether it is to be asked what happened since the person last looked.
  private boolean returned = true;

  private @Nullable Instant lastCheck;

  @FXML private HBox card;
  @FXML private Label told;

  AwayController(
      IncidentReader reader,
      UiStatus status,
      MonitorActions monitor,
      InstantSource clock,
      Texts texts,
      TimeWords time,
      Runnable openIncidents) {
    this.reader = reader;
    this.status = status;
    this.monitor = monitor;
    this.clock = clock;
    this.texts = texts;
    this.time = time;
    this.openIncidents = openIncidents;
  }

  @FXML
  void initialize() {
    status.seenProperty().subscribe(this::follow);
  }

  /// The window is looked at, or no more.
  void watched(boolean looking) {
    if (looking) {
      returned = true;
      follow(status.seen());
    } else {
      leave();
    }
  }

  private void follow(Seen seen) {
    var snapshot = seen.snapshot();
    if (seen.contact() != Contact.LIVE || snapshot == null || snapshot.latest() == null) {
      return;
    }
    var before = lastCheck;
    lastCheck = snapshot.latest().checkedAt();
    if (returned) {
      returned = false;
      read(Optional.empty());
    } else if (before != null && before.plus(SLEEP).isBefore(lastCheck)) {
      read(Optional.of(before));
    }
  }

  /// @param since when somebody last looked; empty where that is kept
  private void read(Optional<Instant> since) {
    var now = clock.instant();
    reading.read(() -> meanwhile(since, now));
  }

  private Optional<Meanwhile> meanwhile(Optional<Instant> since, Instant now) throws IOException {
    var from = since.isPresent() ? since : reader.seenUntil();
    return from.isPresent() && from.get().plus(ABSENCE).isBefore(now)
        ? Optional.of(reader.meanwhile(from.get(), now)).filter(each -> !each.isEmpty())
        : Optional.empty();
  }

  private void show(Optional<Meanwhile> meanwhile) {
    if (meanwhile.isEmpty()) {
      leave();
      return;
    }
    var news = meanwhile.get();
    var now = clock.instant();
    var last = news.ended().getLast().ended();
    var words =
        texts.format(
            "away.told",
            news.ended().size(),
            time.span(news.trouble()),
            time.moment(last == null ? now : last, now));
    told.setText(
        news.unwatched().compareTo(ABSENCE) < 0
            ? words
            : words + " " + texts.format("away.unwatched", time.span(news.unwatched())));
    showCard(true);
  }

  /// What there was is seen, unless the card still waits to be read.
  private void leave() {
    if (!card.isVisible()) {
      monitor.seen(clock.instant());
    }
  }

  @FXML
  void showIncidents() {
    openIncidents.run();
  }

  @FXML
  void dismiss() {
    showCard(false);
    leave();
  }

  private void showCard(boolean shown) {
    card.setVisible(shown);
    card.setManaged(shown);
  }
}
