package app.uptick.monitor;

import app.uptick.model.Facts;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.monitor.Round.Ask;
import java.util.List;

/// Asks the network what there is to see; each call takes as long as the network does.
interface Asking {

  /// Asks everyone.
  Facts full();

  /// The same, and says when it looks closer at what failed.
  default Facts full(Runnable closer) {
    return full();
  }

  /// Asks little: some requests and some controls, and looks no further.
  Facts light(List<Ask> asks, List<Control> whom);

  /// How many requests to the service were made so far.
  int requests();

  /// A mark of the network that this device is on.
  String networkFingerprint();
}
