package app.uptick.model;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one way of asking said of one name.
///
/// @param server whom we asked, for a person
/// @param addresses empty exactly when there is a failure
public record NameLookup(
    String name,
    Via via,
    String server,
    List<InetAddress> addresses,
    Duration elapsed,
    @Nullable Failure failure) {

  /// Ways of asking.
  public enum Via {
    /// As every program on this device asks: hosts file, configured servers, and what else there
    /// is.
    SYSTEM,
    /// A public server in plain DNS.
    PLAIN,
    /// A public server over HTTPS (RFC 8484).
    DOH
  }

  public NameLookup {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty() == (failure == null)) {
      throw new IllegalArgumentException("lookup of " + name + " needs addresses or a failure");
    }
  }

  /// Whether the name was found.
  public boolean found() {
    return failure == null;
  }

  /// Whether it failed so.
  public boolean failedWith(FailureKind kind) {
    return failure != null && failure.kind() == kind;
  }
}
