package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.ScreenPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowPlaceTest {

  private static final Rectangle2D MAIN = new Rectangle2D(0, 30, 1280, 770);
  private static final Rectangle2D RIGHT = new Rectangle2D(1280, 0, 1920, 1080);

  @TempDir Path folder;

  @Test
  void comesBackWhereItWas() {
    var place = new Rectangle2D(1500, 100.5, 480, 720);
    new WindowPlace(folder).keep(place);

    var read = new WindowPlace(folder).read().orElseThrow();

    assertEquals(place, read);
    assertEquals(place, WindowPlace.on(List.of(MAIN, RIGHT), read));
  }

  @Test
  void comesToTheMainScreenWhereItsOwnIsGone() {
    var place = new Rectangle2D(1500, 100, 480, 720);

    assertEquals(new Rectangle2D(800, 80, 480, 720), WindowPlace.on(List.of(MAIN), place));
  }

  @Test
  void shrinksToTheScreen() {
    var place = new Rectangle2D(-50, 0, 2000, 2000);

    assertEquals(MAIN, WindowPlace.on(List.of(MAIN), place));
  }

  @Test
  void opensBesideTheClickOnItsScreen() {
    var screens = List.of(MAIN, RIGHT);

    var fromTheUpperPanel = WindowPlace.near(screens, new ScreenPoint(1265, 15), 480, 720);
    var fromTheLowerPanel = WindowPlace.near(screens, new ScreenPoint(2000, 1095), 480, 720);

    assertEquals(new Rectangle2D(800, 30, 480, 720), fromTheUpperPanel);
    assertEquals(new Rectangle2D(1760, 360, 480, 720), fromTheLowerPanel);
  }

  @Test
  void opensInTheMiddleWhereNobodyClicked() {
    assertEquals(new Rectangle2D(400, 55, 480, 720), WindowPlace.amid(MAIN, 480, 720));
  }

  @Test
  void takesNoFrameForAPersonsChoice() {
    var given = new Rectangle2D(800, 30, 480, 720);

    assertFalse(WindowPlace.isChosen(given, new Rectangle2D(801, 52, 482, 742)));
    assertTrue(WindowPlace.isChosen(given, new Rectangle2D(700, 30, 480, 720)));
    assertTrue(WindowPlace.isChosen(given, new Rectangle2D(800, 30, 480, 600)));
  }

  @Test
  void forgetsWhatItCannotRead() throws IOException {
    Files.writeString(folder.resolve("window-place"), "a b c d");

    assertEquals(Optional.empty(), new WindowPlace(folder).read());
  }
}
