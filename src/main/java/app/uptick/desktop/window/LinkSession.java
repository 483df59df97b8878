package app.uptick.desktop.window;

import app.uptick.link.LinkClient;
import app.uptick.model.Mute;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the window in touch with the monitor: follows it, and when it is gone looks for it again.
final class LinkSession implements MonitorActions, AutoCloseable {

  /// A monitor that was started together with the window may take so many tries to be there.
  private static final int TRIES_BEFORE_LOST = 6;

  private static final long LAST_WORDS_MILLIS = 500;

  private final Path dataDir;
  private final UiStatus status;
  private final Duration retry;
  private final Runnable startMonitor;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService requests =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("window-request").factory());
  private volatile @Nullable LinkClient client;
  private volatile boolean watched = true;

  /// @param retry the time between two tries to reach a monitor
  LinkSession(Path dataDir, UiStatus status, Duration retry, Runnable startMonitor) {
    this.dataDir = dataDir;
    this.status = status;
    this.retry = retry;
    this.startMonitor = startMonitor;
  }

  void start() {
    Thread.ofVirtual().name("window-link").start(this::keepInTouch);
  }

  private void keepInTouch() {
    try {
      int triesLeft = TRIES_BEFORE_LOST;
      do {
        boolean heard = followUntilLost();
        triesLeft = heard ? 0 : triesLeft - 1;
        if (triesLeft <= 0) {
          status.lost();
        }
      } while (!closed.await(retry.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether there was a monitor to follow.
  private boolean followUntilLost() throws InterruptedException {
    var found = LinkClient.connect(dataDir);
    if (found.isEmpty()) {
      return false;
    }
    var lost = new CountDownLatch(1);
    try (var connected = found.get()) {
      client = connected;
      connected.follow(status, status::circle, status::raise, lost::countDown);
      connected.watched(watched);
      if (closed.getCount() > 0) {
        lost.await();
      }
      return true;
    } catch (IOException silentOrGone) {
      return false;
    } finally {
      client = null;
    }
  }

  @Override
  public void checkNow() {
    request(LinkClient::checkNow);
  }

  @Override
  public void findFix() {
    request(LinkClient::findFix);
  }

  @Override
  public void mute(Mute mute) {
    request(connected -> connected.mute(mute));
  }

  @Override
  public void pause() {
    request(LinkClient::pause);
  }

  @Override
  public void resume() {
    request(LinkClient::resume);
  }

  @Override
  public void watched(boolean watched) {
    this.watched = watched;
    request(connected -> connected.watched(watched));
  }

  @Override
  public void takeSettings(Consumer<String> refused) {
    request(connected -> connected.reload().ifPresent(refused));
  }

  @Override
  public void note(String incident, String words) {
    request(connected -> connected.note(incident, words));
  }

  @Override
  public void seen(Instant until) {
    request(connected -> connected.seen(until));
  }

  @Override
  public void startMonitor() {
    requests.execute(startMonitor);
  }

  /// Has the monitor delete what it recorded, and waits for that; an `IOException` where it did
  /// not, also because there is none.
  void eraseHistory() throws IOException {
    var connected = client;
    if (connected == null) {
      throw new IOException("there is no monitor, which alone writes the history");
    }
    connected.eraseHistory();
  }

  /// The person closes the window.
  void windowClosed() {
    request(LinkClient::windowClosed);
  }

  /// Something to ask of a monitor.
  private interface Request {

    void send(LinkClient monitor) throws IOException;
  }

  /// A request that fails needs no word of its own: the contact is lost then, and that is said.
  private void request(Request request) {
    try {
      requests.execute(() -> {
        var connected = client;
        if (connected == null) {
          return;
        }
        try {
          request.send(connected);
        } catch (IOException goneOrRefused) {
          // If it is gone, the follower hears of it.
        }
      });
    } catch (RejectedExecutionException windowIsClosing) {
      // Nobody is left to see what would come of it.
    }
  }

  /// What was asked last, a note it may be, still goes out.
  private void finishRequests() {
    requests.shutdown();
    try {
      if (!requests.awaitTermination(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
        requests.shutdownNow();
      }
    } catch (InterruptedException e) {
      requests.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /// Hangs up, for good. Can be called twice.
  @Override
  public void close() {
    closed.countDown();
    finishRequests();
    var connected = client;
    if (connected != null) {
      connected.close();
    }
  }
}
