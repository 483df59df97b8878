package app.uptick.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A proxy on loopback that leads nowhere, and notes who is asked through it.
final class WitnessProxy implements AutoCloseable {

  /// A condition that does not come by then will not come.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ServerSocket socket;
  private final List<String> asked = new ArrayList<>();

  WitnessProxy() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("listening on loopback", e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
  }

  /// How often that host was asked.
  synchronized int asked(String host) {
    return (int) asked.stream().filter(each -> each.startsWith("CONNECT " + host + ":")).count();
  }

  synchronized void await(BooleanSupplier isSo) throws InterruptedException {
    await(this, isSo);
  }

  /// Waits for a condition that may change when `monitor`, which is held, is notified.
  static void await(Object monitor, BooleanSupplier isSo) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("waited in vain for " + PATIENCE);
      }
      monitor.wait(left);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        note(String.valueOf(in.readLine()));
        for (String line = in.readLine(); line != null && !line.isEmpty(); ) {
          line = in.readLine();
        }
        connection
            .getOutputStream()
            .write("HTTP/1.1 502 Bad Gateway\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException _) {
        // Who asked has gone, or this proxy has.
      }
    }
  }

  private synchronized void note(String request) {
    asked.add(request);
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
