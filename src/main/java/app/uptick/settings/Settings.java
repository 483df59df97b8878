package app.uptick.settings;

import app.uptick.model.FunctionId;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that a person may set. Meaning, default and range of each stand in [SettingsFile].
///
/// @param watchedInterval between checks while a window is looked at
/// @param country two capital letters (ISO 3166-1); null where the person did not say
/// @param onlyAfter how long trouble lasts before it is told
/// @param historyLimit bytes
public record Settings(
    Duration pollInterval,
    Duration watchedInterval,
    Set<FunctionId> functions,
    @Nullable String country,
    boolean notifications,
    boolean sound,
    Duration onlyAfter,
    Duration historyRaw,
    long historyLimit,
    Proxy proxy,
    Sources sources) {

  /// How requests leave this machine.
  public enum Proxy {
    /// As the system's settings say.
    SYSTEM,
    /// Past any proxy.
    DIRECT
  }

  public Settings {
    functions = Set.copyOf(functions);
  }
}
