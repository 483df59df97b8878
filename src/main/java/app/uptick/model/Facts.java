package app.uptick.model;

import app.uptick.model.ServiceProfile.Control;
import app.uptick.model.ServiceProfile.ProbeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Everything that one round saw, before anybody judges it.
///
/// @param at the round's start, by this device's clock
/// @param followUps what was asked further, because of what the others saw
/// @param lag how late this device's own threads ran, at worst: so much of any measured time may be
///   the device's, not the network's
public record Facts(
    Instant at,
    Device device,
    List<ServiceProbe> probes,
    List<ControlProbe> controls,
    List<NameLookup> lookups,
    List<FollowUp> followUps,
    Duration lag) {

  /// Seen by a device that has time to look.
  public Facts(
      Instant at,
      Device device,
      List<ServiceProbe> probes,
      List<ControlProbe> controls,
      List<NameLookup> lookups,
      List<FollowUp> followUps) {
    this(at, device, probes, controls, lookups, followUps, Duration.ZERO);
  }

  public Facts {
    probes = List.copyOf(probes);
    controls = List.copyOf(controls);
    lookups = List.copyOf(lookups);
    followUps = List.copyOf(followUps);
  }

  /// A request to the service, and what it met.
  public record ServiceProbe(FunctionId function, ProbeSpec spec, Observation seen) {}

  /// A request to a control site, and what it met.
  public record ControlProbe(Control control, Observation seen) {}

  /// A second look at something that failed.
  public sealed interface FollowUp {

    /// The same request, at the addresses that a public resolver gives over HTTPS.
    record AtDohAddress(ServiceProbe probe, Observation seen) implements FollowUp {}

    /// A TLS handshake at the same address that names another host. It gets through when the other
    /// side shows a certificate, whatever its name.
    record OtherName(ServiceProbe probe, Observation seen) implements FollowUp {

      /// Whether the address serves TLS to those who do not name the service.
      public boolean getsThrough() {
        return seen.certificate() != null;
      }
    }

    /// The same request past the configured proxy.
    record Direct(ServiceProbe probe, Observation seen) implements FollowUp {}
  }
}
