package app.uptick.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives the metrics to whoever asks at an address of this machine, at `/metrics`.
final class MetricsServer implements AutoCloseable {

  private static final String PATH = "/metrics";
  private static final int WAITING = 8;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final boolean isLoopback;
  private final Supplier<String> text;

  /// Begins to listen.
  MetricsServer(InetSocketAddress address, Supplier<String> text) throws IOException {
    this.text = text;
    isLoopback = address.getAddress().isLoopbackAddress();
    server = HttpServer.create(address, WAITING);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /// Where it listens; with a port that is the system's choice where 0 was asked for.
  InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (isLoopback && !isMeant(exchange.getRequestHeaders().getFirst("Host"))) {
        refuse(exchange, 403);
      } else if (!exchange.getRequestURI().getPath().equals(PATH)) {
        refuse(exchange, 404);
      } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        refuse(exchange, 405);
      } else {
        send(exchange);
      }
    }
  }

  private void send(HttpExchange exchange) throws IOException {
    byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, isHead ? -1 : body.length);
    if (!isHead) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  /// A web page whose name was made to lead here (DNS rebinding) asks for that name.
  private static boolean isMeant(@Nullable String host) {
    if (host == null) {
      return true;
    }
    String name = host.replaceFirst(":\\d*$", "");
    return name.equalsIgnoreCase("localhost") || isLoopbackLiteral(name);
  }

  private static boolean isLoopbackLiteral(String name) {
    try {
      return InetAddress.ofLiteral(name).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
