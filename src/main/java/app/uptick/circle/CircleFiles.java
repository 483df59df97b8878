package app.uptick.circle;

import app.uptick.circle.Members.Seat;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What a data folder keeps of a circle, in two files: who we are in it, which the commands write,
/// and what the monitor has learnt. Both are for the person's own eyes.
final class CircleFiles {

  private static final String NAME = "circle.properties";
  private static final String STATE = "circle-state.properties";

  private final Path file;
  private final Path state;

  CircleFiles(Path dataFolder) {
    file = dataFolder.resolve(NAME);
    state = dataFolder.resolve(STATE);
  }

  /// What the monitor knows from earlier.
  ///
  /// @param epoch of the last connection: the higher part of a report's count
  record Known(long epoch, Map<MemberId, Seat> seats) {
    Known {
      seats = Map.copyOf(seats);
    }
  }

  /// The circle that the person is in.
  ///
  /// @throws CircleException where the file can't be used
  Optional<Membership> membership() {
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      kept.load(reader);
      return Optional.of(
          Membership.of(kept.getProperty("invitation", ""), kept.getProperty("secret", "")));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException | CircleException e) {
      throw new CircleException("reading " + file + ": " + e.getMessage());
    }
  }

  /// A mark that changes when the person joins or leaves; cheap to ask for.
  String mark() {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException _) {
      return "";
    }
  }

  void join(Membership membership) throws IOException {
    Properties kept = new Properties();
    kept.setProperty("invitation", membership.invitation().code());
    kept.setProperty("secret", membership.secret());
    write(file, kept, "The circle that this device is in. Keep it to yourself.");
  }

  void leave() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(state);
  }

  /// What is known of the circle in which we are `self`; a file that is broken or another circle's
  /// is as good as none.
  Known known(MemberId self) {
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(state)) {
      kept.load(reader);
      if (self.hex().equals(kept.getProperty("self"))) {
        return known(kept);
      }
    } catch (IOException | IllegalArgumentException | DateTimeException _) {
      return new Known(0, Map.of());
    }
    return new Known(0, Map.of());
  }

  private static Known known(Properties kept) {
    Map<MemberId, Seat> seats = new HashMap<>();
    for (String name : kept.stringPropertyNames()) {
      if (name.startsWith("seat.")) {
        String[] times = kept.getProperty(name).split(" ", -1);
        seats.put(
            new MemberId(name.substring("seat.".length())),
            new Seat(Instant.parse(times[0]), Instant.parse(times[times.length - 1])));
      }
    }
    return new Known(Long.parseLong(kept.getProperty("epoch", "0")), seats);
  }

  /// Keeps what is known; where that fails, the next start knows less.
  void keep(MemberId self, Known known) {
    if (!Files.exists(file)) {
      return;
    }
    Properties kept = new Properties();
    kept.setProperty("self", self.hex());
    kept.setProperty("epoch", String.valueOf(known.epoch()));
    known
        .seats()
        .forEach((member, seat) ->
            kept.setProperty("seat." + member.hex(), seat.since() + " " + seat.heard()));
    try {
      write(state, kept, "Whose word counts in the circle, since when, and when it was heard.");
    } catch (IOException _) {
      return;
    }
  }

  /// Beside, then moved, and nobody else's to read.
  private static void write(Path file, Properties kept, String comment) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path beside = Files.createTempFile(folder, "circle", ".new");
    if (beside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-------"));
    }
    try (Writer writer = Files.newBufferedWriter(beside)) {
      kept.store(writer, comment);
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
