package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartFileTest {

  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  @Test
  void writesStatesAndTimesOfWhatIsShown() {
    var view =
        new HistoryView(
            START,
            START.plusSeconds(6_000),
            List.of(point(5, 100, 100), point(20, 200, 900), point(90, 300, 300)),
            List.of(
                Scenes.band(START, 0, 30, Kind.UP),
                Scenes.band(START, 30, 60, Kind.YOUR_SIDE),
                Scenes.band(START, 60, 100, Kind.UP)));
    var shown = HistoryPlot.of(view, START.plusSeconds(600), START.plusSeconds(3_000), 1_000, 200);

    assertEquals(
        """
        at,state,medianMs,p95Ms
        2026-11-22T00:10:00Z,up,,
        2026-11-22T00:20:00Z,up,200,900
        2026-11-22T00:30:00Z,your-side,,
        """
            .replace("\n", "\r\n"),
        new String(ChartFile.csv(shown), StandardCharsets.UTF_8));
  }

  private static Point point(int minute, long median, long p95) {
    return new Point(
        START.plusSeconds(60L * minute), Duration.ofMillis(median), Duration.ofMillis(p95));
  }

  @Test
  void writesAPictureThatOthersRead() throws IOException {
    var image = new WritableImage(3, 2);
    image.getPixelWriter().setColor(2, 1, Color.RED);

    var read = ImageIO.read(new ByteArrayInputStream(ChartFile.png(image)));

    assertEquals(3, read.getWidth());
    assertEquals(0xFFFF0000, read.getRGB(2, 1));
  }
}
