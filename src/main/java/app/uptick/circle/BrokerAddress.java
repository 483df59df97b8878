package app.uptick.circle;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a broker is, and who to say we are: `mqtts://name:password@host:8883`.
///
/// @param user empty where the broker asks for none
record BrokerAddress(boolean secure, String host, int port, String user, String password) {

  private static final int SECURE_PORT = 8883;
  private static final int PLAIN_PORT = 1883;
  private static final String WANT = "want one such as mqtts://broker.example:8883";

  /// The address that a URL holds.
  ///
  /// @throws CircleException where it holds none
  static BrokerAddress parse(String url) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException _) {
      throw new CircleException("the broker’s address is no URL, " + WANT);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("mqtts") && !scheme.equals("mqtt")) {
      throw new CircleException("the broker’s address begins with another word, " + WANT);
    }
    if (uri.getHost() == null || !(uri.getPath() == null || uri.getPath().matches("|/"))) {
      throw new CircleException("the broker’s address has no host, or more than that, " + WANT);
    }
    boolean secure = scheme.equals("mqtts");
    int usual = secure ? SECURE_PORT : PLAIN_PORT;
    int port = uri.getPort() == -1 ? usual : uri.getPort();
    if (port < 1 || port > 65535) {
      throw new CircleException("the broker’s port is " + port + ", want 1 to 65535");
    }
    String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = user.indexOf(':');
    return new BrokerAddress(
        secure,
        uri.getHost().replaceAll("[\\[\\]]", ""),
        port,
        decoded(colon < 0 ? user : user.substring(0, colon)),
        decoded(colon < 0 ? "" : user.substring(colon + 1)));
  }

  private static String decoded(String text) {
    // A plus sign stands for itself in this part of a URL (RFC 3986, section 3.2.1).
    return java.net.URLDecoder.decode(
        text.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  /// The URL that [#parse] reads.
  String url() {
    String name = user.isEmpty() ? "" : encoded(user) + ":" + encoded(password) + "@";
    return (secure ? "mqtts://" : "mqtt://") + name + shown();
  }

  /// Host and port, for a person.
  String shown() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /// Whether who listens on the way learns the password, and who talks to whom when.
  boolean isOpenToListeners() {
    return !secure && !host.equals("localhost") && !host.matches("127(\\.\\d{1,3}){3}|::1");
  }

  /// Without the password.
  @Override
  public String toString() {
    return (secure ? "mqtts://" : "mqtt://") + shown();
  }
}
