package app.uptick.history;

import java.io.IOException;

/// The history can't be kept or read; everything else goes on without it.
public final class HistoryException extends IOException {

  private static final long serialVersionUID = 1;

  HistoryException(String message, Throwable cause) {
    super(message, cause);
  }

  HistoryException(String message) {
    super(message);
  }
}
