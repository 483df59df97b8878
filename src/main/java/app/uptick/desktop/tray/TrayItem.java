package app.uptick.desktop.tray;

import java.util.List;

/// A line of the tray's menu.
sealed interface TrayItem {

  /// What a person can choose.
  enum Choice {
    OPEN,
    CHECK_NOW,
    MUTE_HOUR,
    MUTE_TOMORROW,
    MUTE_UNTIL_BACK,
    UNMUTE,
    PAUSE,
    RESUME,
    QUIT
  }

  /// A line that only tells.
  record Headline(String text) implements TrayItem {}

  /// A line to choose; grey where it would do nothing now.
  record Action(Choice choice, String label, boolean enabled) implements TrayItem {}

  record Submenu(String label, List<Action> items) implements TrayItem {

    public Submenu {
      items = List.copyOf(items);
    }
  }

  record Separator() implements TrayItem {}
}
