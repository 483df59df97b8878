package app.uptick.model;

import java.util.List;

/// Who is being asked just now.
///
/// @param whom the names of those who are asked beside the service, for a person; empty where none
///   are
public record Progress(Step step, List<String> whom) {

  /// Nobody is being asked.
  public static final Progress IDLE = new Progress(Step.IDLE, List.of());

  /// How far it is.
  public enum Step {
    IDLE("idle"),
    /// The service, other sites, and name servers.
    SERVICE("service"),
    /// What tells the causes of a failure apart.
    CLOSER("closer"),
    /// Others, of what they see.
    WITNESSES("witnesses");

    private final String code;

    Step(String code) {
      this.code = code;
    }

    /// The word that programs read.
    public String code() {
      return code;
    }
  }

  public Progress {
    whom = List.copyOf(whom);
  }
}
