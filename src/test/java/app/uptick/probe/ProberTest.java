package app.uptick.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.uptick.model.FailureKind;
import app.uptick.model.Observation;
import app.uptick.model.Phase;
import app.uptick.model.ServiceProfile.Method;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProberTest {

  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 100);

  private final Prober prober = new Prober(Internet.real(null), Clock.systemUTC());
  private final SocketScope scope = new SocketScope();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    scope.close();
    server.close();
  }

  @Test
  void failsInTheHandshakeOverANameThatTlsCannotAskFor() throws IOException {
    Observation seen = ask("https://tiktok.example.:" + server.getLocalPort());

    assertNotNull(seen.failure());
    assertEquals(Phase.TLS, seen.failure().phase());
    assertEquals(FailureKind.TLS_FAILED_HANDSHAKE, seen.failure().kind());
  }

  @Test
  void givesUpAHandshakeThatIsNeverAnswered() throws IOException {
    Observation seen = ask("https://tiktok.example:" + server.getLocalPort());

    assertNotNull(seen.failure());
    assertEquals(Phase.TLS, seen.failure().phase());
    assertEquals(FailureKind.TIMEOUT, seen.failure().kind());
    assertNotNull(seen.times().connect());
  }

  @Test
  void saysWhatWasWrittenBeforeItWasConnected() throws IOException {
    PendingSocket pending = new PendingSocket();
    pending.getOutputStream().write(new byte[] {1, 2});
    try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      pending.connected(socket);
      pending.getOutputStream().write(3);

      assertArrayEquals(new byte[] {1, 2, 3}, accepted.getInputStream().readNBytes(3));

      accepted.getOutputStream().write(4);

      assertEquals(4, pending.getInputStream().read());
    }
  }

  @Test
  void endsWhoWaitsForAConnectionThatDoesNotCome() throws IOException {
    PendingSocket pending = new PendingSocket();
    CompletableFuture<SocketException> met =
        CompletableFuture.supplyAsync(
            () -> assertThrows(SocketException.class, () -> pending.getInputStream().read()),
            Thread::startVirtualThread);

    pending.close();

    assertEquals("Socket closed", met.join().getMessage());
    assertThrows(SocketException.class, () -> pending.getOutputStream().write(1));
  }

  private Observation ask(String url) throws IOException {
    URI page = URI.create(url);
    return prober.observe(
        ProbeRequest.of(page, Method.GET, SHORT).at(List.of(server.getInetAddress())), scope);
  }
}
