package app.uptick.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What this device says of its own network.
///
/// @param hasAddress whether an interface other than loopback is up and has a routable address
/// @param hasRoute whether the system knows a way to the internet, over IPv4 or IPv6
/// @param gateway whether the router answers on the local network
/// @param vpn the name of a tunnel interface that is up, null when there is none
/// @param proxy the proxy that programs are told to use, null when there is none
/// @param hostsEntries lines of the hosts file that name the service
public record Device(
    boolean hasAddress,
    boolean hasRoute,
    Gateway gateway,
    @Nullable String vpn,
    @Nullable String proxy,
    List<String> hostsEntries) {

  /// What is known of the router.
  public enum Gateway {
    ANSWERS,
    SILENT,
    UNKNOWN
  }

  public Device {
    hostsEntries = List.copyOf(hostsEntries);
  }

  /// Whether packets can leave the device at all.
  public boolean isConnected() {
    return hasAddress && hasRoute;
  }
}
