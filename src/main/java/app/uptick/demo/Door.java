package app.uptick.demo;

import app.uptick.demo.World.Connecting;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One port on loopback, standing in for one port of one simulated address: open, closed, or deaf.
final class Door implements AutoCloseable {

  /// Long enough that a first packet is lost, and shorter than the second later when it is sent
  /// anew (RFC 6298, 2.1).
  private static final Duration DEAF_AT_FIRST = Duration.ofMillis(400);

  /// What is done with a connection.
  @FunctionalInterface
  interface Guest {
    void serve(Socket connection) throws IOException;
  }

  private final InetSocketAddress place;
  private final List<Closeable> held = new ArrayList<>();
  private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private Door(InetSocketAddress place) {
    this.place = place;
  }

  static Door open(@Nullable Connecting fault, Guest guest) throws IOException {
    return switch (fault) {
      case REFUSED -> refusing();
      case DROPPED -> deaf();
      case LATE -> deafAtFirst(guest);
      case RESET -> listening(Door::reset);
      case SILENT -> listening(Door::swallow);
      case null -> listening(guest);
    };
  }

  /// A place without a way to it: TCP has none to broadcast addresses.
  static Door nowhere() throws IOException {
    return new Door(new InetSocketAddress(InetAddress.getByName("127.255.255.255"), 9));
  }

  InetSocketAddress place() {
    return place;
  }

  private static Door listening(Guest guest) throws IOException {
    ServerSocket listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    Door door = new Door(placeOf(listener));
    door.held.add(listener);
    Thread.ofVirtual().start(() -> door.accept(listener, guest));
    return door;
  }

  /// A port that is taken, and at which nobody listens.
  private static Door refusing() throws IOException {
    Socket bound = new Socket();
    bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Door door = new Door((InetSocketAddress) bound.getLocalSocketAddress());
    door.held.add(bound);
    return door;
  }

  /// Nobody accepts, and the queue is full: what comes then is dropped by the kernel, unanswered.
  private static Door deaf() throws IOException {
    return deaf(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
  }

  private static Door deaf(ServerSocket listener) throws IOException {
    Door door = new Door(placeOf(listener));
    door.held.add(listener);
    for (int i = 0; i < 2; i++) {
      Socket filler = new Socket();
      filler.connect(door.place);
      door.held.add(filler);
    }
    return door;
  }

  private static Door deafAtFirst(Guest guest) throws IOException {
    ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Door door = deaf(listener);
    Thread.ofVirtual()
        .start(() -> {
          if (slept(DEAF_AT_FIRST)) {
            door.accept(listener, guest);
          }
        });
    return door;
  }

  private void accept(ServerSocket listener, Guest guest) {
    while (!closed) {
      try {
        Socket connection = listener.accept();
        Thread.ofVirtual().start(() -> receive(connection, guest));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void receive(Socket connection, Guest guest) {
    guests.add(connection);
    try (connection) {
      connection.setTcpNoDelay(true);
      if (!closed) {
        guest.serve(connection);
      }
    } catch (IOException _) {
      // The visitor went away, or spoke nonsense.
    } finally {
      guests.remove(connection);
    }
  }

  /// Cuts a connection off: closed with nothing to linger for, it is reset.
  static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  /// Takes what comes, says nothing, until the other side gives up.
  static void swallow(Socket connection) throws IOException {
    connection.getInputStream().skip(Long.MAX_VALUE);
  }

  static boolean slept(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static InetSocketAddress placeOf(ServerSocket listener) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
  }

  @Override
  public void close() {
    closed = true;
    held.forEach(Door::closeQuietly);
    guests.forEach(Door::closeQuietly);
  }

  private static void closeQuietly(Closeable each) {
    try {
      each.close();
    } catch (IOException _) {
      // It is closed as far as we are concerned.
    }
  }
}
