package app.uptick.history;

import app.uptick.history.Incident.Step;
import app.uptick.history.Incident.Told;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
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

  /// Into a text that is there, without the locks of [java.io.StringWriter]: that takes a sixth
  /// less time.
  private static final class Text extends Writer {

    private final StringBuilder text;

    Text(StringBuilder text) {
      this.text = text;
    }

    @Override
    public void write(int c) {
      text.append((char) c);
    }

    @Override
    public void write(char[] chars, int offset, int length) {
      text.append(chars, offset, length);
    }

    @Override
    public void write(String words, int offset, int length) {
      text.append(words, offset, offset + length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /// A JSON array with one object for each incident, one on a line.
  public static void json(List<Incident> incidents, Instant now, Appendable out)
      throws IOException {
    out.append('[');
    String before = "\n";
    StringBuilder text = new StringBuilder();
    for (Incident each : incidents) {
      text.append(before);
      write(each, now, new JsonWriter(new Text(text)));
      out.append(text);
      text.setLength(0);
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

  private static void write(Incident incident, Instant now, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("id").value(incident.id());
    json.name("began").value(incident.began().toString());
    json.name("ended").value(text(incident.ended()));
    json.name("lastedMs").value(incident.lasted(now).toMillis());
    json.name("unwatchedMs").value(incident.unwatched().toMillis());
    json.name("state").value(incident.state().code());
    json.name("worst").value(incident.worst().code());
    json.name("cause").value(incident.cause().code());
    json.name("scope").value(incident.scope().code());
    json.name("headline").value(incident.headline());
    json.name("steps").beginArray();
    for (Step each : incident.steps()) {
      write(each, json);
    }
    json.endArray();
    json.name("told").beginArray();
    for (Told each : incident.told()) {
      json.beginObject();
      json.name("at").value(each.at().toString());
      json.name("title").value(each.title());
      json.name("body").value(each.body());
      json.endObject();
    }
    json.endArray();
    json.name("note").value(incident.note());
    json.endObject();
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static void write(Step step, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("at").value(step.at().toString());
    json.name("state").value(step.state().code());
    json.name("cause").value(step.cause().code());
    json.name("scope").value(step.scope().code());
    json.name("headline").value(step.headline());
    json.name("evidence").jsonValue(step.kept().json());
    json.endObject();
  }
}
