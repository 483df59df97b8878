package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.history.HistoryExport;
import app.uptick.settings.Autostart;
import app.uptick.settings.SettingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDeskTest {

  @TempDir Path folder;

  private SettingsDesk desk() {
    return new SettingsDesk(
        new SettingsStore(folder.resolve("config.yaml")),
        new Autostart(folder, "uptick"),
        folder.resolve("data"),
        settings -> {},
        () -> {});
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }

  @Test
  void knowsThatAResetMayCostHistory() throws IOException {
    Path file = folder.resolve("config.yaml");

    assertFalse(desk().isHistoryLostByReset());
    Files.writeString(file, "history:\n  limit: 20MB\n");
    assertFalse(desk().isHistoryLostByReset());
    Files.writeString(file, "history:\n  limit: 60MB\n");
    assertTrue(desk().isHistoryLostByReset());
    Files.writeString(file, "history:\n  raw: 8d\n");
    assertTrue(desk().isHistoryLostByReset());
  }

  @Test
  void savesTheHistoryInTheFormThatIsAskedFor() throws IOException {
    Path file = Files.writeString(folder.resolve("uptick-history.json"), "of last week");

    desk().saveHistory(file, HistoryExport::json);

    assertEquals("[\n]\n", Files.readString(file));
    assertEquals(List.of("uptick-history.json"), left());
  }

  @Test
  void leavesTheFileAsItWasWhereSavingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("uptick-history.csv"), "of last week");

    assertThrows(
        IOException.class,
        () ->
            desk()
                .saveHistory(
                    file,
                    (_, _, _, out) -> {
                      out.append("half of it");
                      throw new IOException("the disk is full");
                    }));

    assertEquals("of last week", Files.readString(file));
    assertEquals(List.of("uptick-history.csv"), left());
  }
}
