package app.uptick.desktop.window;

import app.uptick.history.Incident;
import app.uptick.history.Usual;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the window says of one incident that was opened.
///
/// @param when from when to when, and how long
/// @param remarks for whom it was, what nobody saw of it, and how long its like usually lasts
/// @param steps a moment and what was so from then on
/// @param evidence what was seen, and by whom and when
/// @param told a moment and what the person was told then
record StoryView(
    Tone tone,
    String stateWord,
    String headline,
    String when,
    List<String> remarks,
    List<Line> steps,
    List<EvidenceView.Item> evidence,
    List<Line> told,
    String note) {

  /// Something that happened at a moment.
  ///
  /// @param more a second sentence; empty mostly
  record Line(String at, String what, String more) {}

  static StoryView of(Incident incident, Usual usual, Instant now, Texts texts, TimeWords time) {
    return new StoryView(
        Tone.of(incident.worst()),
        texts.get("state." + incident.worst().code()),
        incident.essence().headline(),
        when(incident, now, texts, time),
        remarks(incident, usual, texts, time),
        steps(incident, now, texts, time),
        incident.steps().stream()
            .flatMap(step -> step.evidence().stream())
            .map(piece ->
                new EvidenceView.Item(
                    piece.finding(),
                    texts.format("evidence.source", piece.source(), time.moment(piece.at(), now))))
            .toList(),
        incident.told().stream()
            .map(each -> new Line(time.moment(each.at(), now), each.title(), each.body()))
            .toList(),
        incident.note());
  }

  private static String when(Incident incident, Instant now, Texts texts, TimeWords time) {
    var from = time.moment(incident.began(), now);
    var lasted = time.span(incident.lasted(now));
    var ended = incident.ended();
    return ended == null
        ? texts.format("verdict.since", from, lasted)
        : texts.format("story.when", from, time.momentAfter(incident.began(), ended, now), lasted);
  }

  private static List<String> remarks(Incident incident, Usual usual, Texts texts, TimeWords time) {
    var remarks = new ArrayList<String>();
    var scope = incident.essence().scope();
    if (scope != Scope.UNCLEAR || incident.ended() == null) {
      remarks.add(texts.get("scope." + scope.code()));
    }
    if (incident.unwatched().toMinutes() > 0) {
      remarks.add(texts.format("story.unwatched", time.span(incident.unwatched())));
    }
    remarks.add(usual(usual, texts, time));
    return remarks;
  }

  /// How long trouble of a kind usually lasts, with how much that rests on.
  static String usual(Usual usual, Texts texts, TimeWords time) {
    return usual.isEnough()
        ? texts.format(
            "usual.lasts",
            time.span(usual.median()),
            time.span(usual.shortest()),
            time.span(usual.longest()),
            usual.count(),
            usual.own())
        : texts.format("usual.few", usual.count());
  }

  private static List<Line> steps(Incident incident, Instant now, Texts texts, TimeWords time) {
    var steps = new ArrayList<Line>();
    for (var step : incident.steps()) {
      var what = step.state() == State.UNKNOWN ? texts.get("state.unknown") : step.headline();
      steps.add(new Line(time.moment(step.at(), now), what, ""));
    }
    var ended = incident.ended();
    if (ended != null) {
      steps.add(new Line(time.moment(ended, now), texts.get("story.over"), ""));
    }
    return steps;
  }
}
