package app.uptick.cli;

import app.uptick.demo.Stage;
import app.uptick.demo.Stories;
import app.uptick.demo.Story;
import app.uptick.link.LinkServer;
import app.uptick.settings.ProfileFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `uptick demo`: the real monitor before a simulated TikTok.
///
/// All that it keeps is in a folder of its own that goes with it: the person's history, and what
/// they were last told, stay as they are, and a monitor that runs beside it is not disturbed.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Rehearses an outage, or another story, with a simulated TikTok.",
      "Asks no network, heeds no settings, and leaves nothing behind."
    })
final class DemoCommand implements Callable<Integer> {

  private final Desktop desktop;

  /// Only where they are wanted: every start of Uptick makes this command.
  private final Lazily<CheckText> texts = new Lazily<>(() -> new CheckText());

  private final Lazily<List<Story>> stories =
      new Lazily<>(() -> Stories.of(PartNames.spoken(ProfileFile.builtIn())));

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "SCENARIO",
      description = "What to rehearse (default: the first that --list names).")
  private @Nullable String name;

  @Option(names = "--list", description = "Name the scenarios, and end.")
  private boolean list;

  @Option(names = "--headless", description = "Print what happens instead of showing it.")
  private boolean headless;

  @Option(names = "--json", description = "The same as JSON Lines; needs no --headless.")
  private boolean json;

  @Option(names = "--window", description = "Open the window at once; where no panel has a tray.")
  private boolean window;

  DemoCommand(Desktop desktop) {
    this.desktop = desktop;
  }

  @Override
  public Integer call() throws Exception {
    options.speakAsSet();
    if (list) {
      spec.commandLine().getOut().println(listed());
      return ExitCode.OK;
    }
    Story story = chosen();
    boolean asked = headless || json;
    if (!asked && !desktop.hasDisplay()) {
      System.err.println(texts.get().text("rehearsal.no-display"));
    }
    return rehearse(story, asked || !desktop.hasDisplay());
  }

  private String listed() {
    int width = stories.get().stream().mapToInt(each -> each.name().length()).max().orElse(0);
    return stories.get().stream()
        .map(each -> {
          String padded = each.name() + " ".repeat(width - each.name().length());
          return padded + "  " + each.inShort();
        })
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private Story chosen() {
    String wanted = name;
    if (wanted == null) {
      return stories.get().getFirst();
    }
    return stories.get().stream()
        .filter(each -> each.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                texts.get().text("rehearsal.unknown", wanted) + System.lineSeparator() + listed()));
  }

  private int rehearse(Story story, boolean inTerminal) throws Exception {
    Ending ending = new Ending();
    Clock clock = Clock.systemUTC();
    Path folder = Files.createTempDirectory("uptick-demo-");
    options.data = folder;
    LinkServer link = options.claim(clock).orElseThrow();
    Stage stage = new Stage(story, PartNames.spoken(ProfileFile.builtIn()), clock, Thread::sleep);
    MonitorSession session =
        MonitorSession.rehearse(options, stage, link, clock, System.err::println);
    ending.cleansUp(() -> {
      session.close();
      stage.close();
      delete(folder);
    });
    System.err.println(introduction(story, inTerminal));
    AutoCloseable shown =
        inTerminal ? print(session) : desktop.showInTray(session, System.err::println);
    session.start();
    if (window && !inTerminal) {
      session.monitor().openWindow();
    }
    int code = session.monitor().join() ? ExitCode.OK : ExitCode.INTERNAL;
    shown.close();
    ending.cleanUp();
    return code;
  }

  private String introduction(Story story, boolean inTerminal) {
    long minutes = Math.max(1, Math.round(story.length().toSeconds() / 60.0));
    return texts
        .get()
        .text(
            inTerminal ? "rehearsal.begin.watch" : "rehearsal.begin.tray",
            story.name(),
            story.inShort(),
            texts.get().spans().roughly(Duration.ofMinutes(minutes)));
  }

  /// Prints what `uptick watch` prints.
  private AutoCloseable print(MonitorSession session) {
    WatchPrinter printer = new WatchPrinter(System.out, json, session.monitor()::quit);
    session.monitor().model().subscribe(printer);
    session
        .monitor()
        .model()
        .subscribe(
            desktop.forgetfulTeller(
                session.clock(),
                notice -> {
                  printer.onNotice(session.worded(notice));
                  session.told(session.worded(notice));
                }));
    return () -> {};
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(DemoCommand::deleteOne);
    } catch (IOException | UncheckedIOException e) {
      System.err.println("uptick: deleting " + folder + ": " + e.getMessage());
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
