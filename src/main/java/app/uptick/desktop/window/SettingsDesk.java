package app.uptick.desktop.window;

import app.uptick.history.HistoryReader;
import app.uptick.settings.Autostart;
import app.uptick.settings.ConfigurationException;
import app.uptick.settings.FileMark;
import app.uptick.settings.Settings;
import app.uptick.settings.SettingsFile;
import app.uptick.settings.SettingsStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads and changes for the settings page what a person set, and has it take effect at once; saves
/// for it what was recorded.
///
/// The settings are small and near: they are read and written where it is called, in a few
/// milliseconds.
final class SettingsDesk {

  /// How a change went.
  sealed interface Outcome {

    /// It took effect.
    record Done(Settings settings) implements Outcome {}

    /// Everything is at its default.
    ///
    /// @param kept the file as it was; empty where nothing had to be changed
    record Reset(Settings settings, Optional<Path> kept) implements Outcome {}

    /// Nothing was changed.
    ///
    /// @param problem names the file, and the line where there is one
    record Refused(String problem) implements Outcome {}
  }

  private final SettingsStore store;
  private final Autostart autostart;
  private final Path dataFolder;
  private final Consumer<Settings> changed;
  private final Eraser eraser;
  private final FileMark mark;
  private Settings inForce = SettingsFile.defaults();

  /// Deletes all that was recorded, and returns when that is done.
  interface Eraser {
    void erase() throws IOException;
  }

  /// @param changed hears of new settings, on the thread of the change
  SettingsDesk(
      SettingsStore store,
      Autostart autostart,
      Path dataFolder,
      Consumer<Settings> changed,
      Eraser eraser) {
    this.store = store;
    this.autostart = autostart;
    this.dataFolder = dataFolder;
    this.changed = changed;
    this.eraser = eraser;
    mark = new FileMark(store.file());
  }

  /// What is set now.
  Outcome read() {
    return noted(attempt(() -> new Outcome.Done(store.read())));
  }

  /// What was set when the file was last without a mistake; the defaults, if it never was.
  Settings inForce() {
    return inForce;
  }

  /// What is set now, where somebody changed the file by hand since this was last asked.
  Optional<Outcome> changedByHand() {
    return mark.isChanged() ? Optional.of(read()) : Optional.empty();
  }

  private Outcome noted(Outcome outcome) {
    switch (outcome) {
      case Outcome.Done(Settings settings) -> inForce = settings;
      case Outcome.Reset(Settings settings, var _) -> inForce = settings;
      case Outcome.Refused _ -> {}
    }
    return outcome;
  }

  /// Whether these words may stand at a key.
  static boolean fits(String key, List<String> words) {
    return SettingsFile.wantedInstead(key, words).isEmpty();
  }

  Outcome put(String key, List<String> words) {
    return announced(attempt(() -> new Outcome.Done(store.put(key, words))));
  }

  /// Whether less history is kept once everything is at its default.
  boolean isHistoryLostByReset() {
    var standard = SettingsFile.defaults();
    return switch (read()) {
      case Outcome.Done(Settings now) ->
          now.historyLimit() > standard.historyLimit()
              || now.historyRaw().compareTo(standard.historyRaw()) > 0;
      case Outcome.Reset _, Outcome.Refused _ -> false;
    };
  }

  Outcome reset() {
    return announced(
        attempt(() -> {
          var reset = store.reset();
          return new Outcome.Reset(reset.settings(), reset.kept());
        }));
  }

  private Outcome announced(Outcome outcome) {
    if (!(noted(outcome) instanceof Outcome.Refused)) {
      changed.accept(inForce);
    }
    var _ = mark.isChanged(); // by us
    return outcome;
  }

  boolean startsAtLogin() {
    try {
      return autostart.isOn();
    } catch (IOException e) {
      return false;
    }
  }

  Outcome startAtLogin(boolean on) {
    return attempt(() -> {
      autostart.set(on);
      return new Outcome.Done(store.read());
    });
  }

  Autostart autostart() {
    return autostart;
  }

  Path settingsFile() {
    return store.file();
  }

  Path dataFolder() {
    return dataFolder;
  }

  /// Bytes, of all that is kept; what goes away while it is counted does not count.
  long dataSize() {
    try (Stream<Path> files = Files.walk(dataFolder)) {
      return files.mapToLong(SettingsDesk::size).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /// Writes what was recorded between two moments in one of its forms.
  interface Form {
    void write(HistoryReader history, Instant since, Instant now, Appendable out)
        throws IOException;
  }

  /// Writes all that was recorded to a file; may take its time.
  void saveHistory(Path file, Form form) throws IOException {
    WholeFile.write(
        file, out -> form.write(new HistoryReader(dataFolder), Instant.EPOCH, Instant.now(), out));
  }

  /// Deletes all that was recorded, for good; may take its time. Returns what is left, in bytes.
  long eraseHistory() throws IOException {
    eraser.erase();
    return dataSize();
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private interface Attempt {
    Outcome make() throws IOException;
  }

  private static Outcome attempt(Attempt attempt) {
    try {
      return attempt.make();
    } catch (ConfigurationException | IOException e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    }
  }
}
