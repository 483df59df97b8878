package app.uptick.link;

import app.uptick.model.MonitorControl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/// One client of the monitor: a thread that reads its requests, and one that writes what it is
/// told.
final class ClientConnection {

  static final int LONGEST_REQUEST = 64 * 1024;

  private final SocketChannel channel;
  private final LinkServer server;
  private final MonitorControl control;
  private final Watchers watchers;
  private final Clock clock;
  private final Outbox outbox = new Outbox();
  private volatile boolean window;

  ClientConnection(
      SocketChannel channel,
      LinkServer server,
      MonitorControl control,
      Watchers watchers,
      Clock clock) {
    this.channel = channel;
    this.server = server;
    this.control = control;
    this.watchers = watchers;
    this.clock = clock;
  }

  void start() {
    Thread.ofVirtual().name("link-read").start(this::read);
    Thread.ofVirtual().name("link-write").start(this::write);
  }

  Outbox outbox() {
    return outbox;
  }

  /// Whether a window is at the other end.
  boolean isWindow() {
    return window;
  }

  private void read() {
    try {
      answerAll(new LineReader(channel, LONGEST_REQUEST));
    } catch (LineReader.LineTooLong e) {
      refuseAndLeave(e);
    } catch (IOException clientGone) {
      // It ends as any other does.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  private void answerAll(LineReader lines) throws IOException, InterruptedException {
    for (var line = lines.next(); line != null; line = lines.next()) {
      answer(line);
    }
  }

  private void answer(String line) throws InterruptedException {
    try {
      grant(LinkRequest.parse(line, clock.instant()));
    } catch (ContractViolation e) {
      outbox.answer(ContractJson.errorLine(String.valueOf(e.getMessage())));
    }
  }

  private void grant(LinkRequest request) throws InterruptedException {
    switch (request) {
      case LinkRequest.Snapshot() -> outbox.answer(server.snapshotLine());
      case LinkRequest.Follow() -> server.addFollower(this);
      case LinkRequest.Circle() -> outbox.answer(server.circleLine());
      case LinkRequest.CheckNow() -> done(control::checkNow);
      case LinkRequest.FindFix() -> findFix();
      case LinkRequest.SetMute(var mute) -> done(() -> control.mute(mute));
      case LinkRequest.Pause() -> done(control::pause);
      case LinkRequest.Resume() -> done(control::resume);
      case LinkRequest.Watched(var on) -> {
        window = true;
        done(() -> watchers.set(this, on));
      }
      case LinkRequest.Note(var incident, var words) -> write(diary -> diary.note(incident, words));
      case LinkRequest.Seen(var until) -> write(diary -> diary.seen(until));
      case LinkRequest.EraseHistory() -> eraseHistory();
      case LinkRequest.OpenWindow() -> done(control::openWindow);
      case LinkRequest.RaiseWindow() -> raiseWindow();
      case LinkRequest.WindowClosed() -> done(server::windowClosed);
      case LinkRequest.Reload() -> reload();
      case LinkRequest.Quit() -> {
        outbox.answer(ContractJson.okLine());
        control.quit();
      }
    }
  }

  private void done(Runnable action) throws InterruptedException {
    action.run();
    outbox.answer(ContractJson.okLine());
  }

  private void findFix() throws InterruptedException {
    var finder = server.fixFinder();
    if (finder.isPresent()) {
      done(finder.get());
    } else {
      outbox.answer(ContractJson.errorLine("find-fix: this monitor can’t"));
    }
  }

  private void reload() throws InterruptedException {
    Optional<String> problem = server.reload();
    outbox.answer(problem.map(ContractJson::errorLine).orElseGet(ContractJson::okLine));
  }

  private void write(Consumer<Diary> entry) throws InterruptedException {
    var diary = server.diary();
    if (diary.isPresent()) {
      done(() -> entry.accept(diary.get()));
    } else {
      outbox.answer(ContractJson.errorLine("this monitor keeps no history, so nothing is noted"));
    }
  }

  private void eraseHistory() throws InterruptedException {
    var diary = server.diary();
    if (diary.isEmpty()) {
      outbox.answer(ContractJson.errorLine("this monitor keeps no history to delete"));
      return;
    }
    try {
      diary.get().erase();
      outbox.answer(ContractJson.okLine());
    } catch (IOException e) {
      outbox.answer(ContractJson.errorLine(String.valueOf(e.getMessage())));
    }
  }

  private void raiseWindow() throws InterruptedException {
    outbox.answer(
        server.raiseWindow()
            ? ContractJson.okLine()
            : ContractJson.errorLine("raise-window: there is no window, want open-window"));
  }

  private void refuseAndLeave(LineReader.LineTooLong e) {
    try {
      outbox.answer(ContractJson.errorLine(String.valueOf(e.getMessage())));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      for (var line = outbox.take(); line != null; line = outbox.take()) {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
    } catch (IOException clientGone) {
      // The reader notices as well, and cleans up.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      outbox.close();
      LinkServer.closeQuietly(channel);
    }
  }

  /// What it asked for ends with it. What waits to be read is still written, then the writer closes
  /// the channel.
  private void leave() {
    server.remove(this);
    watchers.set(this, false);
    outbox.close();
  }

  /// Hangs up.
  void close() {
    outbox.close();
    LinkServer.closeQuietly(channel);
  }
}
