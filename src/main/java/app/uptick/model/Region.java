package app.uptick.model;

/// A part of the world: as much as members of a circle tell each other of where they are.
public enum Region {
  AFRICA("africa"),
  ASIA("asia"),
  EUROPE("europe"),
  NORTH_AMERICA("north-america"),
  OCEANIA("oceania"),
  SOUTH_AMERICA("south-america"),
  UNKNOWN("unknown");

  private final String code;

  Region(String code) {
    this.code = code;
  }

  /// The word that programs read.
  public String code() {
    return code;
  }
}
