package app.uptick.probe;

import app.uptick.model.Device;
import app.uptick.model.NameLookup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// The network as this device sees it: all that probes need of their surroundings. The real one, or
/// one that is simulated on loopback.
///
/// @param names how programs on this device look names up
/// @param proxies which proxy a URL is to be asked through
/// @param fingerprint changes when the network does
public record Internet(
    Names names,
    Route route,
    X509ExtendedTrustManager trust,
    DeviceLook device,
    Function<URI, Optional<InetSocketAddress>> proxies,
    Supplier<String> fingerprint) {

  /// Looks a name up within a time; never throws.
  @FunctionalInterface
  public interface Names {
    NameLookup lookup(String host, Duration limit);
  }

  /// Looks at the device; `proxy` is shown as it is, `domains` are sought in the hosts file.
  @FunctionalInterface
  public interface DeviceLook {
    Device look(@Nullable String proxy, List<String> domains);
  }

  /// The same past any proxy.
  public Internet direct() {
    return new Internet(names, route, trust, device, _ -> Optional.empty(), fingerprint);
  }

  /// The real one.
  ///
  /// @param environment where proxies are looked for; null to go past any proxy
  public static Internet real(@Nullable Map<String, String> environment) {
    DeviceFacts device = new DeviceFacts();
    Function<URI, Optional<InetSocketAddress>> proxies =
        environment == null ? _ -> Optional.empty() : new ProxyFinder(environment)::proxyFor;
    return new Internet(
        new SystemNames()::lookup,
        Route.REAL,
        TlsHandshake.systemTrust(),
        device::look,
        proxies,
        device::fingerprint);
  }
}
