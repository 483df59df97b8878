package app.uptick.link;

import app.uptick.model.CircleView;
import app.uptick.model.Mute;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Another program's end of the local socket: asks a running monitor, and follows it.
///
/// Requests wait for their answer, [#PATIENCE] as a rule; a monitor that is silent, gone or not to
/// be understood ends in an `IOException`. Any thread may call.
public final class LinkClient implements AutoCloseable {

  /// How long a monitor may take to take the call, and to answer.
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration PATIENCE_TO_ERASE = Duration.ofSeconds(30);

  private static final int LONGEST_LINE = 8 * 1024 * 1024;

  private final SocketChannel channel;
  private final BlockingQueue<LinkEvent> answers = new ArrayBlockingQueue<>(16);
  private final CountDownLatch followed = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Follower follower;
  private volatile @Nullable StatusSnapshot newest;

  private record Follower(
      StatusListener listener,
      Consumer<Optional<CircleView>> onCircle,
      Runnable onRaise,
      Runnable onLost) {}

  private LinkClient(SocketChannel channel) {
    this.channel = channel;
  }

  /// A connection to the monitor of `dataDir`, empty if none runs.
  public static Optional<LinkClient> connect(Path dataDir) {
    var address = LinkAddress.of(dataDir);
    if (!Files.exists(address.socket())) {
      return Optional.empty();
    }
    try {
      return address.isPrivate() ? Optional.of(open(address)) : Optional.empty();
    } catch (IOException nobodyListens) {
      return Optional.empty();
    }
  }

