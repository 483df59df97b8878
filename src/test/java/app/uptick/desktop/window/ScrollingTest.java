package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A page of 200 pixels above tabs of 20, with something below them, in a window of 400.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ScrollingTest {

  private final Region above = region(200);
  private final Region tabs = region(20);
  private final Region body = region(100);
  private final VBox page = new VBox(above, tabs, body, region(500));
  private final ScrollPane pane = new ScrollPane(page);

  @Start
  void open(Stage stage) {
    stage.setScene(new Scene(pane));
    stage.setWidth(300);
    stage.setHeight(400);
    stage.show();
  }

  private static Region region(double height) {
    var region = new Region();
    region.setMinHeight(height);
    region.setMaxHeight(height);
    return region;
  }

  private double above(FxRobot robot) {
    var above = new double[1];
    robot.interact(() -> {
      double hidden = page.getHeight() - pane.getViewportBounds().getHeight();
      above[0] = pane.getVvalue() * hidden;
    });
    return above[0];
  }

  @Test
  void beginsWithTheHeadWhereTheBodyDoesNotFit(FxRobot robot) {
    robot.interact(() -> {
      body.setMinHeight(300);
      Scrolling.beginWith(tabs, body);
    });

    assertEquals(188, above(robot), 1);
  }

  @Test
  void movesNothingWhereAllIsSeen(FxRobot robot) {
    robot.interact(() -> Scrolling.beginWith(tabs, body));

    assertEquals(0, above(robot), 1);
  }

  @Test
  void comesBackToTheHeadFromBelow(FxRobot robot) {
    robot.interact(() -> {
      pane.setVvalue(1);
      Scrolling.beginWith(tabs, body);
    });

    assertEquals(188, above(robot), 1);
  }
}
