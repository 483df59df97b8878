package app.uptick.scenario;

import app.uptick.scenario.World.Ipv6;
import app.uptick.scenario.World.NameAnswer;
import app.uptick.scenario.World.NameFault;
import app.uptick.scenario.World.Via;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Knows every name and address of a simulated internet, and what name servers say of them. Any
/// thread.
final class Zone {

  /// Who shows a provider's notice of a block.
  static final String BLOCK_HOST = "blockpage.isp.example";

  /// Who wants visitors of a Wi-Fi to sign in.
  static final String PORTAL_HOST = "login.wifi.example";

  /// Who answers where somebody is asked for who lives elsewhere.
  static final String NOBODY = "unknown.example";

  private static final long TTL = 5;

  /// A name server's reply, and when.
  record Told(Message message, Duration delay, boolean silent) {}

  /// Whose an address is, and which of theirs.
  record Owner(String host, int edge) {}

  private final World world;
  private final AtomicInteger next = new AtomicInteger(1);
  private final Map<String, List<InetAddress>> addresses = new ConcurrentHashMap<>();
  private final Map<InetAddress, Owner> owners = new ConcurrentHashMap<>();

  Zone(World world) {
    this.world = world;
  }

  /// All addresses of a name, IPv4 first; a literal address is its own.
  List<InetAddress> addresses(String host) {
    return addresses.computeIfAbsent(host, this::allot);
  }

  /// Whose an address is.
  Owner owner(InetAddress address) {
    return owners.getOrDefault(address, new Owner(address.getHostAddress(), 0));
  }

  /// Who answers when `host` is asked for at `address`.
  String hostAt(String host, InetAddress address) {
    String owner = owner(address).host();
    boolean anyName = owner.equals(BLOCK_HOST) || owner.equals(PORTAL_HOST) || host.isEmpty();
    return anyName ? owner : addresses(host).contains(address) ? host : NOBODY;
  }

  /// What a name server says to a query.
  Told answer(Message query, Via via) {
    Record question = query.getQuestion();
    String host = question.getName().toString(true).toLowerCase(java.util.Locale.ROOT);
    NameFault fault =
        world.names.stream()
            .filter(each -> each.via().contains(via) && each.who().covers(host, ""))
            .findFirst()
            .orElse(
                new NameFault(Who.everyone(), List.of(), new NameAnswer.Truth(), Duration.ZERO));
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.RA);
    reply.addRecord(question, Section.QUESTION);
    List<InetAddress> found =
        switch (fault.answer()) {
          case NameAnswer.Code(int rcode) -> {
            reply.getHeader().setRcode(rcode);
            yield List.of();
          }
          case NameAnswer.Silence() -> List.of();
          case NameAnswer.Nothing() -> List.of();
          case NameAnswer.Address(String literal) -> List.of(literal(literal));
          case NameAnswer.AddressOf(String other) -> addresses(other);
          case NameAnswer.Truth() -> truth(host, reply);
        };
    for (InetAddress address : found) {
      add(reply, question, address);
    }
    return new Told(reply, fault.delay(), fault.answer() instanceof NameAnswer.Silence);
  }

  private List<InetAddress> truth(String host, Message reply) {
    if (host.endsWith(".invalid") || host.endsWith(".test")) {
      reply.getHeader().setRcode(Rcode.NXDOMAIN);
      return List.of();
    }
    return addresses(host);
  }

  private static void add(Message reply, Record question, InetAddress address) {
    boolean v4 = address instanceof Inet4Address;
    if (v4 && question.getType() == Type.A) {
      reply.addRecord(new ARecord(question.getName(), DClass.IN, TTL, address), Section.ANSWER);
    } else if (!v4 && question.getType() == Type.AAAA) {
      reply.addRecord(new AAAARecord(question.getName(), DClass.IN, TTL, address), Section.ANSWER);
    }
  }

  private List<InetAddress> allot(String host) {
    if (host.matches("[0-9.]+|.*:.*")) {
      InetAddress own = literal(host);
      owners.put(own, new Owner(host, 0));
      return List.of(own);
    }
    int number = next.getAndIncrement();
    List<InetAddress> found = new ArrayList<>();
    for (int edge = 0; edge < world.edges; edge++) {
      found.add(literal("23.%d.%d.%d".formatted(edge, number >> 8, number & 255)));
    }
    for (int edge = 0; edge < world.edges && world.ipv6 != Ipv6.OFF; edge++) {
      found.add(literal("2600:23:%d::%x".formatted(edge, number)));
    }
    for (int i = 0; i < found.size(); i++) {
      owners.put(found.get(i), new Owner(host, i % world.edges));
    }
    return found;
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address + " is not a literal address", e);
    }
  }
}
