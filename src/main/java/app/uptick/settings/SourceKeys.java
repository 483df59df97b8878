package app.uptick.settings;

import app.uptick.model.Source;
import app.uptick.settings.Sources.Page;
import app.uptick.settings.Sources.PageKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The keys that say whom to ask beside the service. The meaning of each says what that source
/// learns of the person.
final class SourceKeys {

  private static final String LEARNS = " It learns your internet address.";
  private static final String LEARNS_MORE = " It learns your internet address and your country.";

  private static final String NONE = "none";

  /// Reads a key's value.
  interface Reader {
    <T> T read(Key<T> key);
  }

  private static final Map<Source, Key<Boolean>> KNOWN = new EnumMap<>(Source.class);
  private static final Map<PageKind, Key<List<URI>>> PAGES = new EnumMap<>(PageKind.class);

  static {
    for (Source source : Source.values()) {
      KNOWN.put(source, Key.yesOrNo("sources." + source.code(), true, meaning(source)));
    }
    PAGES.put(
        PageKind.STATUSPAGE,
        pages("statuspage", "Pages made with Statuspage that watch TikTok, to be asked as well."));
    PAGES.put(
        PageKind.UPTIME_KUMA,
        pages("uptime-kuma", "The same, made with Uptime Kuma: https://host/status/name."));
    PAGES.put(PageKind.GATUS, pages("gatus", "The same, made with Gatus."));
    PAGES.put(
        PageKind.FEED,
        pages("feeds", "Feeds (RSS or Atom) that tell of trouble with TikTok by that name."));
  }

  private SourceKeys() {}

  static List<Key<?>> all() {
    List<Key<?>> all = new ArrayList<>(KNOWN.values());
    all.addAll(PAGES.values());
    return all;
  }

  static Sources read(Reader reader) {
    Set<Source> known = EnumSet.noneOf(Source.class);
    KNOWN.forEach((source, key) -> {
      if (reader.read(key)) {
        known.add(source);
      }
    });
    List<Page> pages = new ArrayList<>();
    PAGES.forEach((kind, key) -> reader.read(key).forEach(each -> pages.add(new Page(kind, each))));
    return new Sources(known, pages);
  }

  private static String meaning(Source source) {
    return switch (source) {
      case GLOBALPING -> "Globalping asks TikTok from other networks for us." + LEARNS_MORE;
      case CHECK_HOST -> "check-host.net does the same, where Globalping does not answer." + LEARNS;
      case TIKTOK_STATUS -> "TikTok's own status page, should it have one." + LEARNS;
      case NEWS -> "Google News, for headlines that quote TikTok." + LEARNS;
      case ORACLE_CLOUD -> "The status of Oracle Cloud, which hosts TikTok in the US." + LEARNS;
      case BUFFER -> "The status of Buffer, which posts to TikTok for many." + LEARNS;
      case OONI -> "OONI, volunteers who test what is blocked where." + LEARNS_MORE;
      case IODA ->
          "IODA, which watches for networks that fall silent. It learns your internet address, your"
              + " country and, where RIPEstat is asked too, which network your provider's is.";
      case RIPESTAT ->
          "RIPEstat, which sees whether TikTok's network and your provider's can be reached. It"
              + " learns your internet address, and is asked which network its first part belongs"
              + " to.";
      case BLUESKY ->
          "What people write on Bluesky; up to 16 MB at a time and 100 MB a day, only where something"
              + " looks wrong."
              + LEARNS;
      case MASTODON -> "What people write on Mastodon, under TikTok's tag." + LEARNS;
      case CIRCLE ->
          "Your circle, if you joined one. Its members learn what your Uptick sees, when, and in which"
              + " part of the world; its broker learns your internet address and when you are there,"
              + " and can read nothing.";
      case REDDIT -> "What people write on Reddit about TikTok." + LEARNS;
    };
  }

  private static Key<List<URI>> pages(String name, String meaning) {
    return new Key<>(
        "sources." + name,
        NONE,
        "none, or a list of https addresses",
        SourceKeys::addresses,
        meaning + " They learn your internet address.");
  }

  private static Optional<List<URI>> addresses(List<String> words) {
    if (words.equals(List.of(NONE))) {
      return Optional.of(List.of());
    }
    List<URI> addresses = new ArrayList<>();
    for (String word : words) {
      Optional<URI> address = address(word);
      if (address.isEmpty()) {
        return Optional.empty();
      }
      addresses.add(address.get());
    }
    return Optional.of(addresses);
  }

  private static Optional<URI> address(String word) {
    try {
      URI uri = URI.create(word);
      boolean fits = "https".equals(uri.getScheme()) && uri.getHost() != null;
      return Optional.of(uri).filter(_ -> fits && uri.getUserInfo() == null);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
