package app.uptick.cli;

import app.uptick.history.History;
import app.uptick.history.Retention;
import app.uptick.link.ContractJson;
import app.uptick.link.LinkServer;
import app.uptick.model.Check;
import app.uptick.model.Device;
import app.uptick.model.NameLookup;
import app.uptick.model.NameLookup.Via;
import app.uptick.probe.Internet;
import app.uptick.settings.ProfileFile;
import app.uptick.settings.SettingsFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Does once what every start does, without asking anybody: the build runs it to record the
/// ahead-of-time cache (JEP 514).
@Command(name = "train", hidden = true, description = "Used by the build.")
final class TrainCommand implements Callable<Integer> {

  /// Nobody listens there (RFC 1700 calls it tcpmux; nobody has it).
  private static final int CLOSED_PORT = 1;

  @Override
  public Integer call() throws IOException {
    Clock clock = Clock.systemUTC();
    Engine engine = new Engine(ProfileFile.builtIn(), Locale.getDefault(), nobodyThere(), clock);
    Check check = engine.check();
    Path folder = Files.createTempDirectory("uptick-train");
    try (LinkServer link = LinkServer.claim(folder, clock).orElseThrow()) {
      link.onCheck(check);
      Retention retention = new Retention(Duration.ofDays(1), 1 << 20);
      try (History history = History.open(folder, clock, retention, _ -> {}).history()) {
        history.record(check, SettingsFile.defaults().pollInterval());
      }
    } finally {
      FileTrees.delete(folder);
    }
    System.out.println(ContractJson.check(check).length() + new CheckText().of(check));
    return ExitCode.OK;
  }

  /// Every name is found, and every connection refused, on this machine.
  private static Internet nobodyThere() {
    InetAddress somewhere = new InetSocketAddress("192.0.32.8", CLOSED_PORT).getAddress();
    InetSocketAddress closed = new InetSocketAddress(InetAddress.getLoopbackAddress(), CLOSED_PORT);
    Device device = new Device(true, true, Device.Gateway.ANSWERS, null, null, List.of());
    Internet real = Internet.real(null);
    return new Internet(
        (host, _) ->
            new NameLookup(host, Via.SYSTEM, "nobody", List.of(somewhere), Duration.ZERO, null),
        (_, _) -> closed,
        real.trust(),
        (_, _) -> device,
        _ -> Optional.empty(),
        real.fingerprint());
  }
}
