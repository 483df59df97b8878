package app.uptick.cli;

import app.uptick.link.ContractJson;
import app.uptick.link.LinkClient;
import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.PhaseTimes;
import app.uptick.model.Scope;
import app.uptick.model.ServiceProfile;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `uptick status`: what the running monitor knows, without asking the network.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Prints the running monitor's latest verdict, without asking the network.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Override
  public Integer call() {
    CheckText texts = new CheckText(Locale.getDefault());
    Check check =
        latest(options.dataFolder())
            .orElseGet(() -> unknown(options.profile(), texts.text("status.none")));
    System.out.println(json ? ContractJson.check(check) : texts.headline(check.diagnosis()));
    return ExitCode.of(check.diagnosis().state());
  }

  /// A monitor that can't be reached in time is none.
  private static Optional<Check> latest(Path dataFolder) {
    Optional<LinkClient> connected = LinkClient.connect(dataFolder);
    if (connected.isEmpty()) {
      return Optional.empty();
    }
    try (LinkClient client = connected.get()) {
      StatusSnapshot snapshot = client.snapshot();
      return snapshot.isStale(Instant.now())
          ? Optional.empty()
          : Optional.ofNullable(snapshot.latest());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Check unknown(ServiceProfile profile, String headline) {
    List<FunctionReport> functions =
        profile.functions().stream()
            .map(each ->
                new FunctionReport(
                    each.id(),
                    each.name(),
                    each.probes().getFirst().url(),
                    FunctionState.UNKNOWN,
                    null,
                    PhaseTimes.NONE,
                    null,
                    null,
                    null))
            .toList();
    return new Check(
        Instant.now(),
        Duration.ZERO,
        new Diagnosis(
            State.UNKNOWN,
            Cause.UNCLEAR,
            Set.of(),
            Scope.UNCLEAR,
            0,
            headline,
            List.of(),
            List.of(),
            functions,
            List.of()));
  }
}
