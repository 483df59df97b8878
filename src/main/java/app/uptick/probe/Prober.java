package app.uptick.probe;

import app.uptick.model.ConnectAttempt;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.HttpAnswer;
import app.uptick.model.NameLookup;
import app.uptick.model.Observation;
import app.uptick.model.PeerCertificate;
import app.uptick.model.Phase;
import app.uptick.model.PhaseTimes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Makes one request and writes down what it met, phase by phase.
///
/// Sockets are our own because no HTTP client of the platform tells its phases. Blocks the calling
/// thread, which is best a virtual one; any number of threads may call.
public final class Prober {

  /// Who asks; never a browser's words.
  public static final String USER_AGENT =
      "Uptick/0.1 (desktop status monitor; +https://uptick.app)";

  private static final Pattern LITERAL = Pattern.compile("\\d+(\\.\\d+){3}|\\[.*]|.*:.*");

  private final Internet internet;
  private final Internet.Names names;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor deadlines;

  /// An observation, and the body's bytes where text will not do.
  record Seen(Observation observation, ByteBuffer body) {}

  public Prober(Internet internet, Clock clock) {
    this.internet = internet;
    this.clock = clock;
    names = internet.names();
    deadlines =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("probe-deadlines").factory());
    deadlines.setRemoveOnCancelPolicy(true);
  }

  private Prober(Prober shared, Internet.Names names) {
    this.names = names;
    clock = shared.clock;
    internet = shared.internet;
    deadlines = shared.deadlines;
  }

  /// The same prober, which looks names up in another way.
  public Prober looking(Internet.Names otherNames) {
    return new Prober(this, otherNames);
  }

  /// Makes one request; never throws.
  public Observation observe(ProbeRequest request, SocketScope scope) {
    return see(request, scope).observation();
  }

  /// Makes one request; never throws.
  Seen see(ProbeRequest request, SocketScope scope) {
    Attempt attempt = new Attempt(request, clock.instant());
    try (SocketScope own = new SocketScope()) {
      scope.add(own::close);
      ScheduledFuture<?> deadline = null;
      try {
        List<InetAddress> addresses = attempt.resolve();
        attempt.prepare(own);
        deadline =
            deadlines.schedule(
                own::close, request.limits().whole().toMillis(), TimeUnit.MILLISECONDS);
        attempt.talk(addresses, own);
      } catch (IOException e) {
        attempt.fail(e, own.isClosed());
      } finally {
        if (deadline != null) {
          deadline.cancel(false);
        }
      }
    }
    return new Seen(attempt.observation(), ByteBuffer.wrap(attempt.body));
  }

  /// One request under way: what is known of it so far.
  private final class Attempt {

    private final ProbeRequest request;
    private final Instant at;
    private final boolean literal;

    private final Stopwatch sinceDns = new Stopwatch();
    private Stopwatch sinceConnect = new Stopwatch();
    private Phase phase = Phase.DNS;
    private @Nullable TlsHandshake handshake;
    private @Nullable NameLookup lookup;
    private List<ConnectAttempt> attempts = List.of();
    private @Nullable InetAddress address;
    private @Nullable PeerCertificate certificate;
    private @Nullable HttpAnswer answer;
    private @Nullable Duration dns;
    private @Nullable Duration connect;
    private @Nullable Duration tls;
    private @Nullable Duration firstByte;
    private @Nullable Duration total;
    private @Nullable Failure failure;
    private byte[] body = {};

    Attempt(ProbeRequest request, Instant at) {
      this.request = request;
      this.at = at;
      literal = LITERAL.matcher(request.url().getHost()).matches();
    }

    /// Makes ready beside the connection what can be; not beside the lookup, as a first round has
    /// enough to do then.
    void prepare(SocketScope scope) {
      if (request.isTls()) {
        String name = request.serverName() == null ? request.url().getHost() : request.serverName();
        boolean withoutName = literal && request.serverName() == null;
        handshake =
            scope.add(
                TlsHandshake.begin(internet.trust(), bare(name), withoutName, request.port()));
      }
    }

    List<InetAddress> resolve() throws IOException {
      if (!request.addresses().isEmpty()) {
        return request.addresses();
      }
      if (request.proxy() != null) {
        return List.of(
            request.proxy().getAddress() == null
                ? InetAddress.getByName(request.proxy().getHostString())
                : request.proxy().getAddress());
      }
      String host = request.url().getHost();
      if (literal) {
        return List.of(InetAddress.getByName(host));
      }
      NameLookup found = names.lookup(host, request.limits().dns());
      lookup = found;
      dns = found.elapsed();
      if (found.failure() != null) {
        throw new FailedAlready(found.failure());
      }
      return found.addresses();
    }

    void talk(List<InetAddress> addresses, SocketScope scope) throws IOException {
      sinceConnect = new Stopwatch();
      Socket socket = connected(addresses, scope);
      if (request.proxy() != null && request.isTls()) {
        tunnel(socket);
      }
      connect = sinceConnect.elapsed();
      if (handshake != null) {
        socket = secured(socket, handshake);
        if (request.handshakeOnly()) {
          total = sinceDns.elapsed();
          return;
        }
      }
      converse(socket);
    }

    private Socket connected(List<InetAddress> addresses, SocketScope scope) throws IOException {
      phase = Phase.CONNECT;
      int port = request.proxy() == null ? request.port() : request.proxy().getPort();
      HappyEyeballs.Result result =
          HappyEyeballs.connect(
              addresses, port, internet.route(), request.limits().connect(), scope);
      attempts = result.attempts();
      if (result.socket() == null) {
        throw new FailedAlready(
            result.failure() == null
                ? new Failure(Phase.CONNECT, FailureKind.UNKNOWN, "not connected")
                : result.failure());
      }
      address = result.address();
      return result.socket();
    }

    private void tunnel(Socket socket) throws IOException {
      HttpExchange exchange =
          new HttpExchange(socket.getInputStream(), socket.getOutputStream(), 0);
      int status = exchange.tunnel(request.url().getHost() + ":" + request.port(), USER_AGENT);
      if (status / 100 != 2) {
        throw new ConnectException("the proxy answered " + status);
      }
    }

    private SSLSocket secured(Socket socket, TlsHandshake begun) throws IOException {
      phase = Phase.TLS;
      Stopwatch watch = new Stopwatch();
      try {
        SSLSocket secured = begun.over(socket);
        tls = watch.elapsed();
        return secured;
      } finally {
        certificate = begun.shown();
      }
    }

    private void converse(Socket socket) throws IOException {
      phase = Phase.HTTP;
      HttpExchange exchange =
          new HttpExchange(
              socket.getInputStream(), socket.getOutputStream(), request.limits().bodyBytes());
      try {
        boolean absolute = request.proxy() != null && !request.isTls();
        exchange.ask(
            request.method(),
            request.url(),
            absolute ? request.url().toString() : request.target(),
            USER_AGENT,
            request.accept());
        phase = Phase.BODY;
        exchange.readBody(request.method());
        total = sinceDns.elapsed();
      } finally {
        firstByte = exchange.firstByte();
        answer = exchange.answer();
        body = exchange.bodyBytes();
      }
    }

    void fail(IOException exception, boolean expired) {
      total = sinceDns.elapsed();
      if (exception instanceof FailedAlready already) {
        failure = already.failure;
      } else if (expired) {
        failure = Failures.timeout(phase, sinceConnect.elapsed());
      } else if (exception instanceof UnknownHostException) {
        failure =
            new Failure(
                Phase.DNS, FailureKind.DNS_NXDOMAIN, String.valueOf(exception.getMessage()));
      } else {
        failure = Failures.of(phase, exception);
      }
    }

    Observation observation() {
      return new Observation(
          request.url(),
          at,
          lookup,
          attempts,
          address,
          certificate,
          answer,
          new PhaseTimes(dns, connect, tls, firstByte, total),
          failure);
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /// Carries a failure that is in our own words already.
  private static final class FailedAlready extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    FailedAlready(Failure failure) {
      super(failure.detail(), null);
      this.failure = failure;
    }
  }

  /// Follows redirects that lead back to the same page, of which a browser, too, has enough at some
  /// point; all others are answers. Never throws.
  public Observation observePage(ProbeRequest request, SocketScope scope) {
    ProbeRequest next = request;
    for (int hop = 0; ; hop++) {
      Observation seen = observe(next, scope);
      URI onward = samePageRedirect(seen);
      if (onward == null) {
        return seen;
      }
      if (hop == MOST_HOPS || onward.equals(next.url())) {
        return looping(seen);
      }
      next =
          new ProbeRequest(
              onward,
              request.method(),
              request.limits(),
              request.addresses(),
              request.serverName(),
              request.handshakeOnly(),
              request.proxy(),
              request.accept());
    }
  }

  /// No cookies are kept, so that the same question gets the same answer; and a burst of requests
  /// must stay one.
  private static final int MOST_HOPS = 1;

  /// Whether the answer sends one to the same page once more, as some do to set a cookie.
  public static boolean isSentToItself(Observation seen) {
    return samePageRedirect(seen) != null;
  }

  private static @Nullable URI samePageRedirect(Observation seen) {
    HttpAnswer answer = seen.answer();
    if (answer == null || answer.status() / 100 != 3 || answer.header("location").isEmpty()) {
      return null;
    }
    try {
      URI to = seen.url().resolve(answer.header("location").get());
      boolean samePage =
          seen.url().getScheme().equals(to.getScheme())
              && seen.url().getHost().equalsIgnoreCase(to.getHost())
              && seen.url().getPath().equals(to.getPath());
      return samePage ? to : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static Observation looping(Observation seen) {
    return new Observation(
        seen.url(),
        seen.at(),
        seen.lookup(),
        seen.attempts(),
        seen.address(),
        seen.certificate(),
        seen.answer(),
        seen.times(),
        new Failure(Phase.HTTP, FailureKind.REDIRECT_LOOP, "redirected to itself again and again"));
  }
}
