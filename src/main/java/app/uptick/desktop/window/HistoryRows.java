package app.uptick.desktop.window;

import app.uptick.history.HistoryExport;
import app.uptick.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The rows of the settings page that save what was recorded as a file, and delete it.
final class HistoryRows {

  private final SettingsDesk desk;
  private final Texts texts;
  private final Label saved = SettingsRows.hint("");
  private final VBox files;
  private final Reading<Path> saving = new Reading<>(this::showSaved, this::showNotSaved);
  private final Asking deletion;
  private final Runnable deleted;
  private final Reading<Long> deleting = new Reading<>(this::showDeleted, this::showNotDeleted);

  /// @param folder opens the folder that holds it all
  /// @param deleted runs when there is less to show
  HistoryRows(SettingsDesk desk, Texts texts, Runnable folder, Runnable deleted) {
    this.desk = desk;
    this.texts = texts;
    this.deleted = deleted;
    deletion =
        new Asking(
            "settings-delete",
            "settings.delete",
            texts,
            () -> texts.get("settings.delete.ask"),
            () -> deleting.read(desk::eraseHistory));
    var rows = new SettingsRows(texts);
    saved.setId("settings-data-saved");
    files =
        new VBox(
            SettingsRows.buttons(
                rows.button("settings-data-csv", "settings.data.csv", this::saveCsv),
                rows.button("settings-data-json", "settings.data.json", this::saveJson),
                rows.button("settings-data-open", "settings.data.open", folder)),
            saved);
    files.getStyleClass().add("setting");
    tell("");
  }

  Node files() {
    return files;
  }

  Node deletion() {
    return deletion;
  }

  private void showDeleted(long left) {
    deletion.tell(texts.get("settings.delete.done"));
    deleted.run();
  }

  private void showNotDeleted() {
    deletion.tell(texts.get("settings.delete.failed"));
  }

  private void saveCsv() {
    choose("csv").ifPresent(file -> save(file, HistoryExport::csv));
  }

  private void saveJson() {
    choose("json").ifPresent(file -> save(file, HistoryExport::json));
  }

  private Optional<Path> choose(String ending) {
    var chooser = new FileChooser();
    chooser.setInitialFileName("uptick-history." + ending);
    return Optional.ofNullable(chooser.showSaveDialog(files.getScene().getWindow()))
        .map(File::toPath);
  }

  void save(Path file, SettingsDesk.Form form) {
    saving.read(() -> {
      desk.saveHistory(file, form);
      return file;
    });
  }

  private void showSaved(Path file) {
    tell(texts.format("incidents.saved", file.getFileName()));
  }

  private void showNotSaved() {
    tell(texts.get("incidents.not-saved"));
  }

  private void tell(String words) {
    saved.setText(words);
    SettingsRows.show(saved, !words.isEmpty());
  }
}
