package app.uptick.desktop.window;

import app.uptick.model.Failure;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the window says of one part of TikTok.
///
/// @param millis the response time, a dash where there is none
/// @param details what is shown one click deeper, label and value
record PartView(
    FunctionId id,
    FunctionState state,
    String name,
    String stateWord,
    String millis,
    String asked,
    String spoken,
    List<Detail> details) {

  /// One line of the details; numbers stand in a column.
  record Detail(String label, String value, boolean number) {}

  static List<PartView> of(Seen seen, Instant now, Texts texts, TimeWords time) {
    StatusSnapshot snapshot = seen.snapshot();
    if (snapshot == null || snapshot.latest() == null) {
      return List.of();
    }
    var writer = new Writer(now, texts, time);
    return snapshot.latest().diagnosis().functions().stream().map(writer::part).toList();
  }

  /// Writes the parts as of one moment.
  private record Writer(Instant now, Texts texts, TimeWords time) {

    PartView part(FunctionReport report) {
      var word = texts.get("part." + word(report));
      // How long a failure took is no response time.
      var answered = report.failure() == null ? report.phases().total() : null;
      var millis = answered == null ? "" : millis(answered);
      var asked = report.observedAt() == null ? "" : time.ago(report.observedAt(), now);
      return new PartView(
          report.id(),
          report.state(),
          report.name(),
          word,
          millis.isEmpty() ? texts.get("part.no-millis") : millis,
          asked,
          String.join(
              ", ",
              Stream.of(report.name(), word, millis, asked)
                  .filter(text -> !text.isEmpty())
                  .toList()),
          details(report));
    }

    /// Asked in vain, where nothing can be reached from here, is not the same as not asked.
    private static String word(FunctionReport report) {
      return report.state() == FunctionState.UNKNOWN && report.observedAt() != null
          ? "unclear"
          : report.state().code();
    }

    private List<Detail> details(FunctionReport report) {
      var details = new ArrayList<Detail>();
      var phases = report.phases();
      phase(details, "dns", phases.dns());
      phase(details, "connect", phases.connect());
      phase(details, "tls", phases.tls());
      phase(details, "first-byte", phases.firstByte());
      phase(details, "total", phases.total());
      var failure = report.failure();
      if (failure != null) {
        text(details, "failure", failure(failure));
      }
      if (report.httpStatus() != null) {
        text(details, "status", report.httpStatus().toString());
      }
      if (report.address() != null) {
        text(details, "address", report.address());
      }
      text(details, "url", report.url().toString());
      if (report.observedAt() != null) {
        text(details, "asked", time.moment(report.observedAt(), now));
      }
      return List.copyOf(details);
    }

    private String failure(Failure failure) {
      return texts.format(
          "detail.failure-in", texts.get("phase." + failure.phase().code()), failure.detail());
    }

    private void phase(List<Detail> details, String key, @Nullable Duration time) {
      if (time != null) {
        details.add(new Detail(texts.get("detail." + key), millis(time), true));
      }
    }

    private void text(List<Detail> details, String key, String value) {
      details.add(new Detail(texts.get("detail." + key), value, false));
    }

    private String millis(Duration duration) {
      return texts.format("part.millis", Math.round(duration.toNanos() / 1e6));
    }
  }
}
