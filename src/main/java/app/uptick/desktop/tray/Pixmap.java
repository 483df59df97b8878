package app.uptick.desktop.tray;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/// A picture as panels want it: `(iiay)`, ARGB, alpha first, rows from the top. Public because the
/// bus library reads its fields.
public final class Pixmap extends Struct {

  private static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48, 64);

  @Position(0)
  public final int width;

  @Position(1)
  public final int height;

  @Position(2)
  public final byte[] data;

  public Pixmap(int width, int height, byte[] data) {
    this.width = width;
    this.height = height;
    this.data = data;
  }

  /// A picture in every size that trays have.
  static List<Pixmap> of(TrayIconName icon) {
    return SIZES.stream().map(size -> read(icon, size)).toList();
  }

  private static Pixmap read(TrayIconName icon, int size) {
    String resource = icon.resource(size, "argb");
    try (InputStream in = Pixmap.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build has not made " + resource);
      }
      return new Pixmap(size, size, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }
}
