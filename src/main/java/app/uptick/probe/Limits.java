package app.uptick.probe;

import java.time.Duration;

/// How long each part of a request may take, and how much of its body is read.
///
/// @param dns for the name's addresses
/// @param connect for a connection, all addresses together
/// @param whole from the start of connecting to the last byte wanted
/// @param bodyBytes of the body, as sent
public record Limits(Duration dns, Duration connect, Duration whole, int bodyBytes) {

  /// For rounds: glibc asks a second time after 5 s, and one lost packet should not make a failure.
  public static final Limits PATIENT =
      new Limits(Duration.ofMillis(5600), Duration.ofSeconds(4), Duration.ofSeconds(8), 32_768);

  /// For what must not hold up a round.
  public static final Limits BRISK =
      new Limits(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(4), 32_768);
}
