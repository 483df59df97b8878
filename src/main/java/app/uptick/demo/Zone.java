package app.uptick.demo;

import app.uptick.demo.World.NameAnswer;
import app.uptick.demo.World.NameFault;
import app.uptick.demo.World.Via;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
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
public final class Zone {

  /// Who shows a provider's notice of a block.
  public static final String BLOCK_HOST = "blockpage.isp.example";

  /// Who wants visitors of a Wi-Fi to sign in.
  static final String PORTAL_HOST = "login.wifi.example";

  /// Who answers where somebody is asked for who lives elsewhere.
  static final String NOBODY = "unknown.example";

  private static final long TTL = 5;

  /// A name server's reply, and when.
  record Told(Message message, Duration delay, boolean silent) {}

  private final World world;
  private final Addresses book;

  Zone(World world, Addresses book) {
    this.world = world;
    this.book = book;
  }

  /// All addresses of a name, IPv4 first; a literal address is its own.
  List<InetAddress> addresses(String host) {
    return book.of(host);
  }

  /// Whose an address is.
  Addresses.Owner owner(InetAddress address) {
    return book.owner(address);
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

  static boolean isLiteral(String host) {
    return host.matches("[0-9.]+|.*:.*");
  }

  static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address + " is not a literal address", e);
    }
  }
}
