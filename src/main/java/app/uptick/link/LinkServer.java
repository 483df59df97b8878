package app.uptick.link;

import app.uptick.model.Check;
import app.uptick.model.CircleView;
import app.uptick.model.FixReport;
import app.uptick.model.MonitorControl;
import app.uptick.model.Notice;
import app.uptick.model.Progress;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The monitor's end of the local socket; to hold it is to be the one monitor of a data folder.
///
/// A file lock decides, because the system gives it back whatever ends the holder; the socket file
/// of a monitor that was killed is swept away by the next. JSON Lines go over the socket, UTF-8: a
/// client sends requests, each is answered by one line, and one that follows gets every event as
/// well. Requests start with `request`, everything from here with `event`.
///
/// Nothing that a client does holds the monitor up: lines are bounded, and what a slow reader has
/// not taken gives way to the newest snapshot.
public final class LinkServer implements StatusListener, AutoCloseable {

  private static final int MOST_CLIENTS = 64;
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

  private final FileChannel lock;
  private final LinkAddress address;
  private final ServerSocketChannel socket;
  private final Clock clock;

  private final List<ClientConnection> clients = new CopyOnWriteArrayList<>();
  private final Object publishing = new Object();
  private final Set<ClientConnection> followers = new HashSet<>();
  private @Nullable StatusSnapshot current;
  private Optional<CircleView> circle = Optional.empty();
  private volatile Supplier<Optional<String>> reloader = Optional::empty;
  private volatile Optional<Diary> diary = Optional.empty();

  private volatile Runnable closedWindow = () -> {};

  private Progress progress = Progress.IDLE;
  private @Nullable FixReport fix;
  private volatile Optional<Runnable> fixFinder = Optional.empty();

  private LinkServer(
      FileChannel lock, LinkAddress address, ServerSocketChannel socket, Clock clock) {
    this.lock = lock;
    this.address = address;
    this.socket = socket;
    this.clock = clock;
  }

