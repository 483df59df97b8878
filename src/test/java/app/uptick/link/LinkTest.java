package app.uptick.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Check;
import app.uptick.model.CircleView;
import app.uptick.model.FixReport;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.Progress;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both ends of the link over a real socket.
@Timeout(60)
class LinkTest {

  private static final Clock CLOCK = Clock.fixed(SampleStatus.NOW, ZoneOffset.UTC);

  @TempDir private Path folder;
  private Path data;
  private RecordingControl control;
  private LinkServer server;

  @BeforeEach
  void startServer() throws IOException {
    data = folder.resolve("data");
    control = new RecordingControl();
    server = LinkServer.claim(data, CLOCK).orElseThrow();
    server.serve(control, SampleStatus.starting());
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private LinkClient client() {
    return LinkClient.connect(data).orElseThrow();
  }

  @Test
  void writesDownWhatAPersonAddsToTheRecord() throws IOException {
    var written = new LinkedBlockingQueue<String>();
    server.writeInto(
        new Diary() {
          @Override
          public void note(String incident, String words) {
            written.add(incident + ": " + words);
          }

          @Override
          public void seen(Instant until) {
            written.add("seen " + until);
          }

          @Override
          public void erase() {
            written.add("erased");
          }
        });

    try (var client = client()) {
      client.note("i-1", "Mine.");
      client.seen(SampleStatus.NOW);
      client.eraseHistory();
    }

    assertEquals(List.of("i-1: Mine.", "seen " + SampleStatus.NOW, "erased"), List.copyOf(written));
  }

  @Test
  void saysThatNothingIsNotedWhereThereIsNoHistory() throws IOException {
    try (var client = client()) {
      var refusal = assertThrows(IOException.class, () -> client.note("i-1", "Mine."));

      assertTrue(String.valueOf(refusal.getMessage()).contains("keeps no history"));
    }
  }

  /// A client that speaks bytes, as any other program would.
  private final class RawClient implements AutoCloseable {

    private final SocketChannel channel;
    private final LineReader lines;

    private RawClient() throws IOException {
      channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(LinkAddress.of(data).address());
      lines = new LineReader(channel, 1024 * 1024);
    }

    private void write(String text) throws IOException {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    private @Nullable String read() throws IOException {
      return lines.next();
    }

    private LinkEvent readEvent() throws IOException {
      var line = lines.next();
      return line == null ? new LinkEvent.Refused("hung up") : ContractReader.event(line);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /// Notes in order what a follower hears.
  private static final class Heard implements StatusListener {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    private String next() throws InterruptedException {
      var event = events.poll(20, TimeUnit.SECONDS);
      return event == null ? "nothing" : event;
    }

    @Override
    public void onSnapshot(StatusSnapshot snapshot) {
      events.add("snapshot " + snapshot.standing().headline());
    }

    @Override
    public void onCheck(Check check) {
      events.add("check " + check.diagnosis().headline());
    }

    @Override
    public void onChange(StatusChange change) {
      events.add("changed " + change.from() + " to " + change.to());
    }

    @Override
    public void onNotice(Notice notice) {
      events.add("notified " + notice.title());
    }
  }

  @Test
  void answersASnapshot() throws IOException {
    server.onSnapshot(SampleStatus.outage());

    try (var client = client()) {
      var snapshot = client.snapshot();

      assertEquals(SampleStatus.outage().standing(), snapshot.standing());
      assertEquals(SampleStatus.outage().mute(), snapshot.mute());
    }
  }

  @Test
  void answersWithTheInitialSnapshotUntilThereIsAnother() throws IOException {
    try (var client = client()) {
      assertEquals(SampleStatus.starting(), client.snapshot());
    }
  }

  @Test
  void passesEveryRequestOn() throws IOException, InterruptedException {
    try (var client = client()) {
      client.checkNow();
      client.mute(new Mute.UntilBack());
      client.mute(Mute.OFF);
      client.pause();
      client.resume();
      client.openWindow();
      client.quit();
    }

    assertEquals("check-now", control.next());
    assertEquals("mute UntilBack[]", control.next());
    assertEquals("mute Off[]", control.next());
    assertEquals("pause", control.next());
    assertEquals("resume", control.next());
    assertEquals("open-window", control.next());
    assertEquals("quit", control.next());
  }

  @Test
  void tellsAFollowerEverythingInOrder() throws IOException, InterruptedException {
    var heard = new Heard();
    try (var client = client()) {
      client.follow(heard, () -> {}, () -> {});
      server.onCheck(SampleStatus.check());
      server.onSnapshot(SampleStatus.outage());
      server.onChange(SampleStatus.change());
      server.onNotice(SampleStatus.notice());

      assertEquals("snapshot First check is under way.", heard.next());
      assertEquals("check TikTok is down for everyone.", heard.next());
      assertEquals("snapshot TikTok is down for everyone.", heard.next());
      assertEquals("changed UP to DOWN", heard.next());
      assertEquals("notified TikTok is down", heard.next());
    }
  }

  @Test
  void answersRequestsOfAFollowerBesideItsEvents() throws IOException, InterruptedException {
    var heard = new Heard();
    try (var client = client()) {
      client.follow(heard, () -> {}, () -> {});
      server.onSnapshot(SampleStatus.outage());
      client.checkNow();

      assertEquals("check-now", control.next());
      assertEquals("snapshot First check is under way.", heard.next());
      assertEquals("snapshot TikTok is down for everyone.", heard.next());
      assertEquals(SampleStatus.outage().standing(), client.snapshot().standing());
    }
  }

  @Test
  void saysOnceThatTheMonitorIsLost() throws IOException, InterruptedException {
    var lost = new LinkedBlockingQueue<String>();
    try (var client = client()) {
      client.follow(new Heard(), () -> {}, () -> lost.add("lost"));

      server.close();

      assertEquals("lost", lost.poll(20, TimeUnit.SECONDS));
      assertThrows(IOException.class, client::snapshot);
      assertThrows(IOException.class, client::checkNow);
    }
    assertTrue(lost.isEmpty());
  }

  @Test
  void watchesFromTheFirstWindowToTheLast() throws IOException, InterruptedException {
    try (var last = client()) {
      try (var first = client()) {
        first.watched(true);
        last.watched(true);
      }
      last.checkNow();
    }

    assertEquals("watched true", control.next());
    assertEquals("check-now", control.next());
    assertEquals("watched false", control.next());
  }

  @Test
  void stopsWatchingWhileTheWindowIsHidden() throws IOException, InterruptedException {
    try (var window = client()) {
      window.watched(true);
      window.watched(false);
    }

    assertEquals("watched true", control.next());
    assertEquals("watched false", control.next());
    assertTrue(control.isIdle());
  }

  @Test
  void hearsThatAPersonClosedTheWindow() throws IOException, InterruptedException {
    var closed = new CountDownLatch(1);
    server.onWindowClosed(closed::countDown);
    try (var window = client()) {
      window.windowClosed();
    }

    assertTrue(closed.await(20, TimeUnit.SECONDS));
  }

  @Test
  void raisesOnlyAWindow() throws IOException, InterruptedException {
    var raised = new CountDownLatch(1);
    try (var window = client();
        var statusBar = client()) {
      statusBar.follow(new Heard(), () -> {}, () -> {});
      window.follow(new Heard(), raised::countDown, () -> {});
      assertFalse(server.raiseWindow());
      assertThrows(IOException.class, statusBar::raiseWindow);
      window.watched(false);

      statusBar.raiseWindow();

      assertTrue(raised.await(20, TimeUnit.SECONDS));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "42",
        "{\"request\":\"dance\"}",
        "{\"request\":\"mute\",\"for\":\"ever\"}",
        "\u0000\uFFFF"
      })
  void saysWhatItWantedAndGoesOn(String nonsense) throws IOException {
    try (var client = new RawClient()) {
      client.write(nonsense + "\n{\"request\":\"pause\"}\r\n");

      var refused = assertInstanceOf(LinkEvent.Refused.class, client.readEvent());
      assertTrue(refused.message().contains("want "), refused.message());
      assertInstanceOf(LinkEvent.Ok.class, client.readEvent());
    }
  }

  @Test
  void hangsUpOnALineWithoutEnd() throws IOException {
    try (var client = new RawClient()) {
      assertThrows(IOException.class, () -> client.write("x".repeat(10 * 1024 * 1024)));
    }
    try (var other = client()) {
      assertEquals(SampleStatus.starting(), other.snapshot());
    }
  }

  @Test
  void neverWaitsForASlowFollowerAndGivesItTheNewestInTheEnd() throws IOException {
    try (var slow = new RawClient();
        var other = client()) {
      slow.write("{\"request\":\"follow\"}\n");
      slow.read();

      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () -> {
            for (int i = 0; i <= 5_000; i++) {
              server.onSnapshot(SampleStatus.withHeadline("number " + i));
              server.onChange(SampleStatus.change());
            }
          });

      assertEquals("number 5000", other.snapshot().standing().headline());
      var headlines = new ArrayList<String>();
      while (headlines.isEmpty() || !"number 5000".equals(headlines.getLast())) {
        if (slow.readEvent() instanceof LinkEvent.Snapshot(var snapshot)) {
          headlines.add(snapshot.standing().headline());
        }
      }
      assertTrue(headlines.size() < 4_000, () -> headlines.size() + " snapshots");
    }
  }

  @Test
  void isNotHeldUpByClientsThatSayNothing() throws IOException {
    var silent = new ArrayList<RawClient>();
    for (int i = 0; i < 20; i++) {
      silent.add(new RawClient());
      silent.getLast().write("{\"request\":");
    }

    try (var client = client()) {
      assertEquals(SampleStatus.starting(), client.snapshot());
    }
    for (var client : silent) {
      client.close();
    }
  }

  @Test
  void turnsAwayWhomItCannotServeAndServesOthersAgain() throws IOException {
    var crowd = new ArrayList<RawClient>();
    for (int i = 0; i < 64; i++) {
      crowd.add(new RawClient());
      crowd.getLast().write("{\"request\":\"watched\",\"on\":false}\n");
    }
    crowd.add(new RawClient()); // It is turned away at once, and may not get to ask.

    assertInstanceOf(LinkEvent.Ok.class, crowd.get(63).readEvent());
    assertInstanceOf(LinkEvent.Refused.class, crowd.get(64).readEvent());
    for (var client : crowd) {
      client.close();
    }
  }

  @Test
  void isTheOnlyMonitorOfItsFolder() throws IOException {
    assertTrue(LinkServer.claim(data, CLOCK).isEmpty());
    try (var other = LinkServer.claim(folder.resolve("other"), CLOCK).orElseThrow()) {
      assertFalse(other.raiseWindow());
    }
  }

  @Test
  void canBeFollowedByAnotherMonitor() throws IOException {
    server.close();
    server.close();
    assertTrue(LinkClient.connect(data).isEmpty());

    server = LinkServer.claim(data, CLOCK).orElseThrow();
    server.serve(control, SampleStatus.outage());

    try (var client = client()) {
      assertEquals(SampleStatus.outage().standing(), client.snapshot().standing());
    }
  }

  @Test
  void hasTheSettingsReadAgainAndSaysWhatIsWrongWithThem() throws IOException {
    var answers = new ArrayDeque<>(List.of(Optional.<String>empty(), Optional.of("line 4")));
    server.onReload(answers::remove);

    try (var client = LinkClient.connect(data).orElseThrow()) {
      assertEquals(Optional.empty(), client.reload());
      assertEquals(Optional.of("line 4"), client.reload());
    }
  }

  @Test
  void sweepsAwayTheSocketOfAMonitorThatWasKilled() throws IOException {
    server.close();
    try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(LinkAddress.of(data).address());
    }
    assertTrue(LinkClient.connect(data).isEmpty());

    server = LinkServer.claim(data, CLOCK).orElseThrow();
    server.serve(control, SampleStatus.starting());

    try (var client = client()) {
      assertEquals(SampleStatus.starting(), client.snapshot());
    }
  }

  @Test
  void findsNoMonitorWhereNoneEverWas() {
    assertTrue(LinkClient.connect(folder.resolve("nowhere")).isEmpty());
  }

  @Test
  void givesUpOnAMonitorThatDoesNotAnswer() throws IOException {
    try (var mute = LinkServer.claim(folder.resolve("mute"), CLOCK).orElseThrow();
        var client = LinkClient.connect(folder.resolve("mute")).orElseThrow()) {
      assertThrows(IOException.class, client::snapshot);
      assertFalse(mute.raiseWindow());
    }
  }

  @Test
  void letsNobodyElseIn() throws IOException {
    var socket = LinkAddress.of(data).socket();

    assertEquals("rwx------", permissions(data));
    assertEquals("rw-------", permissions(socket));
    assertEquals("rw-------", permissions(data.resolve("monitor.lock")));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void listensElsewhereWhereThePathIsTooLong() throws IOException {
    var deep = folder.resolve("x".repeat(90));
    var address = LinkAddress.of(deep);

    try (var far = LinkServer.claim(deep, CLOCK).orElseThrow()) {
      far.serve(control, SampleStatus.outage());

      assertFalse(address.socket().startsWith(deep));
      assertEquals("rwx------", permissions(address.socket().resolve("..").normalize()));
      try (var client = LinkClient.connect(deep).orElseThrow()) {
        assertEquals(SampleStatus.outage().standing(), client.snapshot().standing());
      }
    } finally {
      Files.deleteIfExists(address.socket().resolve("..").normalize());
    }
  }

  @Test
  void computesTheSameAddressForTheSameFolder() {
    var deep = Path.of("/home/somebody/" + "x".repeat(90));
    var runtime = Map.of("XDG_RUNTIME_DIR", "/run/user/1000");
    var temporary = Path.of("/var/temporary");

    var inRuntime = LinkAddress.of(deep, runtime, temporary);
    var inTemporary = LinkAddress.of(deep.resolve("../" + deep.getFileName()), Map.of(), temporary);
    var near = LinkAddress.of(Path.of("/home/somebody/data"), runtime, temporary);

    assertTrue(inRuntime.socket().startsWith("/run/user/1000"));
    assertTrue(inTemporary.socket().startsWith("/var/temporary"));
    assertEquals(
        inRuntime.socket().getName(3).toString(), inTemporary.socket().getName(2).toString());
    assertEquals(Path.of("/home/somebody/data/monitor.sock"), near.socket());
    assertTrue(inRuntime.socket().toString().length() < 100);
  }

  @Test
  void refusesAFolderForItsSocketThatOthersMayEnter() throws IOException {
    var temporary = Files.createDirectory(folder.resolve("t"));
    var address = LinkAddress.of(folder.resolve("x".repeat(90)), Map.of(), temporary);
    address.prepareFolder();
    var socketFolder = address.socket().resolve("..").normalize();
    assertTrue(address.isPrivate());

    Files.setPosixFilePermissions(socketFolder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertFalse(address.isPrivate());
    assertThrows(IOException.class, address::prepareFolder);
  }

  @Test
  void tellsWhoSeesWhatInTheCircle() throws Exception {
    var circle =
        new CircleView(
            "broker.example:8883", CircleView.Contact.CONNECTED, SampleStatus.NOW, List.of(), 0, 0);
    server.onCircle(Optional.of(circle));
    var heard = new LinkedBlockingQueue<Optional<CircleView>>();

    try (var client = client();
        var follower = client()) {
      assertEquals(Optional.of(circle), client.circle());
      follower.follow(snapshot -> {}, heard::add, () -> {}, () -> {});
      assertEquals(Optional.of(circle), heard.poll(20, TimeUnit.SECONDS));
      server.onCircle(Optional.empty());
      assertEquals(Optional.empty(), heard.poll(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void seeksAFixWhenAskedAndTellsWhatWasFound() throws Exception {
    var sought = new LinkedBlockingQueue<String>();
    server.findFixesWith(() -> sought.add("sought"));
    var report =
        new FixReport(
            SampleStatus.NOW,
            FixReport.Fix.OTHER_DNS,
            List.of(
                new FixReport.Try(
                    FixReport.Way.IPV4, FixReport.Outcome.FAILS, Duration.ofMillis(31)),
                new FixReport.Try(FixReport.Way.IPV6, FixReport.Outcome.ABSENT, null)));
    var heard = new LinkedBlockingQueue<FixReport>();
    var listener =
        new StatusListener() {
          @Override
          public void onSnapshot(StatusSnapshot snapshot) {}

          @Override
          public void onFix(FixReport found) {
            heard.add(found);
          }
        };

    try (var client = client()) {
      client.findFix();
      assertEquals("sought", sought.poll(20, TimeUnit.SECONDS));
      server.onFix(report);
      client.follow(listener, () -> {}, () -> {});
      assertEquals(report, heard.poll(20, TimeUnit.SECONDS));
      server.onFix(new FixReport(SampleStatus.NOW, FixReport.Fix.NONE, List.of()));
      assertEquals(FixReport.Fix.NONE, heard.take().fix());
    }
  }

  @Test
  void tellsWhoIsBeingAsked() throws Exception {
    var heard = new LinkedBlockingQueue<Progress>();
    var listener =
        new StatusListener() {
          @Override
          public void onSnapshot(StatusSnapshot snapshot) {}

          @Override
          public void onProgress(Progress progress) {
            heard.add(progress);
          }
        };
    var asking = new Progress(Progress.Step.WITNESSES, List.of("Globalping", "Bluesky"));
    server.onProgress(asking);

    try (var client = client()) {
      client.follow(listener, () -> {}, () -> {});
      assertEquals(asking, heard.poll(20, TimeUnit.SECONDS));
      server.onProgress(Progress.IDLE);
      assertEquals(Progress.IDLE, heard.poll(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void leavesALastLineThatDoesNotEndUnread() throws IOException {
    try (var client = new RawClient()) {
      client.write("{\"request\":\"snapshot\"}\n{\"request\":\"pause\"}");
      client.channel.shutdownOutput();

      assertInstanceOf(LinkEvent.Snapshot.class, client.readEvent());
      assertNull(client.read());
    }
    assertTrue(control.isIdle());
  }
}
