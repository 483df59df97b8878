package app.uptick.cli;

import app.uptick.model.Mute;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;

/// Keeps over a restart what the person asked of notifications: to be silent, or to tell them when
/// TikTok is back. One word, or one moment, in `mute`.
final class KeptMute implements StatusListener {

  private static final Logger LOG = System.getLogger(KeptMute.class.getName());
  private static final String UNTIL_BACK = "until-back";
  private static final String OFF = "off";

  private final Path file;
  private Mute kept;

  KeptMute(Path dataFolder) {
    file = dataFolder.resolve("mute");
    kept = read(file);
  }

  /// What the person asked for before the restart; off where the file says nothing to be
  /// understood.
  Mute kept() {
    return kept;
  }

  private static Mute read(Path file) {
    try {
      String word = Files.readString(file).strip();
      return switch (word) {
        case UNTIL_BACK -> new Mute.UntilBack();
        case OFF -> Mute.OFF;
        default -> new Mute.Until(Instant.parse(word));
      };
    } catch (NoSuchFileException e) {
      return Mute.OFF;
    } catch (IOException | DateTimeException e) {
      LOG.log(Level.WARNING, "reading " + file + ", taken as not muted: " + e.getMessage());
      return Mute.OFF;
    }
  }

  @Override
  public synchronized void onSnapshot(StatusSnapshot snapshot) {
    if (!snapshot.mute().equals(kept)) {
      kept = snapshot.mute();
      write(kept);
    }
  }

  private void write(Mute mute) {
    String word =
        switch (mute) {
          case Mute.Off() -> OFF;
          case Mute.UntilBack() -> UNTIL_BACK;
          case Mute.Until(Instant end) -> end.toString();
        };
    try {
      Path beside = file.resolveSibling("mute.new");
      Files.writeString(beside, word + "\n");
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "writing " + file + ", a restart will not know of it: " + e);
    }
  }
}
