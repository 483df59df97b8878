package app.uptick.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.Supplier;

/// The time zone that the device is in at the moment. The JVM asks for it once, and hears nothing
/// of a journey; a tray icon may stay for weeks.
///
/// Linux and macOS keep it as a link into the zone database (localtime(5)). Where it is none, or
/// `TZ` says otherwise, it stays as the JVM found it.
public final class SystemZone implements Supplier<ZoneId> {

  private static final String DATABASE = "zoneinfo/";

  private static final SystemZone HERE =
      new SystemZone(
          Path.of("/etc/localtime"), ZoneId.systemDefault(), System.getenv("TZ") == null);

  private final Path link;
  private final ZoneId first;
  private final boolean isFollowed;
  private final String firstTarget;

  SystemZone(Path link, ZoneId first, boolean isFollowed) {
    this.link = link;
    this.first = first;
    this.isFollowed = isFollowed;
    firstTarget = target();
  }

  /// The zone now.
  public static ZoneId current() {
    return HERE.get();
  }

  @Override
  public ZoneId get() {
    String target = target();
    int name = target.lastIndexOf(DATABASE);
    if (!isFollowed || name < 0 || target.equals(firstTarget)) {
      return first;
    }
    try {
      return ZoneId.of(target.substring(name + DATABASE.length()));
    } catch (DateTimeException _) {
      return first;
    }
  }

  private String target() {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException | UnsupportedOperationException _) {
      return "";
    }
  }
}
