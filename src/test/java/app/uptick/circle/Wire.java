package app.uptick.circle;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A way to a broker that can be cut, as the cable of one device is.
final class Wire implements AutoCloseable {

  private final ServerSocket door;
  private final int to;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();

  private Wire(ServerSocket door, int to) {
    this.door = door;
    this.to = to;
  }

  static Wire to(int port) throws IOException {
    Wire wire = new Wire(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), port);
    Thread.ofVirtual().start(wire::accept);
    return wire;
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = door.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
        ends.add(near);
        ends.add(far);
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
      }
    } catch (IOException _) {
      cut();
    }
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // Whoever is at the ends notices.
    }
  }

  /// For good.
  void cut() {
    close();
    for (Socket end : ends) {
      try {
        end.close();
      } catch (IOException cutAlready) {
        // That is all that was wanted.
      }
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException cut) {
      // Whoever is at the ends notices.
    }
  }
}
