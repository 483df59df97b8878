package app.uptick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.link.LinkServer;
import app.uptick.link.RecordingControl;
import app.uptick.link.SampleStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What menus, keys and scripts tell a monitor that runs, over its real socket.
final class TellCommandTest {

  private static final int NOBODY = 3;
  private static final int USAGE = 64;

  private final StringWriter errors = new StringWriter();

  @TempDir private Path folder;

  @Test
  void tellsAMonitorThatRuns() throws Exception {
    RecordingControl control = new RecordingControl();
    try (LinkServer monitor = LinkServer.claim(folder, Clock.systemUTC()).orElseThrow()) {
      monitor.serve(control, SampleStatus.starting());

      assertEquals(ExitCode.OK, tell("pause"));
      assertEquals("pause", control.next());
      assertEquals(ExitCode.OK, tell("resume"));
      assertEquals("resume", control.next());
      assertEquals(ExitCode.OK, tell("check-now"));
      assertEquals(List.of("check-now", "open-window"), List.of(control.next(), control.next()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume"})
  void saysThatNobodyIsThereToBeTold(String wish) {
    assertEquals(NOBODY, tell(wish));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "CHECK_NOW", ""})
  void namesWhatCanBeTold(String wish) {
    assertEquals(USAGE, tell(wish));
    assertEquals(
        "'" + wish + "' is nothing to tell, want check-now, pause or resume",
        errors.toString().replaceAll("(?s).*?('.*resume).*", "$1"));
  }

  private int tell(String wish) {
    Desktop nobody =
        (Desktop)
            Proxy.newProxyInstance(
                Desktop.class.getClassLoader(),
                new Class<?>[] {Desktop.class},
                (_, method, _) -> {
                  throw new IOException(method.getName() + " was called");
                });
    CommandLine line = new CommandLine(new TellCommand(nobody));
    line.setErr(new PrintWriter(errors, true));
    line.setParameterExceptionHandler((e, _) -> {
      line.getErr().println(e.getMessage());
      return USAGE;
    });
    return line.execute(wish, "--data", folder.toString());
  }
}
