package app.uptick.history;

import app.uptick.history.Incident.Step;
import app.uptick.history.Incident.Told;
import app.uptick.model.Cause;
import app.uptick.model.Scope;
import app.uptick.model.State;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Reads an incident as [IncidentExport] wrote it in JSON.
final class IncidentImport {

  private static final Pattern ID = Pattern.compile("[\\w.:-]{1,64}");

  private IncidentImport() {}

  /// Whether an entry of a file is an incident, and no check.
  static boolean isIncident(JsonObject entry) {
    return entry.has("began") && entry.has("steps");
  }

  /// @throws IllegalArgumentException where it can't be one
  static Incident incident(JsonObject entry) {
    String id = text(entry, "id");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "got id '" + id + "', want letters, digits, and - : . between them");
    }
    Instant began = moment(text(entry, "began"));
    Instant ended = text(entry, "ended").isEmpty() ? null : moment(text(entry, "ended"));
    if (ended != null && ended.isBefore(began)) {
      throw new IllegalArgumentException("it ended at " + ended + ", before it began");
    }
    return new Incident(
        id,
        began,
        ended,
        word(entry, "state", State.values(), State::code),
        word(entry, "worst", State.values(), State::code),
        word(entry, "cause", Cause.values(), Cause::code),
        word(entry, "scope", Scope.values(), Scope::code),
        text(entry, "headline"),
        text(entry, "note"),
        Duration.ZERO,
        entries(entry, "steps").stream().map(IncidentImport::step).toList(),
        entries(entry, "told").stream().map(IncidentImport::told).toList());
  }

  /// Evidence is taken apart and put together again: what else its text holds stays out.
  private static Step step(JsonObject entry) {
    JsonElement evidence = entry.get("evidence");
    return new Step(
        moment(text(entry, "at")),
        word(entry, "state", State.values(), State::code),
        word(entry, "cause", Cause.values(), Cause::code),
        word(entry, "scope", Scope.values(), Scope::code),
        text(entry, "headline"),
        evidence == null ? List.of() : new KeptEvidence(evidence.toString()).lines());
  }

  private static Told told(JsonObject entry) {
    return new Told(moment(text(entry, "at")), text(entry, "title"), text(entry, "body"));
  }

  private static List<JsonObject> entries(JsonObject entry, String key) {
    if (!(entry.get(key) instanceof JsonArray array)) {
      throw new IllegalArgumentException("there are no " + key);
    }
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static String text(JsonObject entry, String key) {
    JsonElement value = entry.get(key);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static <E> E word(JsonObject entry, String key, E[] all, Function<E, String> code) {
    String word = text(entry, key);
    return Arrays.stream(all)
        .filter(each -> code.apply(each).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("got " + key + " '" + word + "', which means nothing"));
  }
}
