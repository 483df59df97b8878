package app.uptick.probe;

import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.NameLookup;
import app.uptick.model.NameLookup.Via;
import app.uptick.model.Phase;
import app.uptick.model.ServiceProfile.Method;
import app.uptick.model.ServiceProfile.Resolver;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/// Asks a public resolver over HTTPS by its literal address, in the wire format of RFC 8484, so
/// that nobody on the way can answer in its place.
public final class DohDns {

  private static final String MESSAGE = "application/dns-message";

  private final Prober prober;
  private final Limits limits;

  public DohDns(Prober prober, Limits limits) {
    this.prober = prober;
    this.limits = limits;
  }

  /// Asks for a host's IPv4 addresses; never throws.
  public NameLookup ask(Resolver resolver, String host, SocketScope scope) {
    return ask(resolver, host, false, scope);
  }

  /// Asks for a host's IPv6 addresses; never throws.
  public NameLookup askIpv6(Resolver resolver, String host, SocketScope scope) {
    return ask(resolver, host, true, scope);
  }

  private NameLookup ask(Resolver resolver, String host, boolean ipv6, SocketScope scope) {
    Stopwatch watch = new Stopwatch();
    try {
      Message query = ipv6 ? DnsMessages.ipv6Query(host) : DnsMessages.query(host);
      query.getHeader().setID(0); // RFC 8484, 4.1: so that caches can serve it
      String packed = Base64.getUrlEncoder().withoutPadding().encodeToString(query.toWire());
      ProbeRequest request =
          ProbeRequest.of(URI.create(resolver.url() + "?dns=" + packed), Method.GET, limits)
              .accepting(MESSAGE);
      Prober.Seen seen = prober.see(request, scope);
      Failure failure = failure(seen);
      if (failure != null) {
        return failed(resolver, host, watch, failure);
      }
      Message reply = new Message(seen.body().array());
      return DnsMessages.lookup(host, Via.DOH, resolver.name(), reply, watch.elapsed());
    } catch (IOException e) {
      return failed(
          resolver,
          host,
          watch,
          new Failure(Phase.BODY, FailureKind.INVALID_RESPONSE, "not a DNS message"));
    }
  }

  private static @Nullable Failure failure(Prober.Seen seen) {
    if (seen.observation().failure() != null) {
      return seen.observation().failure();
    }
    if (seen.observation().answer() == null || seen.observation().answer().status() != 200) {
      return new Failure(Phase.HTTP, FailureKind.STATUS, "the resolver did not answer 200");
    }
    return null;
  }

  private static NameLookup failed(
      Resolver resolver, String host, Stopwatch watch, Failure failure) {
    return new NameLookup(host, Via.DOH, resolver.name(), List.of(), watch.elapsed(), failure);
  }
}
