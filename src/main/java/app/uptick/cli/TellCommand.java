package app.uptick.cli;

import app.uptick.link.LinkClient;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `uptick tell`: asks something of the running monitor, as its menu does; for the desktop's
/// launchers, which know only commands.
@Command(
    name = "tell",
    mixinStandardHelpOptions = true,
    description = "Has the running monitor check now, pause or go on.")
final class TellCommand implements Callable<Integer> {

  /// What can be asked; typed as `check-now`.
  enum Wish {
    CHECK_NOW,
    PAUSE,
    RESUME
  }

  private static final int NOBODY = 3;

  private final Desktop desktop;

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Parameters(
      paramLabel = "WHAT",
      converter = WishConverter.class,
      description = "check-now (shows the window as well), pause or resume.")
  private @Nullable Wish wish;

  TellCommand(Desktop desktop) {
    this.desktop = desktop;
  }

  @Override
  public Integer call() throws Exception {
    Optional<LinkClient> monitor = LinkClient.connect(options.dataFolder());
    if (monitor.isPresent()) {
      try (LinkClient client = monitor.get()) {
        tell(client);
      }
      return ExitCode.OK;
    }
    return wish == Wish.CHECK_NOW ? new TrayCommand(desktop, options).call() : nobody();
  }

  /// Whoever asks for a check wants to see what comes of it.
  private void tell(LinkClient client) throws IOException {
    if (wish == Wish.PAUSE) {
      client.pause();
    } else if (wish == Wish.RESUME) {
      client.resume();
    } else {
      client.checkNow();
      client.openWindow();
    }
  }

  private int nobody() {
    options.speakAsSet();
    System.err.println(new CheckText().text("status.none"));
    return NOBODY;
  }
}
