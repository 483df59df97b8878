package app.uptick.model;

import java.time.Instant;

/// One thing that was seen or said, in one sentence, with its source and its time.
public record Evidence(Kind kind, String source, String finding, Instant at) {

  /// Who says it.
  public enum Kind {
    /// Asked TikTok.
    PROBE("probe"),
    /// Asked this device and other sites.
    LOCAL("local"),
    /// Asked the same question from other networks.
    ELSEWHERE("elsewhere"),
    OFFICIAL("official"),
    TRACKER("tracker"),
    CROWD("crowd"),
    CIRCLE("circle");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /// The word that programs read.
    public String code() {
      return code;
    }
  }
}
