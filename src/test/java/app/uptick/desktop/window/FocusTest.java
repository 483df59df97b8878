package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Who walks through the window with the Tab key sees where they are: pixels around what has the
/// focus change, and stand out from what was there before.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class FocusTest {

  private static final List<String> PAGES =
      List.of("parts", "history", "checklist", "evidence", "incidents");

  /// More than a window has controls.
  private static final int MOST_STEPS = 60;

  private static final int AROUND = 4;

  /// About two sides of the smallest control.
  private static final int LEAST_PIXELS = 24;

  /// WCAG 2, criterion 2.4.13.
  private static final double SHAPE = 3;

  @TempDir private static Path folder;
  private static int count;
  private LinkedWindow window;
  private Scene scene;

  @Start
  void open(Stage stage) throws IOException {
    window = new LinkedWindow(stage, folder.resolve(String.valueOf(count++)));
    scene = stage.getScene();
  }

  @AfterEach
  void close() {
    window.close();
  }

  @ParameterizedTest
  @EnumSource
  void showsWhereItIs(ColorScheme scheme, FxRobot robot) throws Exception {
    window.history.incidents = Scenes.incidentsOfDay();
    window.publish(Scenes.down());
    window.dress(scheme);
    window.resize(480, 990);
    window.onFx(() -> {
      scene.getWindow().requestFocus();
      return true;
    });
    window.await(() -> scene.getWindow().isFocused());
    List<String> unseen = new ArrayList<>();
    for (String page : PAGES) {
      var tab = window.find("#tab-" + page, ToggleButton.class);
      window.onFx(() -> {
        tab.fire();
        tab.requestFocus();
        return true;
      });
      walk(page, robot, unseen);
    }

    assertEquals(List.of(), unseen);
  }

  /// What has the focus, and where; `top` of the page that scrolls.
  private record Place(Node owner, Bounds bounds, double top) {}

  /// What the window looked like then.
  private record Look(Place at, WritableImage drawn) {

    Node owner() {
      return at.owner();
    }

    Bounds bounds() {
      return at.bounds();
    }

    double top() {
      return at.top();
    }
  }

  /// Compares each step with those before and after it, when the focus is elsewhere; in one of them
  /// it may be scrolled out of sight.
  private void walk(String page, FxRobot robot, List<String> unseen) throws Exception {
    Set<Node> met = new LinkedHashSet<>();
    Look before = look();
    Look earlier = before;
    for (int step = 0; step < MOST_STEPS && met.add(before.owner()); step++) {
      robot.press(KeyCode.TAB).release(KeyCode.TAB);
      Look after = look();
      int changed = Math.max(changed(before, earlier), changed(before, after));
      if (step > 0 && changed < LEAST_PIXELS) { // the first got it without a key
        unseen.add(page + ": " + before.owner() + " changes " + changed + " pixels");
      }
      earlier = before;
      before = after;
    }
    assertTrue(met.size() >= 6, page + " has only " + met);
  }

  /// What it looks like once the page has stopped scrolling and filling.
  private Look look() throws Exception {
    Place last = placeAfterPulse();
    for (int tries = 0; tries < MOST_STEPS; tries++) {
      Place now = placeAfterPulse();
      if (now.equals(last)) {
        return window.onFx(() -> new Look(place(), scene.snapshot(null)));
      }
      last = now;
    }
    throw new AssertionError("the page does not come to rest");
  }

  /// Pages scroll to what has the focus, and are filled, in JavaFX's pulses.
  private Place placeAfterPulse() throws Exception {
    CompletableFuture<Place> seen = new CompletableFuture<>();
    Runnable listener = () -> seen.complete(place());
    window.onFx(() -> {
      scene.addPostLayoutPulseListener(listener);
      Platform.requestNextPulse();
      return true;
    });
    try {
      return seen.get(30, TimeUnit.SECONDS);
    } finally {
      window.onFx(() -> {
        scene.removePostLayoutPulseListener(listener);
        return true;
      });
    }
  }

  private Place place() {
    Node owner = scene.getFocusOwner();
    double top = window.find(".page", Node.class).localToScene(0, 0).getY();
    return new Place(owner, owner.localToScene(owner.getLayoutBounds()), top);
  }

  /// How many pixels around the first stand out from what they are without the focus, wherever the
  /// page was scrolled to.
  private static int changed(Look with, Look without) {
    double moved = without.top() - with.top();
    int changed = 0;
    for (int y = at(with.bounds().getMinY() - AROUND); y < with.bounds().getMaxY() + AROUND; y++) {
      for (int x = at(with.bounds().getMinX() - AROUND);
          x < with.bounds().getMaxX() + AROUND;
          x++) {
        if (differs(with.drawn(), x, y, without.drawn(), at(y + moved))) {
          changed++;
        }
      }
    }
    return changed;
  }

  private static boolean differs(WritableImage one, int x, int y, WritableImage other, int otherY) {
    return isIn(x, y, one)
        && isIn(x, otherY, other)
        && ContrastTest.contrast(
                one.getPixelReader().getColor(x, y), other.getPixelReader().getColor(x, otherY))
            >= SHAPE;
  }

  private static int at(double edge) {
    return (int) Math.floor(edge);
  }

  private static boolean isIn(int x, int y, WritableImage image) {
    return x >= 0 && y >= 0 && x < image.getWidth() && y < image.getHeight();
  }
}
