package app.uptick.desktop.window;

import app.uptick.text.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the window says just now, as properties. They follow [UiStatus], whose updates bring the
/// time as well. On the JavaFX thread.
final class WindowModel {

  private final UiStatus status;
  private final InstantSource clock;
  private final Texts texts;
  private final TimeWords time;

  private final ReadOnlyObjectWrapper<VerdictView> verdict;
  private final ReadOnlyObjectWrapper<List<PartView>> parts =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<ChecklistView> checklist;
  private final ReadOnlyObjectWrapper<List<EvidenceView>> evidence =
      new ReadOnlyObjectWrapper<>(List.of());

  private final ReadOnlyObjectWrapper<FixView> fix;
  private final ReadOnlyObjectWrapper<CircleLines> circle =
      new ReadOnlyObjectWrapper<>(CircleLines.NONE);

  WindowModel(UiStatus status, InstantSource clock, Texts texts, TimeWords time) {
    this.status = status;
    this.clock = clock;
    this.texts = texts;
    this.time = time;
    this.verdict =
        new ReadOnlyObjectWrapper<>(VerdictView.of(status.seen(), clock.instant(), texts, time));
    this.checklist = new ReadOnlyObjectWrapper<>(ChecklistView.of(status.seen(), texts));
    this.fix = new ReadOnlyObjectWrapper<>(FixView.of(status.seen(), clock.instant(), texts, time));
    status.updatesProperty().subscribe(this::refresh);
    refresh();
  }

  /// Says everything anew as of now; what is the same as before changes nothing.
  private void refresh() {
    var seen = status.seen();
    var now = clock.instant();
    verdict.set(VerdictView.of(seen, now, texts, time));
    parts.set(PartView.of(seen, now, texts, time));
    checklist.set(ChecklistView.of(seen, texts));
    fix.set(FixView.of(seen, now, texts, time));
    evidence.set(EvidenceView.of(seen, now, texts, time));
    circle.set(CircleLines.of(seen, now, texts, time));
  }

  ReadOnlyObjectProperty<VerdictView> verdictProperty() {
    return verdict.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<PartView>> partsProperty() {
    return parts.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<ChecklistView> checklistProperty() {
    return checklist.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<FixView> fixProperty() {
    return fix.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<EvidenceView>> evidenceProperty() {
    return evidence.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<CircleLines> circleProperty() {
    return circle.getReadOnlyProperty();
  }

  /// Has `show` called with the value of a property now and whenever it becomes another.
  static <T> void follow(ReadOnlyObjectProperty<T> property, Consumer<T> show) {
    property.addListener((observable, before, after) -> show.accept(after));
    show.accept(property.get());
  }
}
