package app.uptick.diagnosis;

import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.Observation;
import app.uptick.model.Phase;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.FunctionProfile;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells how each function does from the requests to its hosts.
final class Functions {

  private final ServiceProfile profile;
  private final List<Probed> probed;
  private final Map<FunctionId, FunctionState> states = new EnumMap<>(FunctionId.class);

  Functions(ServiceProfile profile, List<Probed> probed) {
    this.profile = profile;
    this.probed = probed;
    profile.functions().forEach(each -> states.put(each.id(), state(of(each.id()))));
  }

  Map<FunctionId, FunctionState> states() {
    return states;
  }

  /// The reports, in the profile's order. Where the fault is this device's, its functions could not
  /// be asked, which is not to fail.
  List<FunctionReport> reports(boolean couldBeAsked) {
    return profile.functions().stream().map(each -> report(each, couldBeAsked)).toList();
  }

  private List<Probed> of(FunctionId id) {
    return probed.stream().filter(each -> each.function() == id).toList();
  }

  /// One host that answers well is enough: the others are its reserve, for a person as for us.
  private static FunctionState state(List<Probed> asked) {
    if (asked.stream().allMatch(each -> each.outcome() == Outcome.NOT_ASKED)) {
      return FunctionState.UNKNOWN;
    }
    if (asked.stream().anyMatch(each -> each.outcome() == Outcome.GOOD)) {
      return FunctionState.UP;
    }
    return asked.stream().anyMatch(each -> each.outcome().isSlow())
        ? FunctionState.SLOW
        : FunctionState.FAILING;
  }

  private FunctionReport report(FunctionProfile function, boolean couldBeAsked) {
    FunctionState state = states.getOrDefault(function.id(), FunctionState.UNKNOWN);
    Probed telling = telling(of(function.id()));
    if (telling == null) {
      return new FunctionReport(
          function.id(),
          function.name(),
          function.probes().getFirst().url(),
          FunctionState.UNKNOWN,
          null,
          app.uptick.model.PhaseTimes.NONE,
          null,
          null,
          null);
    }
    Observation seen = telling.probe().seen();
    boolean failing = state == FunctionState.FAILING;
    InetAddress address = seen.address();
    return new FunctionReport(
        function.id(),
        function.name(),
        seen.url(),
        failing && !couldBeAsked ? FunctionState.UNKNOWN : state,
        address == null ? null : address.getHostAddress(),
        seen.times(),
        seen.answer() == null ? null : seen.answer().status(),
        telling.outcome().answered() ? null : failure(telling),
        seen.at());
  }

  /// The request that made the state what it is: of several, the best.
  private static @Nullable Probed telling(List<Probed> asked) {
    return asked.stream()
        .min(
            Comparator.comparing((Probed each) -> each.outcome() != Outcome.GOOD)
                .thenComparing(each -> !each.outcome().isSlow()))
        .orElse(null);
  }

  /// What failed: as the request met it, or as its answer says.
  private static Failure failure(Probed telling) {
    Observation seen = telling.probe().seen();
    if (seen.failure() != null) {
      return seen.failure();
    }
    int status = seen.answer() == null ? 0 : seen.answer().status();
    return switch (telling.outcome()) {
      case OVERLOADED, SERVER_ERROR, MAINTENANCE ->
          new Failure(Phase.HTTP, FailureKind.STATUS, "answered " + status);
      default ->
          new Failure(
              Phase.HTTP,
              FailureKind.UNEXPECTED_CONTENT,
              "answered " + status + ", not with the service’s page");
    };
  }
}
