package app.uptick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.settings.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// A settings file that is named must be there, and be sound, whatever the command.
final class ConfigOptionTest {

  @TempDir private Path folder;

  private String said = "";

  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of("status", new StatusCommand(), List.of()),
        Arguments.of("wait", new WaitCommand(), List.of("--timeout", "500ms")),
        Arguments.of("history", new HistoryCommand(), List.of()),
        Arguments.of("circle", new CircleCommand(), List.of()),
        Arguments.of("check", new CheckCommand(), List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void saysThatANamedFileIsNotThere(String name, Callable<Integer> command, List<String> more) {
    Path missing = folder.resolve("missing.yaml");

    assertEquals(ExitCode.CONFIGURATION, run(command, missing, more));
    assertTrue(said.contains(missing.toString()), said);
    assertTrue(said.contains("there is no such file"), said);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void saysWhatIsWrongInANamedFile(String name, Callable<Integer> command, List<String> more)
      throws IOException {
    Path garbage = Files.writeString(folder.resolve("garbage.yaml"), "garbage: [");

    assertEquals(ExitCode.CONFIGURATION, run(command, garbage, more));
    assertTrue(said.contains(garbage.toString()), said);
  }

  private int run(Callable<Integer> command, Path config, List<String> more) {
    CommandLine line = new CommandLine(command);
    line.setExecutionExceptionHandler((e, _, _) -> {
      said = String.valueOf(e.getMessage());
      return e instanceof ConfigurationException ? ExitCode.CONFIGURATION : ExitCode.INTERNAL;
    });
    List<String> words =
        Stream.concat(
                Stream.of("--config", config.toString(), "--data", folder.toString()),
                more.stream())
            .toList();
    return line.execute(words.toArray(String[]::new));
  }
}
