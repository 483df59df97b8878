package app.uptick.probe;

import app.uptick.model.ConnectAttempt;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.Phase;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Connects to the first of a host's addresses that answers: RFC 8305, section 5, IPv6 first.
final class HappyEyeballs {

  private static final Duration ATTEMPT_DELAY = Duration.ofMillis(250);
  private static final int MOST_ADDRESSES = 6;

  /// How it went; the socket is null when every address failed.
  record Result(
      @Nullable Socket socket,
      @Nullable InetAddress address,
      List<ConnectAttempt> attempts,
      @Nullable Failure failure) {}

  private record Outcome(
      InetAddress address, @Nullable Socket socket, Duration elapsed, @Nullable Failure failure) {}

  private HappyEyeballs() {}

  static Result connect(
      List<InetAddress> addresses, int port, Route route, Duration limit, SocketScope scope) {
    List<InetAddress> queue = interleaved(addresses, port, route);
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    Map<InetAddress, ConnectAttempt> attempts = new LinkedHashMap<>();
    List<Socket> begun = new ArrayList<>();
    Stopwatch watch = new Stopwatch();
    int running = 0;
    int next = 0;
    boolean startNow = true;
    Failure last = new Failure(Phase.CONNECT, FailureKind.UNKNOWN, "no address to connect to");
    while (next < queue.size() || running > 0) {
      if (next < queue.size() && startNow) {
        InetAddress address = queue.get(next++);
        attempts.put(address, new ConnectAttempt(address, Duration.ZERO, null));
        begun.add(
            begin(address, route.to(address, port), watch.millisLeft(limit), scope, outcomes));
        running++;
      }
      Outcome outcome = await(outcomes, next < queue.size() ? ATTEMPT_DELAY : limit);
      startNow = outcome == null || outcome.failure() != null;
      if (outcome == null) {
        continue;
      }
      running--;
      attempts.put(
          outcome.address(),
          new ConnectAttempt(outcome.address(), outcome.elapsed(), outcome.failure()));
      if (outcome.socket() != null) {
        begun.stream().filter(each -> !each.equals(outcome.socket())).forEach(scope::release);
        return new Result(
            outcome.socket(), outcome.address(), List.copyOf(attempts.values()), null);
      }
      if (outcome.failure() != null) {
        last = worse(last, outcome.failure());
      }
      if (watch.isPast(limit)) {
        break;
      }
    }
    begun.forEach(scope::release);
    return new Result(null, null, List.copyOf(attempts.values()), last);
  }

  /// A missing route to one family says less than what an address itself did.
  private static Failure worse(Failure before, Failure now) {
    return now.kind() == FailureKind.NETWORK_UNREACHABLE && before.kind() != FailureKind.UNKNOWN
        ? before
        : now;
  }

  private static Socket begin(
      InetAddress address,
      InetSocketAddress place,
      int timeoutMillis,
      SocketScope scope,
      BlockingQueue<Outcome> outcomes) {
    Socket socket = scope.add(new Socket());
    Thread.ofVirtual()
        .start(() -> {
          Stopwatch watch = new Stopwatch();
          try {
            socket.setTcpNoDelay(true);
            socket.connect(place, timeoutMillis);
            outcomes.add(new Outcome(address, socket, watch.elapsed(), null));
          } catch (IOException e) {
            outcomes.add(
                new Outcome(address, null, watch.elapsed(), Failures.of(Phase.CONNECT, e)));
          }
        });
    return socket;
  }

  private static @Nullable Outcome await(BlockingQueue<Outcome> outcomes, Duration limit) {
    try {
      return outcomes.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Outcome(
          InetAddress.getLoopbackAddress(),
          null,
          Duration.ZERO,
          new Failure(Phase.CONNECT, FailureKind.TIMEOUT, "interrupted"));
    }
  }

  /// Families in turn, IPv6 first; addresses without a route go last (RFC 6724, rule 1).
  private static List<InetAddress> interleaved(List<InetAddress> addresses, int port, Route route) {
    List<InetAddress> v6 = addresses.stream().filter(Inet6Address.class::isInstance).toList();
    List<InetAddress> v4 = addresses.stream().filter(a -> !(a instanceof Inet6Address)).toList();
    List<InetAddress> mixed = new ArrayList<>();
    for (int i = 0; i < Math.max(v4.size(), v6.size()); i++) {
      if (i < v6.size()) {
        mixed.add(v6.get(i));
      }
      if (i < v4.size()) {
        mixed.add(v4.get(i));
      }
    }
    mixed.sort(Comparator.comparing(address -> !hasRoute(route.to(address, port).getAddress())));
    return mixed.stream().limit(MOST_ADDRESSES).toList();
  }

  /// Whether the system knows a way to an address; connecting a datagram socket sends nothing.
  static boolean hasRoute(InetAddress address) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(address, 53));
      return !socket.getLocalAddress().isAnyLocalAddress();
    } catch (SocketException | java.io.UncheckedIOException _) {
      return false;
    }
  }

  /// Whether the system knows a way to a literal address.
  static boolean hasRoute(String literal) {
    try {
      return hasRoute(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal + " is not a literal address", e);
    }
  }
}
