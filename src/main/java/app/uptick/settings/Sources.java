package app.uptick.settings;

import app.uptick.model.Source;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// Whom the program may ask beside the service.
///
/// @param known those that come with the program
/// @param pages those that the person added
public record Sources(Set<Source> known, List<Page> pages) {

  /// What a page is made with.
  public enum PageKind {
    STATUSPAGE,
    UPTIME_KUMA,
    GATUS,
    /// RSS or Atom.
    FEED
  }

  /// One page that the person added.
  public record Page(PageKind kind, URI address) {}

  public Sources {
    known = Set.copyOf(known);
    pages = List.copyOf(pages);
  }
}
