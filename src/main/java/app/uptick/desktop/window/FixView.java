package app.uptick.desktop.window;

import app.uptick.model.FixReport;
import app.uptick.model.FixReport.Outcome;
import app.uptick.model.State;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the window says of the ways to TikTok that were tried, and of the switch that helps.
///
/// @param canFind whether a person may have them tried now
/// @param sentence empty where nothing was tried in this trouble
record FixView(boolean canFind, String sentence, String when, List<Row> rows) {

  /// The monitor tries nothing sooner after the last time.
  private static final Duration LEAST = Duration.ofSeconds(30);

  /// One way that was tried.
  record Row(String way, Outcome outcome, String word, String took) {}

  static FixView of(Seen seen, Instant now, Texts texts, TimeWords time) {
    var report = seen.fix().orElse(null);
    boolean live = seen.contact() == Contact.LIVE && seen.snapshot() != null;
    boolean rested =
        report == null || Duration.between(report.at(), now).abs().compareTo(LEAST) >= 0;
    if (report == null || isOver(report, seen) || (report.isSearching() && rested)) {
      return new FixView(live && rested, "", "", List.of());
    }
    return new FixView(
        live && rested,
        texts.get("fix." + report.fix().code()),
        texts.format("fix.tried-at", time.moment(report.at(), now)),
        report.tries().stream().map(each -> row(each, texts)).toList());
  }

  /// Once TikTok answers again, what helped before is no longer of interest.
  private static boolean isOver(FixReport report, Seen seen) {
    var snapshot = seen.snapshot();
    return snapshot != null
        && snapshot.standing().state() == State.UP
        && report.at().isBefore(snapshot.standing().since());
  }

  private static Row row(FixReport.Try one, Texts texts) {
    return new Row(
        texts.get("way." + one.way().code()),
        one.outcome(),
        texts.get("outcome." + one.outcome().code()),
        took(one.outcome() == Outcome.WORKS ? one.took() : null, texts));
  }

  /// How long a failure took says how long was waited, and nothing of TikTok.
  private static String took(@Nullable Duration took, Texts texts) {
    return took == null
        ? texts.get("part.no-millis")
        : texts.format("part.millis", took.toMillis());
  }
}
