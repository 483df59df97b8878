package app.uptick.witness;

import app.uptick.model.Testimony.Reason;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// JSON of others, of which nothing is taken for granted: what is missing, or of another type than
/// it should be, is absent.
final class Json {

  private static final Json ABSENT = new Json(null);

  private final @Nullable JsonElement element;

  private Json(@Nullable JsonElement element) {
    this.element = element;
  }

  static Json of(JsonElement element) {
    return element.isJsonNull() ? ABSENT : new Json(element);
  }

  static Json read(InputStream body) throws IOException, UnreadException {
    try {
      return of(JsonParser.parseReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
    } catch (JsonParseException e) {
      if (e.getCause() instanceof IOException io
          && !(io instanceof com.google.gson.stream.MalformedJsonException)) {
        throw io;
      }
      throw new UnreadException(Reason.NONSENSE);
    }
  }

  static Json parse(String text) throws UnreadException {
    try {
      return of(JsonParser.parseString(text));
    } catch (JsonParseException _) {
      throw new UnreadException(Reason.NONSENSE);
    }
  }

  Json at(String name) {
    return element != null && element.isJsonObject() && element.getAsJsonObject().has(name)
        ? of(element.getAsJsonObject().get(name))
        : ABSENT;
  }

  boolean isObject() {
    return element != null && element.isJsonObject();
  }

  boolean isArray() {
    return element != null && element.isJsonArray();
  }

  /// The elements of an array; none when it is not one.
  List<Json> items() {
    return element != null && element.isJsonArray()
        ? element.getAsJsonArray().asList().stream().map(Json::of).toList()
        : List.of();
  }

  /// The fields of an object; none when it is not one.
  List<Map.Entry<String, Json>> fields() {
    return element != null && element.isJsonObject()
        ? element.getAsJsonObject().entrySet().stream()
            .map(entry -> Map.entry(entry.getKey(), of(entry.getValue())))
            .toList()
        : List.of();
  }

  Optional<String> text() {
    return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()
        ? Optional.of(element.getAsString())
        : Optional.empty();
  }

  String textOr(String other) {
    return text().orElse(other);
  }

  OptionalDouble number() {
    if (element == null || !element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
      return OptionalDouble.empty();
    }
    double value = element.getAsDouble();
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /// A count, which is whole and not negative.
  Optional<Integer> count() {
    OptionalDouble value = number();
    boolean isCount =
        value.isPresent()
            && value.getAsDouble() >= 0
            && value.getAsDouble() <= 1e9
            && value.getAsDouble() == Math.rint(value.getAsDouble());
    return isCount ? Optional.of((int) value.getAsDouble()) : Optional.empty();
  }

  boolean isTrue() {
    return element != null
        && element.isJsonPrimitive()
        && element.getAsJsonPrimitive().isBoolean()
        && element.getAsBoolean();
  }

  boolean isFalse() {
    return element != null
        && element.isJsonPrimitive()
        && element.getAsJsonPrimitive().isBoolean()
        && !element.getAsBoolean();
  }

  /// A moment in the form of RFC 3339.
  Optional<Instant> moment() {
    return text().flatMap(Json::moment);
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
