package app.uptick.model;

import java.util.Map;
import java.util.Optional;

/// What a server answered, as far as it was read.
///
/// @param headers by lower-case name; of repeated headers the values are joined by ", "
/// @param body the body's beginning, as text
public record HttpAnswer(int status, Map<String, String> headers, String body) {

  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /// The value of a header, by lower-case name.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
