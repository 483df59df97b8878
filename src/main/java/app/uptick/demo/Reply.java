package app.uptick.demo;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// What a simulated site answers, and how it delivers it.
///
/// @param delay before the first byte
/// @param bytesPerSecond of the body; 0 for as fast as it goes
public record Reply(
    int status,
    Map<String, String> headers,
    String body,
    Duration delay,
    int bytesPerSecond,
    Manner manner) {

  /// Ways of delivering an answer, good and bad.
  public enum Manner {
    WHOLE,
    /// Takes the request, and says nothing.
    SILENT,
    /// Cuts the connection off instead of answering.
    RESET,
    /// Closes the connection without an answer.
    EMPTY,
    /// Says something that is not HTTP.
    GARBAGE,
    /// Promises more of a body than comes.
    TRUNCATED,
    /// Goes on and on.
    ENDLESS,
    /// The same, packed small.
    GZIP_BOMB
  }

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply html(int status, String body) {
    return of(status, "text/html; charset=utf-8", body);
  }

  public static Reply json(int status, String body) {
    return of(status, "application/json", body);
  }

  public static Reply text(int status, String body) {
    return of(status, "text/plain", body);
  }

  public static Reply redirect(String location) {
    return html(302, "").header("Location", location);
  }

  private static Reply of(int status, String type, String body) {
    return new Reply(status, Map.of("Content-Type", type), body, Duration.ZERO, 0, Manner.WHOLE);
  }

  public Reply header(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, delay, bytesPerSecond, manner);
  }

  /// The same, begun so much later.
  public Reply after(Duration wait) {
    return new Reply(status, headers, body, delay.plus(wait), bytesPerSecond, manner);
  }

  /// The same, trickling.
  public Reply trickling(int perSecond) {
    return new Reply(status, headers, body, delay, perSecond, manner);
  }

  /// The same, delivered in another way.
  public Reply in(Manner other) {
    return new Reply(status, headers, body, delay, bytesPerSecond, other);
  }
}
