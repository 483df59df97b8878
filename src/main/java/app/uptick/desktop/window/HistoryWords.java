package app.uptick.desktop.window;

import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Says in words what the chart shows.
final class HistoryWords {

  private final Texts texts;
  private final TimeWords time;

  HistoryWords(Texts texts, TimeWords time) {
    this.texts = texts;
    this.time = time;
  }

  /// From when to when.
  String range(ViewRange range) {
    var from = time.moment(range.from(), range.latest());
    return range.isLive()
        ? texts.format("history.range.live", from)
        : texts.format(
            "history.range", from, time.momentAfter(range.from(), range.to(), range.latest()));
  }

  /// How much of the time it worked, and how much of it was watched.
  String uptime(HistorySummary summary) {
    return summary.share().isPresent()
        ? texts.format(
            "history.uptime",
            texts.format("history.percent", summary.percent() / 100),
            time.span(summary.judged()),
            texts.format("history.percent", summary.coveredPercent() / 100))
        : texts.get("history.uptime.nothing");
  }

  /// The usual and the worst time; empty where nothing was measured.
  Optional<String> times(HistorySummary summary, ViewRange range) {
    return summary
        .slowest()
        .map(point ->
            texts.format(
                "history.times",
                millis(summary.typical().orElse(point.median())),
                millis(point.p95()),
                time.moment(point.at(), range.latest())));
  }

  private String millis(Duration length) {
    return texts.format("history.millis", HistoryChart.grouped(length.toNanos() / 1e6));
  }

  /// How many incidents touch the range, and how long the longest lasted, or lasts so far.
  String incidents(List<IncidentMark> all, ViewRange range) {
    var lengths =
        all.stream()
            .filter(
                each -> each.began().isBefore(range.to()) && end(each, range).isAfter(range.from()))
            .map(each -> Duration.between(each.began(), end(each, range)))
            .toList();
    var longest = lengths.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    return texts.format("history.incidents", lengths.size(), time.span(longest));
  }

  private static Instant end(IncidentMark incident, ViewRange range) {
    return incident.ended() == null ? range.latest() : incident.ended();
  }

  /// That there was more trouble than is listed, and where the stories are.
  String unlisted(int count) {
    return texts.format("history.unlisted", count, texts.get("tab.incidents"));
  }

  /// All of it for those who do not see the chart.
  String spoken(
      String part, ViewRange range, HistorySummary summary, List<IncidentMark> incidents) {
    return texts.format(
        "history.spoken",
        part,
        range(range),
        uptime(summary),
        times(summary, range).orElse(texts.get("history.times.nothing")),
        incidents(incidents, range));
  }
}
