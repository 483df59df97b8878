package app.uptick.cli;

import app.uptick.circle.Joining;
import app.uptick.link.LinkClient;
import app.uptick.model.CircleView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Tells who of the circle sees what, for commands: as a monitor that runs knows it, else as the
/// broker does.
final class CircleNow {

  private CircleNow() {}

  /// Whether the person is in one; not where its file cannot be read, which is said elsewhere.
  static boolean isIn(Path dataFolder) {
    return new Joining(dataFolder, Clock.systemUTC()).isIn();
  }

  /// Empty where the person is in no circle.
  static Optional<CircleView> of(Path dataFolder, Duration patience) throws InterruptedException {
    Optional<CircleView> known = byMonitor(dataFolder);
    return known.isPresent() ? known : new Joining(dataFolder, Clock.systemUTC()).look(patience);
  }

  private static Optional<CircleView> byMonitor(Path dataFolder) {
    Optional<LinkClient> connected = LinkClient.connect(dataFolder);
    if (connected.isEmpty()) {
      return Optional.empty();
    }
    try (LinkClient client = connected.get()) {
      return client.circle();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
