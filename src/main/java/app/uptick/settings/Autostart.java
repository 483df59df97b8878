package app.uptick.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Whether Uptick starts when the person logs in: the file that the freedesktop Desktop Application
/// Autostart Specification has for that.
public final class Autostart {

  private final Path file;
  private final String launcher;

  /// @param configHome the person's `XDG_CONFIG_HOME`
  /// @param launcher the program, by its whole path or by a name on the search path
  public Autostart(Path configHome, String launcher) {
    file = configHome.resolve("autostart").resolve("uptick.desktop");
    this.launcher = launcher;
  }

  public Path file() {
    return file;
  }

  /// What the file holds, or would hold.
  public String content() {
    return """
    [Desktop Entry]
    Type=Application
    Name=Uptick
    Comment=Is TikTok down, or is it just me?
    Exec=%s
    Icon=uptick
    Terminal=false
    X-GNOME-Autostart-enabled=true
    """
        .formatted(quoted(launcher));
  }

  /// Whether the desktop will start us. Desktops switch a program off by a line in its file.
  ///
  /// @throws IOException if that cannot be found out
  public boolean isOn() throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .map(line -> line.replaceAll("\\s*=\\s*", "=").strip())
          .noneMatch(
              line -> line.equals("Hidden=true") || line.equals("X-GNOME-Autostart-enabled=false"));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /// Has the desktop start us, or not: without the file nothing does.
  public void set(boolean on) throws IOException {
    if (!on) {
      Files.deleteIfExists(file);
      return;
    }
    Files.createDirectories(file.getParent());
    Path beside = file.resolveSibling("uptick.desktop.new");
    Files.writeString(beside, content());
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /// A word of an `Exec` line: quoted where it holds what is reserved, with a backslash before what
  /// quotes do not cover. As the value of a key is unescaped first, each backslash comes twice.
  private static String quoted(String word) {
    String percents = word.replace("%", "%%");
    if (percents.matches("[A-Za-z0-9/._+@:,%-]+")) {
      return percents;
    }
    return '"' + percents.replaceAll("([\"`$\\\\])", "\\\\$1").replace("\\", "\\\\") + '"';
  }
}
