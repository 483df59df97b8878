package app.uptick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The program itself, writing where a shell sends it.
@Timeout(60)
class OutputTest {

  private static final String PROGRAM =
      Path.of(System.getProperty("java.home"), "bin", "java")
          + " -cp \"$CLASS_PATH\" app.uptick.Main ";

  private record Ran(int code, String errors) {}

  @Test
  void sendsWhatIsAskedFor() throws Exception {
    assertEquals(new Ran(0, ""), shell(PROGRAM + "--version | grep -q '^uptick [0-9]'"));
  }

  @Test
  void aReaderThatHasEnoughIsNoError() throws Exception {
    assertEquals(new Ran(0, ""), shell(PROGRAM + "--help | true; exit \"${PIPESTATUS[0]}\""));
  }

  @Test
  void theReasonOfAFullDiskIsTold() throws Exception {
    Ran ran = shell(PROGRAM + "--help > /dev/full");
    assertEquals(ExitCode.INTERNAL, ran.code);
    assertTrue(ran.errors.startsWith("uptick: writing to the standard output: "), ran.errors);
  }

  @Test
  void aClosedOutputIsAnError() throws Exception {
    Ran ran = shell(PROGRAM + "--help >&-");
    assertEquals(ExitCode.INTERNAL, ran.code);
    assertTrue(ran.errors.startsWith("uptick: writing to the standard output: "), ran.errors);
  }

  private static Ran shell(String script) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("CLASS_PATH", System.getProperty("java.class.path"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it goes on");
    return new Ran(process.exitValue(), errors);
  }
}
