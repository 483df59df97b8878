package app.uptick.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.CircleView.Contact;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a broker that lets nobody in, or is none.
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class ContactTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(3);

  @TempDir private Path folder;

  private Contact look(String url, @Nullable Path certificate) throws InterruptedException {
    return look(url, certificate, PATIENCE);
  }

  private Contact look(String url, @Nullable Path certificate, Duration patience)
      throws InterruptedException {
    String code = Joining.create(url, certificate, false);
    return new Joining(folder, Clock.systemUTC()).look(code, false, patience).contact();
  }

  // ---- by TLS

  @Test
  void aCertificateThatIsKnownWillDo() throws Exception {
    Papers papers = Papers.forName(folder, "localhost");
    try (Mosquitto broker = secure(papers)) {
      assertEquals(Contact.CONNECTED, look(url(broker), papers.authority()));
    }
  }

  @Test
  void aCertificateOfNobodyKnownWillNotDo() throws Exception {
    Papers papers = Papers.forName(folder, "localhost");
    try (Mosquitto broker = secure(papers)) {
      assertEquals(Contact.CERTIFICATE, look(url(broker), null));
    }
  }

  @Test
  void aCertificateForAnotherNameWillNotDo() throws Exception {
    Papers papers = Papers.forName(folder, "broker.example");
    try (Mosquitto broker = secure(papers)) {
      assertEquals(Contact.CERTIFICATE, look(url(broker), papers.authority()));
    }
  }

  private Mosquitto secure(Papers papers) throws Exception {
    return Mosquitto.with(
        folder,
        "allow_anonymous true",
        "certfile " + papers.certificate(),
        "keyfile " + papers.key());
  }

  private static String url(Mosquitto broker) {
    return "mqtts://localhost:" + broker.port();
  }

  // ---- by password

  @Test
  void theRightPasswordWillDo() throws Exception {
    try (Mosquitto broker = closed()) {
      assertEquals(Contact.CONNECTED, look("mqtt://ben:p%40ss+1@127.0.0.1:" + broker.port(), null));
    }
  }

  @Test
  void aWrongPasswordWillNotDo() throws Exception {
    try (Mosquitto broker = closed()) {
      assertEquals(Contact.REFUSED, look("mqtt://ben:guess@127.0.0.1:" + broker.port(), null));
      assertEquals(Contact.REFUSED, look(broker.url(), null));
    }
  }

  private Mosquitto closed() throws Exception {
    Path passwords = folder.resolve("passwords");
    Process process =
        new ProcessBuilder("mosquitto_passwd", "-b", "-c", passwords.toString(), "ben", "p@ss+1")
            .start();
    assertEquals(0, process.waitFor());
    return Mosquitto.with(folder, "allow_anonymous false", "password_file " + passwords);
  }

  // ---- no broker at all

  @Test
  void aNameThatIsNotFoundIsSaid() throws Exception {
    assertEquals(Contact.NO_SUCH_HOST, look("mqtts://nobody.invalid", null));
  }

  @Test
  void whatSpeaksAnotherLanguageIsSaid() throws Exception {
    try (ServerSocket server = answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertEquals(Contact.NOT_A_BROKER, look("mqtt://127.0.0.1:" + server.getLocalPort(), null));
    }
  }

  @Test
  void whoNeverAnswersIsNotWaitedForForEver() throws Exception {
    try (ServerSocket server = answering("")) {
      Contact contact = look("mqtt://127.0.0.1:" + server.getLocalPort(), null, LITTLE_PATIENCE);

      assertEquals(Contact.UNREACHABLE, contact);
    }
  }

  /// Answers whatever comes by this, and leaves the connection open.
  private static ServerSocket answering(String text) throws IOException {
    ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              Socket connection = server.accept();
              connection.getInputStream().read();
              connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            }
          } catch (IOException closed) {
            // The test is over.
          }
        });
    return server;
  }

  // ---- what a person may give

  @Test
  void wantsToBeToldThatOthersMayListen() {
    String url = "mqtt://broker.example";

    CircleException refused =
        assertThrows(CircleException.class, () -> Joining.create(url, null, false));

    assertTrue(String.valueOf(refused.getMessage()).contains("--allow-plain"));
    assertTrue(Joining.create(url, null, true).startsWith("uptick-circle-1:"));
  }

  @Test
  void whoIsInACircleLeavesItFirst() throws IOException {
    String code = Joining.create("mqtt://localhost", null, false);
    Joining joining = new Joining(folder, Clock.systemUTC());
    joining.join(code, false);

    assertThrows(CircleException.class, () -> joining.join(code, false));
    assertEquals(code, joining.invitation().orElseThrow());
    assertTrue(joining.leave());
    assertTrue(joining.invitation().isEmpty());
  }
}
