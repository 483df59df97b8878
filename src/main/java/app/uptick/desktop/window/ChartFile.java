package app.uptick.desktop.window;

import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Point;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// Makes files of what the chart shows.
final class ChartFile {

  private static final String LINE_END = "\r\n";

  private ChartFile() {}

  /// Comma-separated values (RFC 4180): one line where a state begins, and one for each point, with
  /// the state at its time. A state of which no line with times follows was not measured.
  static byte[] csv(HistoryPlot shown) {
    var text = new StringBuilder("at,state,medianMs,p95Ms").append(LINE_END);
    var points = shown.points();
    int next = 0;
    for (var band : shown.bands()) {
      begin(text, later(band.from(), shown.from()), band).append(",,").append(LINE_END);
      for (; next < points.size() && points.get(next).at().isBefore(band.to()); next++) {
        addPoint(text, points.get(next), band);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void addPoint(StringBuilder text, Point point, Band band) {
    begin(text, point.at(), band)
        .append(',')
        .append(point.median().toMillis())
        .append(',')
        .append(point.p95().toMillis())
        .append(LINE_END);
  }

  private static StringBuilder begin(StringBuilder text, Instant at, Band band) {
    return text.append(at).append(',').append(ChartPainter.code(band.kind()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// A picture as PNG.
  static byte[] png(Image image) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    buffered.setRGB(0, 0, width, height, pixels, 0, width);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(buffered, "png", bytes);
    return bytes.toByteArray();
  }
}
