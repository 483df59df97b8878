package app.uptick.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// What may be said on a socket before it is connected? What is written here waits for the
/// connection, so that the first message of a handshake, which takes a millisecond or two to make,
/// is ready by then; who reads waits as well.
final class PendingSocket extends Socket {

  private final CompletableFuture<Socket> connection = new CompletableFuture<>();
  private final ByteArrayOutputStream early = new ByteArrayOutputStream();
  private final InputStream in = new Incoming();
  private final OutputStream out = new Outgoing();

  /// Sends what waits over `socket`, over which all else goes from now on.
  void connected(Socket socket) throws IOException {
    synchronized (early) {
      early.writeTo(socket.getOutputStream());
      if (!connection.complete(socket)) {
        throw new SocketException("Socket closed");
      }
    }
  }

  private Socket awaited() throws IOException {
    try {
      return connection.get();
    } catch (ExecutionException e) {
      throw new SocketException("Socket closed", e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while connecting");
    }
  }

  private @Nullable Socket present() {
    return connection.isDone() && !connection.isCompletedExceptionally() ? connection.join() : null;
  }

  /// TLS takes no socket but a connected one.
  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    Socket socket = present();
    return socket == null ? connection.isDone() : socket.isClosed();
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    Socket socket = present();
    return socket == null ? null : socket.getInetAddress();
  }

  @Override
  public int getPort() {
    Socket socket = present();
    return socket == null ? 0 : socket.getPort();
  }

  @Override
  public int getSoTimeout() throws SocketException {
    Socket socket = present();
    return socket == null ? 0 : socket.getSoTimeout();
  }

  @Override
  public int getSoLinger() throws SocketException {
    Socket socket = present();
    return socket == null ? -1 : socket.getSoLinger();
  }

  /// Ends whoever still waits.
  @Override
  public void close() throws IOException {
    if (!connection.completeExceptionally(new SocketException("Socket closed"))) {
      Socket socket = present();
      if (socket != null) {
        socket.close();
      }
    }
  }

  private final class Incoming extends InputStream {

    @Override
    public int read() throws IOException {
      return awaited().getInputStream().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return awaited().getInputStream().read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
      Socket socket = present();
      return socket == null ? 0 : socket.getInputStream().available();
    }
  }

  private final class Outgoing extends OutputStream {

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      Socket socket;
      synchronized (early) {
        socket = connection.isDone() ? awaited() : null;
        if (socket == null) {
          early.write(bytes, offset, length);
        }
      }
      if (socket != null) {
        socket.getOutputStream().write(bytes, offset, length);
      }
    }
  }
}
