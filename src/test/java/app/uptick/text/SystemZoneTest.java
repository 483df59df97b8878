package app.uptick.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemZoneTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir Path folder;

  private Path link;

  @BeforeEach
  void isInBerlin() throws IOException {
    link = Files.createSymbolicLink(folder.resolve("localtime"), zone("Europe/Berlin"));
  }

  @Test
  void goesWithThePerson() throws IOException {
    SystemZone zone = new SystemZone(link, BERLIN, true);
    assertEquals(BERLIN, zone.get());

    moveTo("Asia/Tokyo");
    assertEquals(ZoneId.of("Asia/Tokyo"), zone.get());

    moveTo("Europe/Berlin");
    assertEquals(BERLIN, zone.get());
  }

  @Test
  void isWhatTheJvmFoundUntilThePersonMoves() {
    assertEquals(ZoneId.of("UTC"), new SystemZone(link, ZoneId.of("UTC"), true).get());
  }

  @Test
  void staysWhereTheEnvironmentSaysSo() throws IOException {
    SystemZone zone = new SystemZone(link, BERLIN, false);

    moveTo("Asia/Tokyo");

    assertEquals(BERLIN, zone.get());
  }

  @Test
  void staysWhereTheLinkIsGoneOrLeadsNowhere() throws IOException {
    SystemZone zone = new SystemZone(link, BERLIN, true);

    moveTo("Mars/Olympus");
    assertEquals(BERLIN, zone.get());

    Files.delete(link);
    assertEquals(BERLIN, zone.get());

    Files.writeString(link, "TZif2");
    assertEquals(BERLIN, zone.get());
  }

  private void moveTo(String name) throws IOException {
    Files.delete(link);
    Files.createSymbolicLink(link, zone(name));
  }

  private static Path zone(String name) {
    return Path.of("/usr/share/zoneinfo", name);
  }
}
