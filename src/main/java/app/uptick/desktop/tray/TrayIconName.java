package app.uptick.desktop.tray;

/// The pictures of the tray icon, one SVG of the same name each.
enum TrayIconName {
  UP("up"),
  DEGRADED("degraded"),
  DOWN("down"),
  BLOCKED("blocked"),
  YOUR_SIDE("your-side"),
  UNKNOWN("unknown"),
  CHECKING("checking"),
  PAUSED("paused"),
  STALE("stale");

  private final String code;

  TrayIconName(String code) {
    this.code = code;
  }

  /// The word that pictures and texts are named by.
  String code() {
    return code;
  }

  /// The resource with this picture, `size` pixels wide and high.
  String resource(int size, String type) {
    return "/app/uptick/icons/" + code + "-" + size + "." + type;
  }
}
