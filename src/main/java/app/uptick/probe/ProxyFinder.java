package app.uptick.probe;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the HTTP proxy that programs are told to use: by Java's own properties, else by the
/// environment, as curl and most others read it.
public final class ProxyFinder {

  private final Map<String, String> environment;

  public ProxyFinder(Map<String, String> environment) {
    this.environment = environment;
  }

  /// The proxy for a URL, if it is to be asked through one.
  public Optional<InetSocketAddress> proxyFor(URI url) {
    return fromProperties(url).or(() -> fromEnvironment(url));
  }

  private static Optional<InetSocketAddress> fromProperties(URI url) {
    ProxySelector selector = ProxySelector.getDefault();
    if (selector == null) {
      return Optional.empty();
    }
    return selector.select(url).stream()
        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
        .map(Proxy::address)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .findFirst();
  }

  private Optional<InetSocketAddress> fromEnvironment(URI url) {
    if (isExempt(url.getHost())) {
      return Optional.empty();
    }
    return Stream.of(url.getScheme() + "_proxy", "all_proxy")
        .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
        .map(environment::get)
        .flatMap(value -> parse(value).stream())
        .findFirst();
  }

  private boolean isExempt(String host) {
    String list = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
    return Stream.of(list.split("[,\\s]+"))
        .map(entry -> entry.startsWith(".") ? entry.substring(1) : entry)
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
  }

  private static Optional<InetSocketAddress> parse(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(value.contains("://") ? value : "http://" + value);
      boolean usable = uri.getHost() != null && uri.getScheme().startsWith("http");
      return usable
          ? Optional.of(
              InetSocketAddress.createUnresolved(
                  uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
