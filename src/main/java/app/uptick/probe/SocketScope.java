package app.uptick.probe;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open sockets of one round; closing it ends whatever still waits on any of them.
public final class SocketScope implements AutoCloseable {

  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  <T extends Closeable> T add(T socket) {
    open.add(socket);
    if (closed) {
      closeQuietly(socket);
    }
    return socket;
  }

  void release(Closeable socket) {
    open.remove(socket);
    closeQuietly(socket);
  }

  boolean isClosed() {
    return closed;
  }

  /// Ends everything; may be called twice, from any thread.
  @Override
  public void close() {
    closed = true;
    open.forEach(SocketScope::closeQuietly);
    open.clear();
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed as far as we are concerned.
    }
  }
}