  private static LinkClient open(LinkAddress address) throws IOException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      connect(channel, address);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    var client = new LinkClient(channel);
    Thread.ofVirtual().name("link-client").start(client::read);
    return client;
  }

  /// Connects with a time-out, which the channel itself does not know: a monitor that accepts
  /// nobody leaves the call waiting as soon as its backlog is full.
  private static void connect(SocketChannel channel, LinkAddress address) throws IOException {
    var connected = new CompletableFuture<@Nullable Void>();
    Thread.ofVirtual()
        .name("link-connect")
        .start(() -> {
          try {
            channel.connect(address.address());
            connected.complete(null);
          } catch (IOException e) {
            connected.completeExceptionally(e);
          }
        });
    try {
      connected.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("nobody takes the call at " + address.socket(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// All that the monitor knows. Once this client follows, the newest it has heard.
  public StatusSnapshot snapshot() throws IOException {
    var known = newest;
    if (known != null && ended.getCount() > 0) {
      return known;
    }
    return switch (ask(new LinkRequest.Snapshot())) {
      case LinkEvent.Snapshot(var snapshot) -> snapshot;
      case LinkEvent.Refused(var message) -> throw refused(message);
      case LinkEvent other -> throw new IOException("asking for a snapshot: got " + other);
    };
  }

  /// Has `listener` hear of everything from now on, the present snapshot first, on a thread of this
  /// client's. `onRaise` runs when the window should come to the front, `onLost` once, when the
  /// connection ends, whoever ended it. Returns when the first snapshot has been passed on.
  public void follow(StatusListener listener, Runnable onRaise, Runnable onLost)
      throws IOException {
    follow(listener, circle -> {}, onRaise, onLost);
  }

  /// The same for one who wants to know of the circle as well: `onCircle` hears of it, on the same
  /// thread, as soon as there is one.
  public void follow(
      StatusListener listener,
      Consumer<Optional<CircleView>> onCircle,
      Runnable onRaise,
      Runnable onLost)
      throws IOException {
    synchronized (this) {
      if (follower != null) {
        throw new IllegalStateException("following already");
      }
      follower = new Follower(listener, onCircle, onRaise, onLost);
    }
    send(new LinkRequest.Follow());
    try {
      if (!followed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        close();
        throw silent();
      }
      if (newest == null) {
        throw new IOException("the monitor has gone");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// Who of the person's circle sees what, as the monitor knows; empty where there is none.
  public Optional<CircleView> circle() throws IOException {
    return switch (ask(new LinkRequest.Circle())) {
      case LinkEvent.Circle(var circle) -> circle;
      case LinkEvent.Refused(var message) -> throw refused(message);
      case LinkEvent other -> throw new IOException("asking for the circle: got " + other);
    };
  }

  public void checkNow() throws IOException {
    order(new LinkRequest.CheckNow());
  }

  /// Has ways to the service tried side by side; what comes of it is told to those who follow.
  public void findFix() throws IOException {
    order(new LinkRequest.FindFix());
  }

  /// Holds notifications back, or with [Mute#OFF] lets them through again.
  public void mute(Mute mute) throws IOException {
    order(new LinkRequest.SetMute(mute));
  }

  public void pause() throws IOException {
    order(new LinkRequest.Pause());
  }

  public void resume() throws IOException {
    order(new LinkRequest.Resume());
  }

  /// Says that this client is a window, and whether a person can see it.
  public void watched(boolean watched) throws IOException {
    order(new LinkRequest.Watched(watched));
  }

  /// Keeps the person's own words on an incident, in place of earlier ones.
  public void note(String incident, String words) throws IOException {
    order(new LinkRequest.Note(incident, words));
  }

  /// Says that the person has seen all there was up to a moment.
  public void seen(Instant until) throws IOException {
    order(new LinkRequest.Seen(until));
  }

  /// Has all that was recorded deleted, and returns when that is done, which may take longer than
  /// other requests do.
  public void eraseHistory() throws IOException {
    order(new LinkRequest.EraseHistory(), PATIENCE_TO_ERASE);
  }

  /// Opens the window, or raises the one there is.
  public void openWindow() throws IOException {
    order(new LinkRequest.OpenWindow());
  }

  /// Raises the window there is; an `IOException` if there is none.
  public void raiseWindow() throws IOException {
    order(new LinkRequest.RaiseWindow());
  }

  /// Says that a person has closed the window that this client is.
  public void windowClosed() throws IOException {
    order(new LinkRequest.WindowClosed());
  }

  /// Has the monitor read its settings again; what is wrong with them, if anything.
  public Optional<String> reload() throws IOException {
    return switch (ask(new LinkRequest.Reload())) {
      case LinkEvent.Ok() -> Optional.empty();
      case LinkEvent.Refused(var problem) -> Optional.of(problem);
      case LinkEvent other -> throw new IOException("asking to reload: got " + other);
    };
  }

  /// Ends the monitor.
  public void quit() throws IOException {
    order(new LinkRequest.Quit());
  }

  private void order(LinkRequest request) throws IOException {
    order(request, PATIENCE);
  }

  private void order(LinkRequest request, Duration patience) throws IOException {
    switch (ask(request, patience)) {
      case LinkEvent.Ok() -> {}
      case LinkEvent.Refused(var message) -> throw refused(message);
      case LinkEvent other -> throw new IOException("asking " + request + ": got " + other);
    }
  }

  private LinkEvent ask(LinkRequest request) throws IOException {
    return ask(request, PATIENCE);
  }

  private synchronized LinkEvent ask(LinkRequest request, Duration patience) throws IOException {
    answers.clear();
    send(request);
    try {
      var answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (answer == null) {
        close();
        throw silent();
      }
      return answer;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void send(LinkRequest request) throws IOException {
    if (ended.getCount() == 0) {
      throw new IOException("the monitor has gone");
    }
    var bytes = ByteBuffer.wrap((request.line() + "\n").getBytes(StandardCharsets.UTF_8));
    synchronized (channel) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private void read() {
    var lines = new LineReader(channel, LONGEST_LINE);
    try {
      for (var line = lines.next(); line != null; line = lines.next()) {
        receive(ContractReader.event(line));
      }
    } catch (IOException | ContractViolation goneOrNotUnderstood) {
      // Either way there is nothing more to be learnt over this connection.
    } finally {
      end();
    }
  }

  private void receive(LinkEvent event) {
    var follows = follower;
    if (follows == null) {
      answers.offer(event);
      return;
    }
    switch (event) {
      case LinkEvent.Snapshot(var snapshot) -> {
        newest = snapshot;
        follows.listener().onSnapshot(snapshot);
        followed.countDown();
      }
      case LinkEvent.Checked(var check) -> follows.listener().onCheck(check);
      case LinkEvent.Changed(var change) -> follows.listener().onChange(change);
      case LinkEvent.Notified(var notice) -> follows.listener().onNotice(notice);
      case LinkEvent.Circle(var circle) -> follows.onCircle().accept(circle);
      case LinkEvent.Asking(var progress) -> follows.listener().onProgress(progress);
      case LinkEvent.Fix(var report) -> follows.listener().onFix(report);
      case LinkEvent.Raise() -> follows.onRaise().run();
      case LinkEvent.Ok ok -> answers.offer(ok);
      case LinkEvent.Refused refused -> answers.offer(refused);
      case LinkEvent.Unknown unknown -> {}
    }
  }

  private void end() {
    close();
    answers.offer(new LinkEvent.Refused("the monitor has gone"));
    ended.countDown();
    followed.countDown();
    var follows = follower;
    if (follows != null) {
      follows.onLost().run();
    }
  }

  /// Hangs up. Can be called twice, also by the listener.
  @Override
  public void close() {
    LinkServer.closeQuietly(channel);
  }

  private static IOException refused(String message) {
    return new IOException("the monitor refused: " + message);
  }

  private static IOException silent() {
    return new IOException("the monitor does not answer");
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted while waiting for the monitor", e);
  }
}
