package app.uptick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.Mute;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeptMuteTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  static Stream<Mute> mutes() {
    return Stream.of(new Mute.UntilBack(), new Mute.Until(NOW.plusSeconds(3_600)), Mute.OFF);
  }

  @ParameterizedTest
  @MethodSource("mutes")
  void knowsAfterARestartWhatWasAsked(Mute mute) {
    KeptMute before = new KeptMute(folder);
    before.onSnapshot(snapshot(new Mute.Until(NOW)));

    before.onSnapshot(snapshot(mute));

    assertEquals(mute, new KeptMute(folder).kept());
  }

  @Test
  void isNotMutedWhereNothingWasAskedOrItCannotBeRead() throws IOException {
    assertEquals(Mute.OFF, new KeptMute(folder).kept());

    Files.writeString(folder.resolve("mute"), "for ever");

    assertEquals(Mute.OFF, new KeptMute(folder).kept());
  }

  private static StatusSnapshot snapshot(Mute mute) {
    Standing standing = new Standing(State.UNKNOWN, Cause.UNCLEAR, "", NOW, null);
    return new StatusSnapshot(
        standing, null, Activity.WATCHING, mute, Duration.ofMinutes(1), false);
  }
}
