package app.uptick.witness;

import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Unread;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A witness could not be read; caught where its testimony is written down.
final class UnreadException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final Reason reason;
  private final @Nullable String detail;
  private final Duration retryAfter;

  /// With the time that the witness asks us to wait; zero when it does not say.
  UnreadException(Reason reason, @Nullable String detail, Duration retryAfter) {
    super(reason + (detail == null ? "" : ": " + detail), null, false, false);
    this.reason = reason;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  UnreadException(Reason reason, @Nullable String detail) {
    this(reason, detail, Duration.ZERO);
  }

  UnreadException(Reason reason) {
    this(reason, null);
  }

  Duration retryAfter() {
    return retryAfter;
  }

  Unread unread() {
    return new Unread(reason, detail);
  }
}
