package app.uptick.probe;

import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.NameLookup;
import app.uptick.model.NameLookup.Via;
import app.uptick.model.Phase;
import app.uptick.model.ServiceProfile.Resolver;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.Message;

/// Asks one name server one question over UDP (RFC 1035), and once more when no answer comes.
public final class PlainDns {

  private static final int PORT = 53;
  private static final int MOST_BYTES = 4096;

  private PlainDns() {}

  /// Asks a public resolver for a host's IPv4 addresses, in plain DNS; never throws.
  public static NameLookup ask(Route route, Resolver resolver, String host, Duration limit) {
    String literal = resolver.url().getHost().replaceAll("[\\[\\]]", "");
    InetAddress address = new InetSocketAddress(literal, PORT).getAddress();
    return ask(route.to(address, PORT), resolver.name() + ", plain DNS", host, limit);
  }

  /// Asks a server for a host's IPv4 addresses; never throws.
  public static NameLookup ask(
      InetSocketAddress server, String label, String host, Duration limit) {
    Stopwatch watch = new Stopwatch();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      Message query = DnsMessages.query(host);
      byte[] packet = query.toWire();
      Duration half = limit.dividedBy(2);
      for (Duration until : List.of(half, limit)) {
        socket.send(new DatagramPacket(packet, packet.length));
        Message reply = receive(socket, query, watch, until);
        if (reply != null) {
          return DnsMessages.lookup(host, Via.PLAIN, label, reply, watch.elapsed());
        }
      }
      return failed(host, label, watch, Failures.timeout(Phase.DNS, limit));
    } catch (IOException | java.io.UncheckedIOException e) {
      Failure failure = Failures.of(Phase.DNS, e);
      return failed(host, label, watch, failure);
    }
  }

  private static @org.jspecify.annotations.Nullable Message receive(
      DatagramSocket socket, Message query, Stopwatch watch, Duration until) throws IOException {
    byte[] buffer = new byte[MOST_BYTES];
    while (!watch.isPast(until)) {
      socket.setSoTimeout(watch.millisLeft(until));
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException _) {
        return null;
      }
      Message reply = new Message(Arrays.copyOf(buffer, packet.getLength()));
      if (reply.getHeader().getID() == query.getHeader().getID()) {
        return reply;
      }
    }
    return null;
  }

  private static NameLookup failed(String host, String label, Stopwatch watch, Failure failure) {
    Failure dns =
        failure.kind() == FailureKind.CONNECTION_REFUSED
            ? new Failure(Phase.DNS, FailureKind.DNS_REFUSED, "the server's port is closed")
            : failure;
    return new NameLookup(host, Via.PLAIN, label, List.of(), watch.elapsed(), dns);
  }
}
