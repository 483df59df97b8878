package app.uptick.witness;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Which part of the person's public address tells whose network it is in, and nothing more: the
/// rest is dropped at once, and this one is never written anywhere (it has no `toString`).
///
/// Providers pass on no routes that are finer than a /24 of IPv4 or a /48 of IPv6, so that these
/// belong to the same network as the whole address.
public final class HomePrefix {

  /// What is no single device's public address (the registries of RFC 6890, and what lies beyond).
  private static final List<Block> SPECIAL =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 3),
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("2002::", 16),
          Block.of("3fff::", 20));

  /// All of IPv6 that is given out.
  private static final Block GLOBAL_IPV6 = Block.of("2000::", 3);

  private static final int IPV4_BYTES = 4;

  private final byte[] address;

  private HomePrefix(byte[] address) {
    this.address = address;
  }

  /// The part of an address that is written in figures; empty for one that is not public.
  public static Optional<HomePrefix> of(String address) {
    if (!address.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return Optional.empty();
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return isPublic(bytes) ? Optional.of(new HomePrefix(known(bytes))) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  boolean isIpv6() {
    return address.length > IPV4_BYTES;
  }

  /// Its first address, in figures.
  String start() {
    return isIpv6()
        ? "%x:%x:%x::".formatted(pair(0), pair(2), pair(4))
        : "%d.%d.%d.0".formatted(at(0), at(1), at(2));
  }

  private int pair(int place) {
    return at(place) << 8 | at(place + 1);
  }

  private int at(int place) {
    return Byte.toUnsignedInt(address[place]);
  }

  private static byte[] known(byte[] address) {
    byte[] kept = new byte[address.length];
    System.arraycopy(address, 0, kept, 0, address.length == IPV4_BYTES ? 3 : 6);
    return kept;
  }

  private static boolean isPublic(byte[] address) {
    return (address.length == IPV4_BYTES || GLOBAL_IPV6.holds(address))
        && SPECIAL.stream().noneMatch(each -> each.holds(address));
  }

  /// Addresses that begin alike.
  private record Block(BigInteger beginning, int bits, int bytes) {

    static Block of(String start, int bits) {
      byte[] address = InetAddress.ofLiteral(start).getAddress();
      return new Block(beginning(address, bits), bits, address.length);
    }

    boolean holds(byte[] address) {
      return address.length == bytes && beginning(address, bits).equals(beginning);
    }

    private static BigInteger beginning(byte[] address, int bits) {
      return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - bits);
    }
  }
}
