package app.uptick.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the same request met on several ways at one moment, and the one switch that helps.
///
/// @param at when it was begun
/// @param fix [Fix#SEARCHING] until all ways were tried
/// @param tries in the order in which they are shown
public record FixReport(Instant at, Fix fix, List<Try> tries) {

  /// What would make it work.
  public enum Fix {
    /// Not known yet.
    SEARCHING("searching"),
    /// It works as things are set.
    NOT_NEEDED("not-needed"),
    PROXY_OFF("proxy-off"),
    OTHER_DNS("other-dns"),
    IPV6_OFF("ipv6-off"),
    /// It works at one time and not at another, on the same way.
    UNSTEADY("unsteady"),
    /// No single switch does.
    NONE("none"),
    /// The device is on no network, so that nothing was tried.
    NOT_CONNECTED("not-connected");

    private final String code;

    Fix(String code) {
      this.code = code;
    }

    /// The word that programs read.
    public String code() {
      return code;
    }
  }

  /// A way to the service.
  public enum Way {
    /// As programs on this device go.
    AS_SET("as-set"),
    /// Past the proxy that is set; else as programs go.
    DIRECT("direct"),
    /// At the addresses of one family that the system gives, past any proxy.
    IPV4("ipv4"),
    IPV6("ipv6"),
    /// At the addresses of one family that a public resolver gives over HTTPS, past any proxy.
    OTHER_DNS("other-dns"),
    OTHER_DNS_IPV6("other-dns-ipv6");

    private final String code;

    Way(String code) {
      this.code = code;
    }

    /// The word that programs read.
    public String code() {
      return code;
    }
  }

  /// What came of trying a way.
  public enum Outcome {
    WAITING("waiting"),
    WORKS("works"),
    FAILS("fails"),
    /// There is no such way from here.
    ABSENT("absent");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    /// The word that programs read.
    public String code() {
      return code;
    }
  }

  /// One way that was tried.
  ///
  /// @param took from the look-up to the end of the answer, or to the failure; null where nothing
  ///   was asked
  public record Try(Way way, Outcome outcome, @Nullable Duration took) {}

  public FixReport {
    tries = List.copyOf(tries);
  }

  /// Whether the ways are being tried just now.
  public boolean isSearching() {
    return fix == Fix.SEARCHING;
  }
}
