package app.uptick.probe;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Tells addresses that no public server can have (RFC 6890).
final class Bogons {

  private Bogons() {}

  static boolean isBogon(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isReserved(address);
  }

  private static boolean isReserved(InetAddress address) {
    byte[] raw = address.getAddress();
    int first = raw[0] & 0xff;
    int second = raw[1] & 0xff;
    if (address instanceof Inet4Address) {
      return first == 0
          || first >= 240
          || (first == 100 && second >= 64 && second < 128)
          || (first == 198 && (second == 18 || second == 19))
          || (first == 192 && second == 0 && (raw[2] == 0 || raw[2] == 2));
    }
    return (first & 0xfe) == 0xfc;
  }
}
