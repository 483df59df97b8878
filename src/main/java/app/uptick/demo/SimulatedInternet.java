package app.uptick.demo;

import app.uptick.demo.World.ConnectFault;
import app.uptick.demo.World.Connecting;
import app.uptick.demo.World.Ipv6;
import app.uptick.demo.World.Proxy;
import app.uptick.demo.World.Request;
import app.uptick.demo.World.Via;
import app.uptick.model.Device;
import app.uptick.model.ServiceProfile;
import app.uptick.probe.Internet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A small internet on loopback: name servers that speak DNS, sites that shake real TLS hands, and
/// everything that can go wrong on the way. Its addresses look public; the route leads to loopback.
public final class SimulatedInternet implements AutoCloseable {

  private static final int DNS = 53;
  private static final int HTTPS = 443;
  private static final InetSocketAddress PROXY = proxyAddress();

  private record Place(InetAddress address, int port) {}

  private final World world;
  private final Zone zone;
  private final WebServer web;
  private final NameServer systemServer;
  private final NameServer otherServers;
  private final Map<Place, Door> doors = new ConcurrentHashMap<>();

  public SimulatedInternet(World world, ServiceProfile profile) {
    this(world, profile, new Addresses(world.edges, world.ipv6 != Ipv6.OFF));
  }

  /// The same with addresses that were allotted before.
  SimulatedInternet(World world, ServiceProfile profile, Addresses book) {
    this.world = world;
    zone = new Zone(world, book);
    List<String> pages =
        profile.functions().stream()
            .flatMap(each -> each.probes().stream())
            .map(each -> each.url().getHost() + each.url().getPath())
            .toList();
    web = new WebServer(world, zone, new Sites(Who.service(profile), zone), pages);
    try {
      systemServer = new NameServer(zone, Via.SYSTEM);
      otherServers = new NameServer(zone, Via.PLAIN);
    } catch (IOException e) {
      throw new UncheckedIOException("opening name servers on loopback", e);
    }
  }

  /// This internet, as a device on it sees it.
  public Internet internet() {
    DeviceNames names =
        new DeviceNames(systemServer.place(), world.hostsFile, world.ipv6 != Ipv6.OFF);
    return new Internet(
        names::lookup,
        this::route,
        Authority.SHARED.trust(),
        (proxy, domains) -> device(proxy, domains),
        _ -> world.proxy == Proxy.NONE ? Optional.empty() : Optional.of(PROXY),
        () -> "simulated");
  }

  private Device device(@Nullable String proxy, List<String> domains) {
    List<String> entries =
        world.hostsFile.stream().filter(line -> domains.stream().anyMatch(line::endsWith)).toList();
    return new Device(world.hasAddress, world.hasRoute, world.gateway, world.vpn, proxy, entries);
  }

  private InetSocketAddress route(InetAddress address, int port) {
    return port == DNS
        ? otherServers.place()
        : doors.computeIfAbsent(new Place(address, port), this::open).place();
  }

  private Door open(Place place) {
    try {
      if (place.address().equals(PROXY.getAddress())) {
        return Door.open(proxyFault(), this::serveProxy);
      }
      boolean v6 = place.address() instanceof Inet6Address;
      if (v6 && world.ipv6 == Ipv6.WITHOUT_ROUTE) {
        return Door.nowhere();
      }
      if (v6 && world.ipv6 == Ipv6.BROKEN) {
        return Door.open(Connecting.DROPPED, _ -> {});
      }
      return Door.open(fault(place), connection -> serve(connection, place));
    } catch (IOException e) {
      throw new UncheckedIOException("opening a port on loopback for " + place, e);
    }
  }

  private @Nullable Connecting fault(Place place) {
    Addresses.Owner owner = zone.owner(place.address());
    return world.connections.stream()
        .filter(each -> each.who().covers(owner.host(), ""))
        .filter(each -> each.port() == 0 || each.port() == place.port())
        .filter(each -> each.edge() < 0 || each.edge() == owner.edge())
        .findFirst()
        .map(ConnectFault::connecting)
        .orElse(null);
  }

  private void serve(Socket connection, Place place) throws IOException {
    if (place.port() == HTTPS) {
      web.serveSecure(connection, place.address());
    } else {
      web.servePlain(connection, place.address());
    }
  }

  private @Nullable Connecting proxyFault() {
    return switch (world.proxy) {
      case REFUSED -> Connecting.REFUSED;
      case SILENT -> Connecting.SILENT;
      case NONE, WORKING, ASKING, BROKEN -> null;
    };
  }

  /// CONNECT leads to the site (RFC 9110, 9.3.6); other requests are answered in its stead.
  private void serveProxy(Socket connection) throws IOException {
    Request request = WebServer.read(connection, false);
    if (request == null) {
      return;
    }
    boolean tunnel = request.target().endsWith(":" + HTTPS);
    switch (world.proxy) {
      case ASKING -> say(connection, Reply.html(407, "Proxy Authentication Required"));
      case BROKEN -> say(connection, Reply.html(502, "Bad Gateway"));
      case NONE, WORKING, REFUSED, SILENT -> {
        if (!tunnel) {
          web.deliver(web.answer(request), connection, connection.getOutputStream());
          return;
        }
        String head = "HTTP/1.1 200 Connection Established\r\n\r\n";
        connection.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        String host = request.target().replaceFirst(":\\d+$", "");
        serve(connection, new Place(zone.addresses(host).getFirst(), HTTPS));
      }
    }
  }

  private void say(Socket connection, Reply reply) throws IOException {
    web.deliver(reply, connection, connection.getOutputStream());
  }

  private static InetSocketAddress proxyAddress() {
    return new InetSocketAddress("203.0.113.99", 3128);
  }

  @Override
  public void close() {
    systemServer.close();
    otherServers.close();
    doors.values().forEach(Door::close);
  }
}
