package app.uptick.witness;

import app.uptick.model.RetryAfter;
import app.uptick.model.Testimony.Reason;
import com.github.mizosoft.methanol.Methanol;
import com.github.mizosoft.methanol.MutableRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPInputStream;

/// Makes the witnesses' requests: bounded in time and in bytes, with an honest name, no cookies.
///
/// Lives as long as one hearing; closing it ends all that is in flight. Names are looked up on
/// platform threads, since a look-up that hangs would take virtual threads' carriers from the
/// probes.
final class Web implements AutoCloseable {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration HEAD_LIMIT = Duration.ofSeconds(5);
  private static final Duration READ_LIMIT = Duration.ofSeconds(4);
  private static final String JSON = "application/json";

  /// To the client it is a fault, worth a stack trace on the terminal, that we hang up on an answer
  /// that is too long. Held here, since a logger that nobody holds forgets its level.
  private static final Logger CLIENT = Logger.getLogger("com.github.mizosoft.methanol");

  static {
    CLIENT.setLevel(Level.OFF);
  }

  /// Takes what it needs from an answer's body.
  interface BodyReader<T> {
    T read(InputStream body) throws IOException, UnreadException;
  }

  private final String userAgent;
  private final ExecutorService executor;
  private final HttpClient backend;
  private final Methanol client;

  Web(String userAgent, Function<URI, Optional<InetSocketAddress>> proxies) {
    this.userAgent = userAgent;
    executor =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("witnesses-", 0).factory());
    backend =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(CONNECT_LIMIT)
            .proxy(new FoundProxies(proxies))
            .executor(executor)
            .build();
    // Compressed answers are undone here, little by little: the client would undo a whole piece of
    // a gzip bomb at once.
    client =
        Methanol.newBuilder(backend)
            .userAgent(userAgent)
            .autoAcceptEncoding(false)
            .defaultHeader("Accept-Encoding", "gzip")
            .headersTimeout(HEAD_LIMIT)
            .readTimeout(READ_LIMIT)
            .build();
  }

  /// The body of an answer, of which no more than `cap` bytes are read.
  <T> T get(URI url, long cap, BodyReader<T> reader) throws UnreadException, InterruptedException {
    return exchange(MutableRequest.GET(url).header("Accept", "*/*"), cap, reader);
  }

  /// A JSON answer; without an `Accept` of JSON some sites answer with a page.
  Json getJson(URI url, long cap) throws UnreadException, InterruptedException {
    return exchange(MutableRequest.GET(url).header("Accept", JSON), cap, Json::read);
  }

  /// The JSON answer to a JSON request.
  Json postJson(URI url, String json, long cap) throws UnreadException, InterruptedException {
    return exchange(
        MutableRequest.POST(url, BodyPublishers.ofString(json))
            .header("Accept", JSON)
            .header("Content-Type", JSON),
        cap,
        Json::read);
  }

  /// Opens a stream of messages.
  CompletableFuture<WebSocket> listen(URI url, WebSocket.Listener listener) {
    return client
        .newWebSocketBuilder()
        .header("User-Agent", userAgent)
        .connectTimeout(CONNECT_LIMIT)
        .buildAsync(url, listener);
  }

  private <T> T exchange(HttpRequest request, long cap, BodyReader<T> reader)
      throws UnreadException, InterruptedException {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        check(response);
        return reader.read(new CappedStream(decoded(response, body), cap));
      }
    } catch (CappedStream.TooLargeException _) {
      throw new UnreadException(Reason.TOO_LARGE);
    } catch (HttpTimeoutException _) {
      throw new UnreadException(Reason.TOO_SLOW);
    } catch (IOException e) {
      throw new UnreadException(isNoSense(e) ? Reason.NONSENSE : Reason.UNREACHABLE);
    }
  }

  private static InputStream decoded(HttpResponse<?> response, InputStream body)
      throws IOException {
    boolean zipped =
        response
            .headers()
            .firstValue("Content-Encoding")
            .filter("gzip"::equalsIgnoreCase)
            .isPresent();
    return zipped ? new GZIPInputStream(body) : body;
  }

  private static void check(HttpResponse<?> response) throws UnreadException {
    String status = String.valueOf(response.statusCode());
    switch (response.statusCode()) {
      case 200, 201, 202 -> {}
      case 401, 403, 429 -> throw new UnreadException(Reason.REFUSED, status, retryAfter(response));
      case 503 -> throw new UnreadException(Reason.UNAVAILABLE, status, retryAfter(response));
      default -> throw new UnreadException(Reason.UNAVAILABLE, status);
    }
  }

  /// A date is held against the answer's own, since our clock may differ.
  private static Duration retryAfter(HttpResponse<?> response) {
    Optional<Instant> theirNow = response.headers().firstValue("Date").flatMap(RetryAfter::date);
    return response
        .headers()
        .firstValue("Retry-After")
        .flatMap(value -> RetryAfter.wait(value, theirNow))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /// Whether something answered that is not HTTP, or not what its head promised.
  private static boolean isNoSense(IOException e) {
    return e instanceof java.net.ProtocolException
        || e instanceof java.util.zip.ZipException
        || String.valueOf(e.getMessage()).contains("status line");
  }

  @Override
  public void close() {
    backend.shutdownNow();
    executor.shutdownNow();
  }

  /// Proxies as the probes find them.
  private static final class FoundProxies extends ProxySelector {

    private final Function<URI, Optional<InetSocketAddress>> find;

    FoundProxies(Function<URI, Optional<InetSocketAddress>> find) {
      this.find = find;
    }

    @Override
    public List<Proxy> select(URI url) {
      return List.of(
          find.apply(url)
              .map(at -> new Proxy(Proxy.Type.HTTP, resolved(at)))
              .orElse(Proxy.NO_PROXY));
    }

    private static InetSocketAddress resolved(InetSocketAddress at) {
      return new InetSocketAddress(at.getHostString(), at.getPort());
    }

    @Override
    public void connectFailed(URI url, SocketAddress at, IOException e) {}
  }
}
