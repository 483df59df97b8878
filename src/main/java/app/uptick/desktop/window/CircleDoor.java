package app.uptick.desktop.window;

import app.uptick.model.CircleView;
import java.io.IOException;
import java.util.Optional;

/// The way into the person's circle, and out of it.
public interface CircleDoor {

  /// Whether an address or a code can be used.
  enum Fit {
    FITS,
    /// It is none, or not whole.
    UNFIT,
    /// It is one, of a broker to which the way is open to listeners.
    OPEN_TO_LISTENERS
  }

  Fit fitOfBroker(String address);

  Fit fitOfCode(String code);

  /// The code by which others come into the circle that the person is in; empty where they are in
  /// none.
  ///
  /// @throws IOException where that can't be read
  Optional<String> invitation() throws IOException;

  /// Comes into a new circle, if its broker lets us in, which takes some seconds to find out. What
  /// the broker said; where it could not be reached, nothing was changed.
  CircleView create(String broker) throws IOException, InterruptedException;

  /// Comes into the circle of a code, in the same way.
  CircleView join(String code) throws IOException, InterruptedException;

  void leave() throws IOException;
}
