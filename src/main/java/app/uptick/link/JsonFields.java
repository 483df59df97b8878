package app.uptick.link;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The fields of one JSON object, each read as what it must be; remembers where in the whole it is,
/// so that a complaint names the key.
final class JsonFields {

  private static final int MAX_QUOTED = 60;

  private final JsonObject object;
  private final String path;

  private JsonFields(JsonObject object, String path) {
    this.object = object;
    this.path = path;
  }

  /// The object that `text` consists of.
  static JsonFields parse(String text) {
    return new JsonFields(asObject(parseElement(text), ""), "");
  }

  private static JsonElement parseElement(String text) {
    try (var reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      var element = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw notJson(text);
      }
      return element;
    } catch (JsonParseException | IOException e) {
      throw notJson(text);
    }
  }

  private static ContractViolation notJson(String text) {
    return new ContractViolation("got " + quoted(text) + ", want one JSON object");
  }

  private static JsonObject asObject(JsonElement element, String path) {
    if (element instanceof JsonObject object) {
      return object;
    }
    throw violation(path, element, "an object");
  }

  boolean has(String key) {
    var element = object.get(key);
    return element != null && !element.isJsonNull();
  }

  String string(String key) {
    return asString(required(key, "a string"), at(key));
  }

  Optional<String> optionalString(String key) {
    return has(key) ? Optional.of(string(key)) : Optional.empty();
  }

  boolean bool(String key) {
    if (required(key, "true or false") instanceof JsonPrimitive primitive
        && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw violation(at(key), object.get(key), "true or false");
  }

  double number(String key) {
    if (required(key, "a number") instanceof JsonPrimitive primitive && primitive.isNumber()) {
      return primitive.getAsDouble();
    }
    throw violation(at(key), object.get(key), "a number");
  }

  Optional<Double> optionalNumber(String key) {
    return has(key) ? Optional.of(number(key)) : Optional.empty();
  }

  Instant instant(String key) {
    var text = string(key);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw violation(at(key), object.get(key), "a time such as 2026-11-22T10:15:30.000Z");
    }
  }

  Optional<Instant> optionalInstant(String key) {
    return has(key) ? Optional.of(instant(key)) : Optional.empty();
  }

  JsonFields object(String key) {
    return new JsonFields(asObject(required(key, "an object"), at(key)), at(key));
  }

  Optional<JsonFields> optionalObject(String key) {
    return has(key) ? Optional.of(object(key)) : Optional.empty();
  }

  List<String> strings(String key) {
    var result = new ArrayList<String>();
    var array = array(key);
    for (int i = 0; i < array.size(); i++) {
      result.add(asString(array.get(i), at(key) + "[" + i + "]"));
    }
    return result;
  }

  <T> List<T> objects(String key, Function<JsonFields, T> read) {
    var result = new ArrayList<T>();
    var array = array(key);
    for (int i = 0; i < array.size(); i++) {
      var place = at(key) + "[" + i + "]";
      result.add(read.apply(new JsonFields(asObject(array.get(i), place), place)));
    }
    return result;
  }

  /// The one of `values` whose code stands there.
  <E> E code(String key, E[] values, Function<E, String> code) {
    return ofCode(at(key), required(key, "a word"), values, code);
  }

  <E> List<E> codes(String key, E[] values, Function<E, String> code) {
    var result = new ArrayList<E>();
    var array = array(key);
    for (int i = 0; i < array.size(); i++) {
      result.add(ofCode(at(key) + "[" + i + "]", array.get(i), values, code));
    }
    return result;
  }

  /// A complaint about a value that is of the right type, and wrong all the same.
  ContractViolation wrong(String key, String wanted) {
    return violation(at(key), required(key, wanted), wanted);
  }

  private static <E> E ofCode(
      String place, JsonElement element, E[] values, Function<E, String> code) {
    var text = asString(element, place);
    return Arrays.stream(values)
        .filter(value -> code.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() ->
            violation(
                place,
                element,
                "one of " + Arrays.stream(values).map(code).collect(Collectors.joining(", "))));
  }

  private JsonArray array(String key) {
    if (required(key, "a list") instanceof JsonArray array) {
      return array;
    }
    throw violation(at(key), object.get(key), "a list");
  }

  private static String asString(JsonElement element, String place) {
    if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw violation(place, element, "a string");
  }

  private JsonElement required(String key, String wanted) {
    var element = object.get(key);
    if (element == null) {
      throw new ContractViolation("reading " + at(key) + ": it is missing, want " + wanted);
    }
    return element;
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static ContractViolation violation(String place, JsonElement got, String wanted) {
    var where = place.isEmpty() ? "" : "reading " + place + ": ";
    return new ContractViolation(where + "got " + quoted(got.toString()) + ", want " + wanted);
  }

  private static String quoted(String text) {
    return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…";
  }
}
