package app.uptick.desktop.window;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// The chart as a picture of its own, twice as fine as on the screen. On the JavaFX thread.
final class ChartPicture {

  private static final int FINE = 2;
  private static final double MARGIN = 12;

  private ChartPicture() {}

  /// @param caption says what is shown, above it
  static WritableImage of(HistoryChart chart, String caption) {
    double text = chart.text();
    double head = 2 * text;
    double width = Math.ceil(chart.getWidth() + 2 * MARGIN);
    double height = Math.ceil(head + chart.getHeight() + 2 * MARGIN);
    var canvas = new Canvas(width * FINE, height * FINE);
    var pen = canvas.getGraphicsContext2D();
    pen.scale(FINE, FINE);
    pen.setFill(chart.colours().ground());
    pen.fillRect(0, 0, width, height);
    pen.setFill(chart.colours().line());
    pen.setFont(Font.font(null, FontWeight.BOLD, text * 1.1));
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setTextBaseline(VPos.TOP);
    pen.fillText(WordByWord.whole(caption), MARGIN, MARGIN);
    pen.translate(MARGIN, MARGIN + head);
    chart.paintOn(pen);
    return canvas.snapshot(null, null);
  }
}
