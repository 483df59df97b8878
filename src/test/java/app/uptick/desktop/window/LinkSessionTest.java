package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.uptick.link.LinkServer;
import app.uptick.link.RecordingControl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("NullAway.Init")
class LinkSessionTest {

  @TempDir private Path data;
  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final UiStatus status = new UiStatus(Runnable::run);
  private final RecordingControl control = new RecordingControl();
  private LinkSession session;

  @BeforeEach
  void open() {
    status.seenProperty().addListener((property, before, after) -> seen.add(after));
    session = new LinkSession(data, status, Duration.ofMillis(5), () -> {});
  }

  @AfterEach
  void close() {
    session.close();
  }

  private LinkServer monitor() throws IOException {
    var server = LinkServer.claim(data, Clock.systemUTC()).orElseThrow();
    server.serve(control, Scenes.up());
    return server;
  }

  private Seen next() throws InterruptedException {
    var next = seen.poll(20, TimeUnit.SECONDS);
    return next == null ? Seen.NOTHING : next;
  }

  @Test
  void givesAMonitorTimeToStartBeforeItSaysThatNoneRuns() throws Exception {
    session.start();

    assertEquals(Contact.LOST, next().contact());
    assertNull(status.seen().snapshot());
  }

  @Test
  void findsAMonitorThatStartsLater() throws Exception {
    session.start();
    assertEquals(Contact.LOST, next().contact());

    try (var server = monitor()) {
      assertEquals(new Seen(Contact.LIVE, Scenes.up(), 0), next());
      server.onSnapshot(Scenes.down());
      assertEquals(new Seen(Contact.LIVE, Scenes.down(), 0), next());
    }
    assertEquals(new Seen(Contact.LOST, Scenes.down(), 0), next());
  }

  @Test
  void isWatchedWhileItCanBeSeen() throws Exception {
    var server = monitor();
    try (server) {
      session.start();
      assertEquals("watched true", control.next());

      session.watched(false);
      assertEquals("watched false", control.next());

      session.watched(true);
      assertEquals("watched true", control.next());
      session.close();
      session.close();
      assertEquals("watched false", control.next());
    }
  }

  @Test
  void passesTheCallToTheFrontOn() throws Exception {
    try (var server = monitor()) {
      session.start();
      assertEquals("watched true", control.next());
      assertEquals(0, next().raises());

      server.raiseWindow();

      assertEquals(1, next().raises());
    }
  }

  @Test
  void hearsWhatOfTheSettingsHasNoEffect() throws Exception {
    try (var server = monitor()) {
      server.onReload(() -> Optional.of("The port is taken."));
      session.start();
      assertEquals("watched true", control.next());
      var heard = new LinkedBlockingQueue<String>();

      session.takeSettings(heard::add);

      assertEquals("The port is taken.", heard.poll(20, TimeUnit.SECONDS));
    }
  }
}
