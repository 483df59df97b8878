package app.uptick.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Tells whether the link in use costs its owner by the byte, as far as NetworkManager knows it
/// (`Metered` of org.freedesktop.NetworkManager.Device: yes, no, or a guess of either). Where there
/// is no NetworkManager, it does not.
public final class MeteredLink implements BooleanSupplier {

  private static final int PATIENCE_SECONDS = 2;

  private final List<String> command;

  public MeteredLink() {
    this(
        List.of("nmcli", "--terse", "--fields", "GENERAL.STATE,GENERAL.METERED", "device", "show"));
  }

  MeteredLink(List<String> command) {
    this.command = List.copyOf(command);
  }

  @Override
  public boolean getAsBoolean() {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .start();
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          return false;
        }
        String told =
            new String(process.getInputStream().readNBytes(20_000), StandardCharsets.UTF_8);
        return told.lines().anyMatch(line -> line.startsWith("GENERAL.METERED:yes"));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
