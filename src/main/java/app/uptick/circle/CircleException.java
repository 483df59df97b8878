package app.uptick.circle;

import java.io.Serial;

/// What a person gave or has is not fit for a circle; the message says so to that person.
public final class CircleException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  CircleException(String message) {
    super(message);
  }
}
