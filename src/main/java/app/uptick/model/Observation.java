package app.uptick.model;

import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one request met on its way: flat facts, one failure at most, at the last stage reached.
///
/// @param lookup null when the address was given
/// @param attempts in the order in which they were begun
/// @param address where the connection was made, null when none was
/// @param certificate what the server showed, also when it is not trusted
/// @param answer null when no answer came; with a failure, what came before it
public record Observation(
    URI url,
    Instant at,
    @Nullable NameLookup lookup,
    List<ConnectAttempt> attempts,
    @Nullable InetAddress address,
    @Nullable PeerCertificate certificate,
    @Nullable HttpAnswer answer,
    PhaseTimes times,
    @Nullable Failure failure) {

  public Observation {
    attempts = List.copyOf(attempts);
  }

  /// The host that was asked.
  public String host() {
    return url.getHost();
  }

  /// The failure, if it is of one of these kinds.
  public boolean failedWith(FailureKind... kinds) {
    return failure != null && List.of(kinds).contains(failure.kind());
  }

  /// The phase in which it failed; empty when it did not.
  public Optional<Phase> failedIn() {
    return Optional.ofNullable(failure).map(Failure::phase);
  }
}
