package app.uptick.demo;

import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.NameLookup;
import app.uptick.model.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// Looks names up as a device's own resolver does: in its hosts file, then by asking its configured
/// name server, over UDP.
///
/// @param hosts lines of the hosts file
record DeviceNames(InetSocketAddress server, List<String> hosts, boolean ipv6) {

  DeviceNames {
    hosts = List.copyOf(hosts);
  }

  NameLookup lookup(String host, Duration limit) {
    long start = System.nanoTime();
    List<InetAddress> found = new ArrayList<>();
    int rcode = Rcode.NOERROR;
    try {
      for (String line : hosts) {
        if (line.endsWith(" " + host)) {
          found.add(InetAddress.getByName(line.substring(0, line.indexOf(' '))));
        }
      }
      if (found.isEmpty()) {
        rcode = ask(host, Type.A, limit, found);
      }
      if (ipv6 && rcode == Rcode.NOERROR && hosts.isEmpty()) {
        ask(host, Type.AAAA, limit, found);
      }
    } catch (IOException _) {
      return told(host, start, List.of(), FailureKind.TIMEOUT);
    }
    return told(host, start, found, found.isEmpty() ? kind(rcode) : null);
  }

  private int ask(String host, int type, Duration limit, List<InetAddress> found)
      throws IOException {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(limit);
    Message query =
        Message.newQuery(Record.newRecord(Name.fromString(host + "."), type, DClass.IN));
    Message reply = resolver.send(query);
    for (Record record : reply.getSection(Section.ANSWER)) {
      if (record instanceof ARecord a) {
        found.add(a.getAddress());
      } else if (record instanceof AAAARecord aaaa) {
        found.add(aaaa.getAddress());
      }
    }
    return reply.getRcode();
  }

  private static FailureKind kind(int rcode) {
    return switch (rcode) {
      case Rcode.NXDOMAIN -> FailureKind.DNS_NXDOMAIN;
      case Rcode.SERVFAIL -> FailureKind.DNS_SERVFAIL;
      case Rcode.REFUSED -> FailureKind.DNS_REFUSED;
      default -> FailureKind.DNS_NO_ANSWER;
    };
  }

  private static NameLookup told(
      String host,
      long start,
      List<InetAddress> found,
      @org.jspecify.annotations.Nullable FailureKind kind) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    Failure failure = kind == null ? null : new Failure(Phase.DNS, kind, "said so");
    return new NameLookup(
        host, NameLookup.Via.SYSTEM, "this device's resolver", found, elapsed, failure);
  }
}
