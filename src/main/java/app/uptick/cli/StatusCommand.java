package app.uptick.cli;

import app.uptick.link.ContractJson;
import app.uptick.link.LinkClient;
import app.uptick.model.Activity;
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

  private final CheckText texts = new CheckText();

  @Override
  public Integer call() {
    options.speakAsSet(); // what is wrong with them is said by every command
    Instant now = Instant.now();
    Optional<StatusSnapshot> snapshot = snapshot(options.dataFolder());
    Check latest =
        snapshot.filter(each -> !each.isStale(now)).map(StatusSnapshot::latest).orElse(null);
    Check check =
        latest == null ? unknown(options.profile(), texts.text(nothing(snapshot))) : latest;
    if (json) {
      System.out.println(ContractJson.check(check));
    } else if (latest == null) {
      System.out.println(check.diagnosis().headline());
    } else {
      String headline = texts.headline(check.diagnosis());
      System.out.println(snapshot.map(each -> withTime(headline, each, check)).orElse(headline));
    }
    return ExitCode.of(check.diagnosis().state());
  }

  private static String nothing(Optional<StatusSnapshot> snapshot) {
    return snapshot
        .map(each -> each.latest() == null ? "status.starting" : "status.stale")
        .orElse("status.none");
  }

  private String withTime(String headline, StatusSnapshot snapshot, Check latest) {
    String at = texts.timeOfDay(latest.endedAt());
    boolean paused = snapshot.activity() == Activity.PAUSED;
    return texts.text(paused ? "status.paused" : "status.checked", headline, at);
  }

  /// A monitor that can't be reached in time is none.
  private static Optional<StatusSnapshot> snapshot(Path dataFolder) {
    Optional<LinkClient> connected = LinkClient.connect(dataFolder);
    if (connected.isEmpty()) {
      return Optional.empty();
    }
    try (LinkClient client = connected.get()) {
      return Optional.of(client.snapshot());
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
