package app.uptick.monitor;

import app.uptick.model.Facts;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.monitor.Round.Ask;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// Asks the network what there is to see; each call takes as long as the network does.
interface Asking {

  /// Asks everyone.
  default Facts full() {
    return full(Set.of(), () -> {});
  }

  /// Asks everyone but some.
  ///
  /// @param later requests that are left for later
  /// @param closer told when it looks closer at what failed
  Facts full(Set<URI> later, Runnable closer);

  /// Asks little: some requests and some controls, and looks no further.
  Facts light(List<Ask> asks, List<Control> whom);

  /// How many requests to the service were made so far.
  int requests();

  /// A mark of the network that this device is on.
  String networkFingerprint();
}
