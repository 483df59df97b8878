package app.uptick.probe;

import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.NameLookup;
import app.uptick.model.NameLookup.Via;
import app.uptick.model.Phase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.ResolverConfig;

/// Looks names up as every program on this device does, hosts file and all.
///
/// The system's resolver blocks a thread in native code for as long as it likes, so that each
/// lookup has a platform thread of its own and is given up, not interrupted, when its time is over.
public final class SystemNames {

  private static final Duration REASON_LIMIT = Duration.ofMillis(1500);

  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("system-dns-", 0).factory());

  static {
    // The JDK would answer from its own memory what the network no longer says.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  /// Looks one name up; never throws, never takes longer than `limit` and the time for the reason.
  public NameLookup lookup(String host, Duration limit) {
    Stopwatch watch = new Stopwatch();
    Future<InetAddress[]> asked = threads.submit(() -> InetAddress.getAllByName(host));
    try {
      List<InetAddress> found = Arrays.asList(asked.get(limit.toMillis(), TimeUnit.MILLISECONDS));
      Duration elapsed = watch.elapsed();
      return new NameLookup(host, Via.SYSTEM, label(), found, elapsed, null);
    } catch (TimeoutException _) {
      return failed(
          host, watch.elapsed(), FailureKind.TIMEOUT, "no answer in " + Failures.seconds(limit));
    } catch (ExecutionException e) {
      Duration elapsed = watch.elapsed();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return failed(host, elapsed, reason(host, cause), message(cause));
    } catch (CancellationException _) {
      return failed(host, watch.elapsed(), FailureKind.TIMEOUT, "given up");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return failed(host, watch.elapsed(), FailureKind.TIMEOUT, "given up");
    }
  }

  /// The same lookup, failed when no address in it can be a public server's.
  public static NameLookup refusingBogons(NameLookup lookup) {
    return lookup.found() && lookup.addresses().stream().allMatch(Bogons::isBogon)
        ? failed(
            lookup.name(),
            lookup.elapsed(),
            FailureKind.DNS_BOGON,
            "answered with " + listed(lookup.addresses()))
        : lookup;
  }

  private static NameLookup failed(String host, Duration elapsed, FailureKind kind, String detail) {
    return new NameLookup(
        host, Via.SYSTEM, label(), List.of(), elapsed, new Failure(Phase.DNS, kind, detail));
  }

  private static String label() {
    return "this device's resolver";
  }

  static String listed(List<InetAddress> addresses) {
    return String.join(", ", addresses.stream().map(InetAddress::getHostAddress).toList());
  }

  private static String message(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }

  /// The system says only that it failed. Its configured server, asked directly, says why.
  private static FailureKind reason(String host, Throwable cause) {
    List<InetSocketAddress> servers = ResolverConfig.getCurrentConfig().servers();
    if (!servers.isEmpty()) {
      NameLookup direct = PlainDns.ask(servers.getFirst(), "configured", host, REASON_LIMIT);
      Failure failure = direct.failure();
      if (failure != null && failure.kind() != FailureKind.UNKNOWN) {
        return failure.kind();
      }
    }
    return byWords(cause);
  }

  /// The words of glibc's and musl's gai_strerror.
  private static FailureKind byWords(Throwable cause) {
    if (!(cause instanceof UnknownHostException)) {
      return FailureKind.UNKNOWN;
    }
    String words = message(cause);
    if (words.contains("Temporary failure") || words.contains("Try again")) {
      return FailureKind.DNS_SERVFAIL;
    }
    if (words.contains("No address")) {
      return FailureKind.DNS_NO_ANSWER;
    }
    return FailureKind.DNS_NXDOMAIN;
  }
}
