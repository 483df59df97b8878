package app.uptick.model;

import java.time.Instant;

/// What a person is told by desktop notification.
///
/// @param thread the incident; later notices of the same thread replace earlier ones
public record Notice(
    Instant at, Kind kind, String thread, String title, String body, Urgency urgency) {

  /// What the notice is about.
  public enum Kind {
    TROUBLE,
    /// The same trouble, with another state or cause.
    CHANGE,
    RECOVERY
  }

  /// The freedesktop notification urgencies.
  public enum Urgency {
    LOW("low"),
    NORMAL("normal"),
    CRITICAL("critical");

    private final String code;

    Urgency(String code) {
      this.code = code;
    }

    /// The word that programs read.
    public String code() {
      return code;
    }
  }

  /// Whether the person asked to be told of this, so that it is shown for certain, and stays.
  public boolean isAskedFor() {
    return kind == Kind.RECOVERY && urgency == Urgency.CRITICAL;
  }
}
