package app.uptick.probe;

import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.NameLookup;
import app.uptick.model.NameLookup.Via;
import app.uptick.model.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Questions and answers of DNS, between dnsjava's messages and our facts.
final class DnsMessages {

  private DnsMessages() {}

  static Message query(String host) throws IOException {
    return query(host, Type.A);
  }

  static Message ipv6Query(String host) throws IOException {
    return query(host, Type.AAAA);
  }

  private static Message query(String host, int type) throws IOException {
    Name name = Name.fromString(host + ".");
    return Message.newQuery(Record.newRecord(name, type, DClass.IN));
  }

  static NameLookup lookup(String host, Via via, String server, Message reply, Duration elapsed) {
    List<InetAddress> addresses = new ArrayList<>();
    for (Record record : reply.getSection(Section.ANSWER)) {
      switch (record) {
        case ARecord a -> addresses.add(a.getAddress());
        case AAAARecord aaaa -> addresses.add(aaaa.getAddress());
        default -> {
          // Aliases on the way to the addresses.
        }
      }
    }
    FailureKind kind = kind(reply.getRcode(), addresses);
    if (kind == null) {
      return new NameLookup(host, via, server, addresses, elapsed, null);
    }
    String detail =
        kind == FailureKind.DNS_BOGON
            ? "answered with " + SystemNames.listed(addresses)
            : "answered " + Rcode.string(reply.getRcode());
    return new NameLookup(
        host, via, server, List.of(), elapsed, new Failure(Phase.DNS, kind, detail));
  }

  private static @org.jspecify.annotations.Nullable FailureKind kind(
      int rcode, List<InetAddress> addresses) {
    return switch (rcode) {
      case Rcode.NXDOMAIN -> FailureKind.DNS_NXDOMAIN;
      case Rcode.SERVFAIL -> FailureKind.DNS_SERVFAIL;
      case Rcode.REFUSED -> FailureKind.DNS_REFUSED;
      case Rcode.NOERROR -> {
        if (addresses.isEmpty()) {
          yield FailureKind.DNS_NO_ANSWER;
        }
        yield addresses.stream().allMatch(Bogons::isBogon) ? FailureKind.DNS_BOGON : null;
      }
      default -> FailureKind.UNKNOWN;
    };
  }
}
