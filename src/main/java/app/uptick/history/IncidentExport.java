package app.uptick.history;

import app.uptick.history.Incident.Step;
import app.uptick.history.Incident.Told;
import app.uptick.model.Evidence;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes incidents for other programs and for people, in the order in which they are given. Words
/// and units are those of the contract.
public final class IncidentExport {

  private static final String LINE_END = "\r\n";

  private IncidentExport() {}

  /// Comma-separated values (RFC 4180): one line for each incident; `became` lists its steps as
  /// `state/cause@moment`, with a blank between them.
  ///
  /// @param now for one that goes on, whose `ended` is empty
  public static void csv(List<Incident> incidents, Instant now, Appendable out) throws IOException {
    out.append("id,began,ended,lastedSeconds,unwatchedSeconds,state,worst,cause,scope,headline,")
        .append("became,told,note")
        .append(LINE_END);
    for (Incident each : incidents) {
      out.append(
              String.join(
                  ",",
                  quoted(each.id()),
                  each.began().toString(),
                  each.ended() == null ? "" : each.ended().toString(),
                  Long.toString(each.lasted(now).toSeconds()),
                  Long.toString(each.unwatched().toSeconds()),
                  each.state().code(),
                  each.worst().code(),
                  each.cause().code(),
                  each.scope().code(),
                  quoted(each.headline()),
                  quoted(became(each)),
                  quoted(told(each)),
                  quoted(each.note())))
          .append(LINE_END);
    }
  }

  private static String became(Incident incident) {
    return incident.steps().stream()
        .map(each -> each.state().code() + "/" + each.cause().code() + "@" + each.at())
        .collect(Collectors.joining(" "));
  }

  private static String told(Incident incident) {
    return incident.told().stream().map(Told::title).collect(Collectors.joining("; "));
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  /// A JSON array with one object for each incident, one on a line.
  public static void json(List<Incident> incidents, Instant now, Appendable out)
      throws IOException {
    out.append('[');
    String before = "\n";
    for (Incident each : incidents) {
      out.append(before).append(object(each, now).toString());
      before = ",\n";
    }
    out.append("\n]\n");
  }

  /// The reports that can be shown to anyone, one below the other.
  public static void text(List<Incident> incidents, Instant now, Appendable out)
      throws IOException {
    IncidentReport report = new IncidentReport();
    String before = "";
    for (Incident each : incidents) {
      out.append(before).append(report.of(each, now));
      before = "\n\n";
    }
  }

  private static JsonObject object(Incident incident, Instant now) {
    JsonObject object = new JsonObject();
    object.addProperty("id", incident.id());
    object.addProperty("began", incident.began().toString());
    object.addProperty("ended", text(incident.ended()));
    object.addProperty("lastedMs", incident.lasted(now).toMillis());
    object.addProperty("unwatchedMs", incident.unwatched().toMillis());
    object.addProperty("state", incident.state().code());
    object.addProperty("worst", incident.worst().code());
    object.addProperty("cause", incident.cause().code());
    object.addProperty("scope", incident.scope().code());
    object.addProperty("headline", incident.headline());
    JsonArray steps = new JsonArray();
    incident.steps().forEach(each -> steps.add(object(each)));
    object.add("steps", steps);
    JsonArray told = new JsonArray();
    incident.told().forEach(each -> told.add(object(each)));
    object.add("told", told);
    object.addProperty("note", incident.note());
    return object;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static JsonObject object(Step step) {
    JsonObject object = new JsonObject();
    object.addProperty("at", step.at().toString());
    object.addProperty("state", step.state().code());
    object.addProperty("cause", step.cause().code());
    object.addProperty("scope", step.scope().code());
    object.addProperty("headline", step.headline());
    JsonArray evidence = new JsonArray();
    step.evidence().forEach(each -> evidence.add(object(each)));
    object.add("evidence", evidence);
    return object;
  }

  private static JsonObject object(Evidence evidence) {
    JsonObject object = new JsonObject();
    object.addProperty("kind", evidence.kind().code());
    object.addProperty("source", evidence.source());
    object.addProperty("finding", evidence.finding());
    object.addProperty("at", evidence.at().toString());
    return object;
  }

  private static JsonObject object(Told told) {
    JsonObject object = new JsonObject();
    object.addProperty("at", told.at().toString());
    object.addProperty("title", told.title());
    object.addProperty("body", told.body());
    return object;
  }
}
