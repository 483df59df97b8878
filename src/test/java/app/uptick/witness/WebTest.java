package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Testimony.Reason;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebTest {

  private static final long CAP = 10_000;

  private final Web web = new Web("Uptick/test", _ -> Optional.empty());
  private final AtomicReference<String> userAgent = new AtomicReference<>("");
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void hangUp() {
    web.close();
    server.stop(0);
  }

  @Test
  void readsJsonUnderItsOwnName() throws Exception {
    answer(exchange -> send(exchange, 200, "{\"id\": \"x\"}"));

    assertEquals("x", web.getJson(url(), CAP).at("id").textOr(""));
    assertEquals("Uptick/test", userAgent.get());
  }

  @Test
  void readsCompressedAnswers() throws Exception {
    answer(exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
        out.write("[1]".getBytes(StandardCharsets.UTF_8));
      }
    });

    assertTrue(web.getJson(url(), CAP).isArray());
  }

  @Test
  void stopsReadingAnEndlessAnswer() {
    answer(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] piece = "[".getBytes(StandardCharsets.UTF_8);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(piece);
        while (true) {
          out.write(" ".repeat(8192).getBytes(StandardCharsets.UTF_8));
        }
      }
    });

    assertEquals(Reason.TOO_LARGE, refusal().unread().reason());
  }

  @Test
  void stopsReadingTenMegabytesOfSoundJson() {
    String sound = "{\"results\": [" + "{\"status\": \"finished\"},".repeat(400_000) + "{}]}";
    answer(exchange -> send(exchange, 200, sound));

    assertTrue(sound.length() > 9_000_000);
    assertEquals(Reason.TOO_LARGE, refusal().unread().reason());
  }

  @Test
  void doesNotClutterTheTerminalWithHangingUp() {
    Logger ofClient = Logger.getLogger("com.github.mizosoft.methanol.internal.flow.FlowSupport");

    assertFalse(ofClient.isLoggable(Level.WARNING));
  }

  @Test
  void undoesNoGzipBomb() {
    answer(exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
        for (int n = 0; n < 100; n++) {
          out.write(" ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        }
      }
    });

    assertEquals(Reason.TOO_LARGE, refusal().unread().reason());
  }

  @Test
  void refusesWhatIsNotCompressedAsItSays() {
    answer(exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      send(exchange, 200, "plain");
    });

    assertEquals(Reason.NONSENSE, refusal().unread().reason());
  }

  @Test
  void refusesWhatIsNoJson() {
    answer(exchange -> send(exchange, 200, "<html>It works!</html>"));

    assertEquals(Reason.NONSENSE, refusal().unread().reason());
  }

  @Test
  void takesDownARefusalAndItsRest() {
    answer(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", "1800");
      send(exchange, 429, "{}");
    });

    assertEquals(Reason.REFUSED, refusal().unread().reason());
    assertEquals(Duration.ofMinutes(30), refusal().retryAfter());
  }

  @Test
  void takesDownARestUntilADate() {
    answer(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", "Tue, 01 Jan 2999 00:00:00 GMT");
      send(exchange, 429, "{}");
    });

    assertTrue(refusal().retryAfter().compareTo(Duration.ofDays(365)) > 0);
  }

  @Test
  void takesDownHowLongItWillNotBeAvailable() {
    answer(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", "120");
      send(exchange, 503, "{}");
    });

    assertEquals(Reason.UNAVAILABLE, refusal().unread().reason());
    assertEquals(Duration.ofMinutes(2), refusal().retryAfter());
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "", "Fri, 13 Nov 2020 18:30:00 GMT", "99999999999999"})
  void takesAWaitThatMakesNoSenseForNone(String wait) {
    answer(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", wait);
      send(exchange, 429, "{}");
    });

    assertEquals(Duration.ZERO, refusal().retryAfter());
  }

  @Test
  void takesDownThatItIsNotAvailable() {
    answer(exchange -> send(exchange, 503, "{}"));

    assertEquals(Reason.UNAVAILABLE, refusal().unread().reason());
    assertEquals("503", refusal().unread().detail());
  }

  @Test
  void takesDownThatNobodyIsThere() {
    server.stop(0);

    assertEquals(Reason.UNREACHABLE, refusal().unread().reason());
  }

  private UnreadException refusal() {
    return assertThrows(UnreadException.class, () -> web.getJson(url(), CAP));
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private void answer(Answer answer) {
    server.createContext(
        "/",
        exchange -> {
          userAgent.set(String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
          try (exchange) {
            answer.to(exchange);
          }
        });
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}
