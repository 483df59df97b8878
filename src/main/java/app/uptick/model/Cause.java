package app.uptick.model;

/// Why the state is what it is, as in the contract.
public enum Cause {
  NONE("none"),
  CONGESTION("congestion"),
  OVERLOAD("overload"),
  SERVER_ERROR("server-error"),
  MAINTENANCE("maintenance"),
  CONTENT_DELIVERY("content-delivery"),
  CERTIFICATE("certificate"),
  UNCLEAR("unclear"),
  SERVICE_DNS("service-dns"),
  UNREACHABLE("unreachable"),
  DNS_TAMPERING("dns-tampering"),
  CONNECTION_FILTERED("connection-filtered"),
  BLOCK_PAGE("block-page"),
  GEO_BAN("geo-ban"),
  NO_NETWORK("no-network"),
  NO_INTERNET("no-internet"),
  DNS_RESOLVER("dns-resolver"),
  CAPTIVE_PORTAL("captive-portal"),
  SLOW_CONNECTION("slow-connection"),
  WRONG_CLOCK("wrong-clock"),
  TLS_INTERCEPTION("tls-interception"),
  PROXY("proxy");

  private final String code;

  Cause(String code) {
    this.code = code;
  }

  /// The word that programs read.
  public String code() {
    return code;
  }

  /// Whether the contract lets this cause stand beside `state`.
  public boolean goesWith(State state) {
    return switch (state) {
      case UP -> this == NONE;
      case DEGRADED ->
          switch (this) {
            case CONGESTION,
                OVERLOAD,
                SERVER_ERROR,
                MAINTENANCE,
                CONTENT_DELIVERY,
                CERTIFICATE,
                UNCLEAR ->
                true;
            default -> false;
          };
      case DOWN ->
          switch (this) {
            case MAINTENANCE, OVERLOAD, SERVER_ERROR, SERVICE_DNS, CERTIFICATE, UNREACHABLE -> true;
            default -> false;
          };
      case BLOCKED ->
          switch (this) {
            case DNS_TAMPERING, CONNECTION_FILTERED, BLOCK_PAGE, GEO_BAN -> true;
            default -> false;
          };
      case YOUR_SIDE ->
          switch (this) {
            case NO_NETWORK,
                NO_INTERNET,
                DNS_RESOLVER,
                CAPTIVE_PORTAL,
                SLOW_CONNECTION,
                WRONG_CLOCK,
                TLS_INTERCEPTION,
                PROXY ->
                true;
            default -> false;
          };
      case UNKNOWN -> this == UNCLEAR;
    };
  }
}
