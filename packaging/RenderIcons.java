import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// Renders every `icons/*.svg` into the pictures that the program shows. Part of the build only.
///
/// Each look of the tray becomes `<name>-<px>.png`, and `<name>-<px>.argb` for the trays that want
/// bare pixels: rows from the top, each pixel four bytes, alpha first, not premultiplied. So the
/// monitor draws its icon without loading AWT. The application's own icon becomes PNG only.
final class RenderIcons {

  private static final String APPLICATION = "uptick";
  private static final List<Integer> TRAY_SIZES = List.of(16, 22, 24, 32, 48, 64);
  private static final List<Integer> APPLICATION_SIZES =
      List.of(16, 22, 24, 32, 48, 64, 128, 256, 512);

  private RenderIcons() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path sources = Path.of(args[0]);
    Path pictures = Files.createDirectories(Path.of(args[1]));
    try (var files = Files.newDirectoryStream(sources, "*.svg")) {
      for (Path file : files) {
        render(file, pictures);
      }
    }
  }

  private static void render(Path file, Path pictures) throws IOException {
    String name = file.getFileName().toString().replace(".svg", "");
    SVGDocument drawing = new SVGLoader().load(file.toUri().toURL());
    if (drawing == null) {
      throw new IOException("reading " + file + ": not an SVG drawing");
    }
    boolean isApplication = name.equals(APPLICATION);
    for (int size : isApplication ? APPLICATION_SIZES : TRAY_SIZES) {
      BufferedImage picture = paint(drawing, size);
      ImageIO.write(picture, "png", pictures.resolve(name + "-" + size + ".png").toFile());
      if (!isApplication) {
        Files.write(pictures.resolve(name + "-" + size + ".argb"), pixels(picture));
      }
    }
  }

  private static BufferedImage paint(SVGDocument drawing, int size) {
    var picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    drawing.render(null, graphics, new ViewBox(size, size));
    graphics.dispose();
    return picture;
  }

  private static byte[] pixels(BufferedImage picture) {
    int size = picture.getWidth();
    ByteBuffer bytes = ByteBuffer.allocate(size * size * 4);
    for (int pixel : picture.getRGB(0, 0, size, size, null, 0, size)) {
      bytes.putInt(pixel);
    }
    return bytes.array();
  }
}
