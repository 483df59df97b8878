package app.uptick.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutostartTest {

  @TempDir Path folder;

  @Test
  void writesWhatItShowsAndTakesItAway() throws IOException {
    Autostart autostart = new Autostart(folder, "/opt/uptick/bin/uptick");
    assertFalse(autostart.isOn());

    autostart.set(true);
    assertTrue(autostart.isOn());
    assertEquals(autostart.content(), Files.readString(folder.resolve("autostart/uptick.desktop")));

    autostart.set(false);
    assertFalse(autostart.isOn());
    assertFalse(Files.exists(autostart.file()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hidden=true", "X-GNOME-Autostart-enabled = false"})
  void seesThatItWasSwitchedOffElsewhere(String line) throws IOException {
    Autostart autostart = new Autostart(folder, "uptick");
    autostart.set(true);
    Files.writeString(autostart.file(), "[Desktop Entry]\nExec=uptick\n" + line + "\n");

    assertFalse(autostart.isOn());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          /opt/uptick/bin/uptick | Exec=/opt/uptick/bin/uptick
          /home/a b/uptick       | Exec="/home/a b/uptick"
          /home/$x/up"t          | Exec="/home/\\\\$x/up\\\\"t"
          /100%/uptick           | Exec=/100%%/uptick
          """)
  void quotesTheProgramAsDesktopsReadIt(String launcher, String line) {
    String content = new Autostart(folder, launcher).content();

    assertTrue(content.lines().anyMatch(line::equals), content);
  }
}
