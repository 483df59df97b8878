package app.uptick.desktop.tray;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.uptick.model.Activity;
import app.uptick.model.Mute;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.freedesktop.dbus.connections.impl.DBusConnection;

/// Shows the tray by itself, to look at it on a desktop: reads states from its input, a word a line
/// (`up`, `degraded` ..., `checking`, `stale`, `paused`, `muted`), and prints what is chosen.
final class TrayDemo {

  private TrayDemo() {}

  public static void main(String[] args) throws IOException {
    DBusConnection bus = SessionBus.connect(System.getenv()).orElse(null);
    Tray tray =
        new Tray(
            bus,
            new AskedControl(System.out::println),
            System.out::println,
            status("starting"),
            Clock.systemUTC(),
            ZoneId::systemDefault,
            false,
            System.out::println);
    BufferedReader words = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String word = words.readLine(); word != null; word = words.readLine()) {
      tray.onSnapshot(status(word));
    }
    tray.close();
    if (bus != null) {
      bus.disconnect();
    }
  }

  private static StatusSnapshot status(String word) {
    Instant now = Instant.now();
    Instant since = now.minus(Duration.ofHours(2));
    StatusSnapshot up = Statuses.of(State.UP, since, now);
    return switch (word) {
      case "starting" -> Statuses.with(Activity.STARTING, Statuses.of(State.UNKNOWN, now, null));
      case "checking" -> Statuses.with(Activity.CHECKING, up);
      case "paused" -> Statuses.with(Activity.PAUSED, up);
      case "stale" -> Statuses.of(State.UP, since, now.minus(Duration.ofMinutes(14)));
      case "muted" -> Statuses.with(new Mute.Until(now.plus(Duration.ofHours(1))), up);
      default -> Statuses.of(state(word), since, now);
    };
  }

  private static State state(String word) {
    return Arrays.stream(State.values())
        .filter(state -> state.code().equals(word))
        .findFirst()
        .orElse(State.UNKNOWN);
  }
}
