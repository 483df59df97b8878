package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Past outages of TikTok's that are known to everyone, with who reported them: a small file that
/// comes with the program.
final class PastOutages {

  private static final String FILE = "past-outages.csv";

  private PastOutages() {}

  /// One of them.
  ///
  /// @param source who reported it, and when
  record PastOutage(
      Instant began, Duration lasted, State state, Cause cause, String where, String source) {}

  /// How long those of one kind lasted.
  static List<Duration> lengths(State state, Cause cause) {
    return all().stream()
        .filter(each -> Usual.alike(state).contains(each.state()) && each.cause() == cause)
        .map(PastOutage::lasted)
        .toList();
  }

  static List<PastOutage> all() {
    try (InputStream file = PastOutages.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("reading " + FILE + ": it is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .skip(1)
          .map(PastOutages::outage)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("reading " + FILE, e);
    }
  }

  private static PastOutage outage(String line) {
    String[] fields = line.split(",", 6);
    return new PastOutage(
        Instant.parse(fields[0]),
        Duration.parse(fields[1]),
        word(fields[2], State.values(), State::code),
        word(fields[3], Cause.values(), Cause::code),
        fields[4],
        fields[5]);
  }

  private static <E> E word(String word, E[] all, Function<E, String> code) {
    return Arrays.stream(all)
        .filter(each -> code.apply(each).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("reading " + FILE + ": got " + word));
  }
}
