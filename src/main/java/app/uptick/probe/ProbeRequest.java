package app.uptick.probe;

import app.uptick.model.ServiceProfile.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request to make, and how.
///
/// @param addresses where to connect; empty to look the name up
/// @param serverName the name to give in the TLS handshake instead of the URL's, null for that
/// @param handshakeOnly whether to stop once the server has shown its certificate
/// @param proxy an HTTP proxy to go through, null to go directly
/// @param accept the media type to ask for
public record ProbeRequest(
    URI url,
    Method method,
    Limits limits,
    List<InetAddress> addresses,
    @Nullable String serverName,
    boolean handshakeOnly,
    @Nullable InetSocketAddress proxy,
    String accept) {

  /// An ordinary request.
  public static ProbeRequest of(URI url, Method method, Limits limits) {
    return new ProbeRequest(url, method, limits, List.of(), null, false, null, "*/*");
  }

  /// The same at given addresses.
  public ProbeRequest at(List<InetAddress> places) {
    return new ProbeRequest(
        url, method, limits, List.copyOf(places), serverName, handshakeOnly, proxy, accept);
  }

  /// The same handshake with another name, and no request.
  public ProbeRequest naming(String name) {
    return new ProbeRequest(url, method, limits, addresses, name, true, proxy, accept);
  }

  /// The same through a proxy, or past it when null.
  public ProbeRequest through(@Nullable InetSocketAddress via) {
    return new ProbeRequest(url, method, limits, addresses, serverName, handshakeOnly, via, accept);
  }

  ProbeRequest accepting(String type) {
    return new ProbeRequest(url, method, limits, addresses, serverName, handshakeOnly, proxy, type);
  }

  boolean isTls() {
    return "https".equals(url.getScheme());
  }

  int port() {
    return url.getPort() > 0 ? url.getPort() : isTls() ? 443 : 80;
  }

  String target() {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
