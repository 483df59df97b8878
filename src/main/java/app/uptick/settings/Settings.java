package app.uptick.settings;

import app.uptick.model.FunctionId;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that a person may set. Meaning, default and range of each stand in [SettingsFile].
///
/// @param watchedInterval between checks while a window is looked at
/// @param country two capital letters (ISO 3166-1); null where the person did not say
/// @param onlyAfter how long trouble lasts before it is told
/// @param historyLimit bytes
/// @param topics what notifications are given about
/// @param quietHours when none are given; null for no such time
/// @param language a language tag (BCP 47); null for the system's
/// @param metrics where metrics are given, `address:port`; null for nowhere
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
    Sources sources,
    Set<Topic> topics,
    @Nullable QuietHours quietHours,
    Theme theme,
    @Nullable String language,
    @Nullable String metrics) {

  /// What a person may want to be told of.
  public enum Topic {
    DOWN,
    DEGRADED,
    BLOCKED,
    YOUR_SIDE,
    RECOVERY;

    /// The word for it in the file.
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// How the window is dressed.
  public enum Theme {
    /// As the desktop is.
    SYSTEM,
    LIGHT,
    DARK
  }

  /// A part of every day; it may go over midnight.
  ///
  /// @param to no longer belongs to it
  public record QuietHours(LocalTime from, LocalTime to) {

    public boolean contains(LocalTime time) {
      boolean begun = !time.isBefore(from);
      boolean over = !time.isBefore(to);
      return from.isBefore(to) ? begun && !over : begun || !over;
    }
  }

  /// How requests leave this machine.
  public enum Proxy {
    /// As the system's settings say.
    SYSTEM,
    /// Past any proxy.
    DIRECT
  }

  public Settings {
    functions = Set.copyOf(functions);
    topics = Set.copyOf(topics);
  }
}
