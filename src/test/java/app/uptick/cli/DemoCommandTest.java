package app.uptick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.demo.Stories;
import app.uptick.demo.Story;
import app.uptick.model.Notice;
import app.uptick.model.ScreenPoint;
import app.uptick.model.StatusListener;
import app.uptick.settings.ProfileFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// `uptick demo` names its stories, also to those who asked for another.
final class DemoCommandTest {

  private static final List<String> NAMES =
      Stories.of(ProfileFile.builtIn()).stream().map(Story::name).toList();

  /// A terminal: nothing can be shown.
  private static final class NoDesktop implements Desktop {

    @Override
    public void sayNoStart(String problem) {}

    @Override
    public boolean hasDisplay() {
      return false;
    }

    @Override
    public StatusListener teller(Path dataFolder, Clock clock, Consumer<Notice> out) {
      return snapshot -> {};
    }

    @Override
    public StatusListener forgetfulTeller(Clock clock, Consumer<Notice> out) {
      return snapshot -> {};
    }

    @Override
    public AutoCloseable showInTray(MonitorSession session, Consumer<String> sayOnce) {
      throw new AssertionError("there is no tray");
    }

    @Override
    public int showWindow(
        Path dataFolder,
        Path settingsFile,
        boolean rehearsal,
        @Nullable ScreenPoint click,
        Function<Started, CompletableFuture<?>> starter) {
      throw new AssertionError("there is no window");
    }
  }

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      new CommandLine(new DemoCommand(new NoDesktop()))
          .setOut(new PrintWriter(out, true))
          .setErr(new PrintWriter(err, true));

  @Test
  void listsEveryStoryOnALineOfItsOwn() {
    int code = line.execute("--list");

    List<String> listed =
        out.toString().lines().map(each -> each.substring(0, each.indexOf(' '))).toList();
    assertEquals(NAMES, listed);
    assertEquals(0, code);
    assertTrue(NAMES.size() >= 12, "there are only " + NAMES.size());
  }

  @Test
  void anUnknownStoryIsWrongUsageAndTheListIsShown() {
    line.setParameterExceptionHandler(Uptick::wrongUsage);

    int code = line.execute("earthquake");

    assertEquals(64, code);
    assertTrue(err.toString().contains("no rehearsal “earthquake”"), err::toString);
    assertTrue(NAMES.stream().allMatch(err.toString()::contains), err::toString);
  }
}
