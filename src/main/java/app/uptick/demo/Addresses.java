package app.uptick.demo;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Allots every name addresses of its own, which it keeps: simulated internets that follow one
/// another share them, as the days of the real one do. Any thread.
///
/// Each name has as many IPv4 addresses as there are edges, and as many of IPv6 where names have
/// those.
final class Addresses {

  /// Whose an address is, and which of theirs.
  record Owner(String host, int edge) {}

  private final int edges;
  private final boolean ipv6;
  private final AtomicInteger next = new AtomicInteger(1);
  private final Map<String, List<InetAddress>> ofHosts = new ConcurrentHashMap<>();
  private final Map<InetAddress, Owner> owners = new ConcurrentHashMap<>();

  Addresses(int edges, boolean ipv6) {
    this.edges = edges;
    this.ipv6 = ipv6;
  }

  /// All addresses of a name, IPv4 first; a literal address is its own.
  List<InetAddress> of(String host) {
    return ofHosts.computeIfAbsent(host, this::allot);
  }

  /// Whose an address is.
  Owner owner(InetAddress address) {
    return owners.getOrDefault(address, new Owner(address.getHostAddress(), 0));
  }

  private List<InetAddress> allot(String host) {
    if (Zone.isLiteral(host)) {
      InetAddress own = Zone.literal(host);
      owners.put(own, new Owner(host, 0));
      return List.of(own);
    }
    int number = next.getAndIncrement();
    List<InetAddress> found = new ArrayList<>();
    for (int edge = 0; edge < edges; edge++) {
      found.add(Zone.literal("23.%d.%d.%d".formatted(edge, number >> 8, number & 255)));
    }
    for (int edge = 0; edge < edges && ipv6; edge++) {
      found.add(Zone.literal("2600:23:%d::%x".formatted(edge, number)));
    }
    for (int i = 0; i < found.size(); i++) {
      owners.put(found.get(i), new Owner(host, i % edges));
    }
    return found;
  }
}
