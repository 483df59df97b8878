package app.uptick.desktop.window;

import app.uptick.model.Evidence;
import app.uptick.text.Texts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What the window says of one family of evidence.
record EvidenceView(String family, List<Item> items) {

  /// One thing that was seen or said; `source` with its age, or empty where nobody was asked.
  record Item(String finding, String source) {}

  /// Who says it, in the order of how directly they know.
  private enum Family {
    SEEN("evidence.seen"),
    ELSEWHERE("evidence.elsewhere"),
    OFFICIAL("evidence.official"),
    TRACKERS("evidence.trackers"),
    PEOPLE("evidence.people");

    private final String key;

    Family(String key) {
      this.key = key;
    }

    /// Whether a reader should know, too, that nobody of it was asked.
    boolean isAlwaysShown() {
      return switch (this) {
        case SEEN, ELSEWHERE -> false;
        case OFFICIAL, TRACKERS, PEOPLE -> true;
      };
    }

    static Family of(Evidence.Kind kind) {
      return switch (kind) {
        case PROBE, LOCAL -> SEEN;
        case ELSEWHERE -> ELSEWHERE;
        case OFFICIAL -> OFFICIAL;
        case TRACKER -> TRACKERS;
        case CROWD, CIRCLE -> PEOPLE;
      };
    }
  }

  static List<EvidenceView> of(Seen seen, Instant now, Texts texts, TimeWords time) {
    var snapshot = seen.snapshot();
    if (snapshot == null || snapshot.latest() == null) {
      return List.of();
    }
    var evidence = snapshot.latest().diagnosis().evidence();
    return Arrays.stream(Family.values())
        .map(family -> family(family, evidence, now, texts, time))
        .filter(view -> !view.items().isEmpty())
        .toList();
  }

  private static EvidenceView family(
      Family family, List<Evidence> evidence, Instant now, Texts texts, TimeWords time) {
    List<Item> items =
        evidence.stream()
            .filter(piece -> Family.of(piece.kind()) == family)
            .map(piece -> item(piece, now, texts, time))
            .toList();
    boolean nobody = items.isEmpty() && family.isAlwaysShown();
    return new EvidenceView(
        texts.get(family.key),
        nobody ? List.of(new Item(texts.get("evidence.nobody"), "")) : items);
  }

  private static Item item(Evidence piece, Instant now, Texts texts, TimeWords time) {
    return new Item(
        piece.finding(),
        texts.format("evidence.source", piece.source(), time.ago(piece.at(), now)));
  }
}
