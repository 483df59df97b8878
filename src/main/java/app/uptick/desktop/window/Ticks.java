package app.uptick.desktop.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/// Remembers which steps a person has ticked, for as long as one incident lasts.
///
/// On the JavaFX thread; files are written on another. A file that can't be read or written costs
/// no more than the ticks.
final class Ticks {

  private final Path file;
  private final Executor writing;
  private String incident = "";
  private final Set<String> ticked = new TreeSet<>();

  /// @param file one line with the incident's id, then the ids of steps, a line each
  /// @param writing runs one after the other what takes time
  Ticks(Path file, Executor writing) {
    this.file = file;
    this.writing = writing;
    read();
  }

  private void read() {
    try {
      List<String> lines = Files.readAllLines(file);
      if (!lines.isEmpty()) {
        incident = lines.getFirst();
        ticked.addAll(lines.subList(1, lines.size()));
      }
    } catch (IOException noneOrNotReadable) {
      ticked.clear();
    }
  }

  /// From now on ticks belong to this incident; those of another are forgotten.
  ///
  /// @param current empty where no incident is known
  void follow(String current) {
    if (!current.isEmpty() && !current.equals(incident)) {
      incident = current;
      ticked.clear();
    }
  }

  boolean isTicked(String step) {
    return ticked.contains(step);
  }

  void tick(String step, boolean done) {
    if (done ? ticked.add(step) : ticked.remove(step)) {
      var lines = new ArrayList<>(List.of(incident));
      lines.addAll(ticked);
      writing.execute(() -> write(lines));
    }
  }

  private void write(List<String> lines) {
    try {
      Path beside = file.resolveSibling(file.getFileName() + ".new");
      Files.write(beside, lines);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException keptInMemoryOnly) {
      // The ticks are there for as long as the window is.
    }
  }
}