  /// Becomes the monitor of `dataDir`, which is made if it is missing; empty if there is one
  /// already. From here on clients can connect; they are answered from [#serve] on.
  public static Optional<LinkServer> claim(Path dataDir, Clock clock) throws IOException {
    LinkAddress.makePrivateFolder(dataDir);
    var file = dataDir.resolve("monitor.lock");
    var lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      LinkAddress.makePrivateFile(file);
      if (!isLocked(lock)) {
        lock.close();
        return Optional.empty();
      }
      var address = LinkAddress.of(dataDir);
      return Optional.of(new LinkServer(lock, address, bind(address), clock));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static ServerSocketChannel bind(LinkAddress address) throws IOException {
    address.prepareFolder();
    Files.deleteIfExists(address.socket());
    var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      socket.bind(address.address());
      LinkAddress.makePrivateFile(address.socket());
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /// What is done when somebody says that the settings were changed; gives what is wrong with them.
  /// To be told before [#serve].
  public void onReload(Supplier<Optional<String>> reloader) {
    this.reloader = reloader;
  }

  Optional<String> reload() {
    return reloader.get();
  }

  /// What is done when a person has closed the window; returns at once. To be told before [#serve].
  public void onWindowClosed(Runnable closedWindow) {
    this.closedWindow = closedWindow;
  }

  void windowClosed() {
    closedWindow.run();
  }

  /// Has what people add to the record written down there; before [#serve].
  public void writeInto(Diary diary) {
    this.diary = Optional.of(diary);
  }

  Optional<Diary> diary() {
    return diary;
  }

  /// Starts answering. `initial` is what is known until the first [#onSnapshot].
  public void serve(MonitorControl control, StatusSnapshot initial) {
    synchronized (publishing) {
      if (current == null) {
        current = initial;
      }
    }
    var watchers = new Watchers(control);
    Thread.ofVirtual().name("link-accept").start(() -> accept(control, watchers));
  }

  /// Runs `finder`, which returns at once, when a client wants ways to the service tried; before
  /// [#serve].
  public void findFixesWith(Runnable finder) {
    fixFinder = Optional.of(finder);
  }

  Optional<Runnable> fixFinder() {
    return fixFinder;
  }

  private void accept(MonitorControl control, Watchers watchers) {
    while (socket.isOpen()) {
      try {
        welcome(socket.accept(), control, watchers);
      } catch (IOException closedOrNoRoom) {
        pauseUnlessClosed();
      }
    }
  }

  /// Keeps a lack of file descriptors from turning into a lack of processor time.
  private void pauseUnlessClosed() {
    if (socket.isOpen()) {
      LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
    }
  }

  private void welcome(SocketChannel channel, MonitorControl control, Watchers watchers)
      throws IOException {
    if (clients.size() >= MOST_CLIENTS) {
      var refusal = ContractJson.errorLine("more than " + MOST_CLIENTS + " programs are connected");
      try (channel) {
        channel.write(ByteBuffer.wrap((refusal + "\n").getBytes(StandardCharsets.UTF_8)));
      }
      return;
    }
    var client = new ClientConnection(channel, this, control, watchers, clock);
    clients.add(client);
    client.start();
    if (!socket.isOpen()) {
      client.close();
    }
  }

  /// The line that says all that is known.
  String snapshotLine() {
    synchronized (publishing) {
      return lineOfCurrent();
    }
  }

  /// From the newest snapshot on, `client` hears of everything.
  void addFollower(ClientConnection client) {
    synchronized (publishing) {
      followers.add(client);
      client.outbox().offerSnapshot(lineOfCurrent());
      if (circle.isPresent()) {
        client.outbox().offer(circleLine(), this::newestLine);
      }
      if (!progress.equals(Progress.IDLE)) {
        client.outbox().offer(askingLine(), this::newestLine);
      }
      if (fix != null) {
        client.outbox().offer(ContractJson.fixLine(fix), this::newestLine);
      }
    }
  }

  /// The line that says who of the circle sees what.
  String circleLine() {
    synchronized (publishing) {
      return ContractJson.circleLine(circle, clock.instant());
    }
  }

  void remove(ClientConnection client) {
    synchronized (publishing) {
      followers.remove(client);
    }
    clients.remove(client);
  }

  private String lineOfCurrent() {
    if (current == null) {
      throw new IllegalStateException("serving without a snapshot");
    }
    return ContractJson.snapshotLine(current, clock.instant());
  }

  @Override
  public void onSnapshot(StatusSnapshot snapshot) {
    synchronized (publishing) {
      current = snapshot;
      if (!followers.isEmpty()) {
        var line = lineOfCurrent();
        followers.forEach(client -> client.outbox().offerSnapshot(line));
      }
    }
  }

  @Override
  public void onCheck(Check check) {
    synchronized (publishing) {
      if (!followers.isEmpty()) {
        tellFollowers(ContractJson.checkLine(check));
      }
    }
  }

  @Override
  public void onChange(StatusChange change) {
    synchronized (publishing) {
      tellFollowers(ContractJson.changedLine(change));
    }
  }

  @Override
  public void onNotice(Notice notice) {
    synchronized (publishing) {
      tellFollowers(ContractJson.notifiedLine(notice));
    }
  }

  @Override
  public void onProgress(Progress now) {
    synchronized (publishing) {
      progress = now;
      if (!followers.isEmpty()) {
        tellFollowers(askingLine());
      }
    }
  }

  private String askingLine() {
    return ContractJson.askingLine(progress, clock.instant());
  }

  @Override
  public void onFix(FixReport report) {
    synchronized (publishing) {
      fix = report;
      tellFollowers(ContractJson.fixLine(report));
    }
  }

  /// Something about the person's circle is new; empty where there is none.
  public void onCircle(Optional<CircleView> view) {
    synchronized (publishing) {
      circle = view;
      if (!followers.isEmpty()) {
        tellFollowers(circleLine());
      }
    }
  }

  private void tellFollowers(String line) {
    followers.forEach(client -> client.outbox().offer(line, this::newestLine));
  }

  private @Nullable String newestLine() {
    return current == null ? null : lineOfCurrent();
  }

  /// Asks the window to come to the front; false if there is none.
  public boolean raiseWindow() {
    synchronized (publishing) {
      var windows = followers.stream().filter(ClientConnection::isWindow).toList();
      windows.forEach(window -> window.outbox().offer(ContractJson.raiseLine(), this::newestLine));
      return !windows.isEmpty();
    }
  }

  /// Hangs up on everyone, removes the socket and lets another monitor take over. Can be called
  /// twice.
  @Override
  public synchronized void close() {
    if (!lock.isOpen()) {
      return;
    }
    closeQuietly(socket);
    clients.forEach(ClientConnection::close);
    try {
      Files.deleteIfExists(address.socket());
    } catch (IOException leftForTheNext) {
      // The next monitor sweeps it away before it binds its own.
    }
    closeQuietly(lock);
  }

  static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception nothingLeftToDo) {
      // What matters is that we no longer use it.
    }
  }
}
