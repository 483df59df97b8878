package app.uptick.desktop.window;

import app.uptick.history.Incident;
import app.uptick.model.Scope;
import app.uptick.text.Texts;
import java.time.Instant;

/// What the window says of one incident in the list.
///
/// @param about the state in a word, when, how long, and for whom where that is known
record IncidentLine(String id, Tone tone, String headline, String about) {

  static IncidentLine of(Incident incident, Instant now, Texts texts, TimeWords time) {
    var essence = incident.essence();
    var about =
        texts.format(
            incident.ended() == null ? "incidents.goes-on" : "incidents.was",
            texts.get("state." + incident.worst().code()),
            time.moment(incident.began(), now),
            time.span(incident.lasted(now)));
    return new IncidentLine(
        incident.id(),
        Tone.of(incident.worst()),
        essence.headline(),
        essence.scope() == Scope.UNCLEAR
            ? about
            : texts.format(
                "incidents.with-scope", about, texts.get("scope." + essence.scope().code())));
  }

  /// For screen readers.
  String spoken() {
    return headline + " " + about;
  }
}
