package app.uptick.desktop.window;

import java.net.URI;

/// Places where a person may look for themselves: those who speak for the service, and trackers
/// that have no interface for programs, of which nothing is read here.
enum LookYourself {
  SUPPORT("@TikTokSupport (X)", "https://x.com/TikTokSupport"),
  USDS("@tiktokusdsjv (X)", "https://x.com/tiktokusdsjv"),
  NEWSROOM("TikTok Newsroom", "https://newsroom.tiktok.com/"),
  DOWNDETECTOR("Downdetector", "https://downdetector.com/status/tiktok/"),
  STATUSGATOR("StatusGator", "https://statusgator.com/services/tiktok"),
  ISDOWN("IsDown", "https://isdown.app/status/tiktok");

  private final String title;
  private final URI address;

  LookYourself(String title, String address) {
    this.title = title;
    this.address = URI.create(address);
  }

  /// Its name, the same in every language.
  String title() {
    return title;
  }

  URI address() {
    return address;
  }

  boolean isOfficial() {
    return this == SUPPORT || this == USDS || this == NEWSROOM;
  }
}
