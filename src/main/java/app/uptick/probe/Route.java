package app.uptick.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Where packets for an address really go: there, except where a simulated internet on this machine
/// stands in for the real one. Nothing above knows the difference.
@FunctionalInterface
public interface Route {

  /// The internet as it is.
  Route REAL = InetSocketAddress::new;

  /// Where to connect to for `port` of `address`.
  InetSocketAddress to(InetAddress address, int port);
}
