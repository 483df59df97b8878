package app.uptick.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of a group of keys, of which only known ones may be there.
final class Fields {

  private final YamlValue group;
  private final Map<String, YamlValue> values;

  Fields(YamlValue group, List<String> known) {
    this.group = group;
    this.values = group.fields("a group of " + String.join(", ", known));
    values.forEach((name, value) -> {
      if (!known.contains(name)) {
        throw value.unknownKey(known.stream().map(group::keyOf).toList());
      }
    });
  }

  YamlValue required(String name) {
    return optional(name)
        .orElseThrow(() -> group.error(group.subject() + " has no " + name + ", want one"));
  }

  Optional<YamlValue> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// All that are there, in the file's order.
  Map<String, YamlValue> all() {
    return values;
  }
}
