package app.uptick.settings;

import static java.util.stream.Collectors.joining;

import app.uptick.model.FunctionId;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.model.ServiceProfile.FunctionProfile;
import app.uptick.model.ServiceProfile.HeaderPattern;
import app.uptick.model.ServiceProfile.Meaning;
import app.uptick.model.ServiceProfile.Method;
import app.uptick.model.ServiceProfile.ProbeSpec;
import app.uptick.model.ServiceProfile.Resolver;
import app.uptick.model.ServiceProfile.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Where TikTok's parts are and what their answers mean, read from a file: the built-in
/// `tiktok.yaml`, whose comments define the format, or the person's own.
public final class ProfileFile {

  private static final String NAME = "tiktok.yaml";
  private static final int FEWEST_OPERATORS = 3;
  private static final int NO_CONTENT = 204;

  private ProfileFile() {}

  /// The profile in `tiktok.yaml` of the configuration folder, or the built-in one where there is
  /// none, or nothing in it.
  ///
  /// @throws ConfigurationException at the first mistake
  public static ServiceProfile load(Path configFolder) {
    return YamlFile.read(configFolder.resolve(NAME))
        .map(ProfileFile::profile)
        .orElseGet(ProfileFile::builtIn);
  }

  /// The profile that comes with the program.
  public static ServiceProfile builtIn() {
    try (InputStream in = ProfileFile.class.getResourceAsStream(NAME)) {
      byte[] bytes = Objects.requireNonNull(in, NAME).readAllBytes();
      return profile(YamlFile.parse("the built-in " + NAME, bytes).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServiceProfile profile(YamlValue file) {
    Fields fields =
        new Fields(
            file,
            List.of(
                "service",
                "domains",
                "functions",
                "signatures",
                "provenance",
                "controls",
                "resolvers"));
    return new ServiceProfile(
        fields.required("service").text("a name"),
        functions(fields.required("functions")),
        items(fields.required("signatures"), "a list of signatures", ProfileFile::signature),
        headers(fields.required("provenance")),
        controls(fields.required("controls")),
        items(fields.required("resolvers"), "a list of resolvers", ProfileFile::resolver),
        items(fields.required("domains"), "a list of names", ProfileFile::domain));
  }

  private static List<FunctionProfile> functions(YamlValue value) {
    List<String> codes = Arrays.stream(FunctionId.values()).map(FunctionId::code).toList();
    Fields fields = new Fields(value, codes);
    codes.forEach(fields::required);
    return fields.all().entrySet().stream()
        .map(entry -> function(FunctionId.of(entry.getKey()).orElseThrow(), entry.getValue()))
        .toList();
  }

  private static FunctionProfile function(FunctionId id, YamlValue value) {
    Fields fields = new Fields(value, List.of("name", "probes"));
    return new FunctionProfile(
        id,
        fields.required("name").text("a name"),
        items(fields.required("probes"), "a list of probes", ProfileFile::probe));
  }

  private static ProbeSpec probe(YamlValue value) {
    Fields fields = new Fields(value, List.of("url", "method", "alive"));
    Method method = fields.optional("method").map(ProfileFile::method).orElse(Method.GET);
    if (method == Method.HEAD && fields.optional("alive").isPresent()) {
      throw value.error(value.keyOf("alive") + " is given, want none: HEAD brings no body");
    }
    return new ProbeSpec(url(fields.required("url")), method, pattern(fields.optional("alive")));
  }

  private static Method method(YamlValue value) {
    String want = "GET or HEAD";
    return switch (value.text(want)) {
      case "GET" -> Method.GET;
      case "HEAD" -> Method.HEAD;
      default -> throw value.wrong(want);
    };
  }

  private static Signature signature(YamlValue value) {
    List<String> conditions = List.of("status", "headers", "body", "location");
    Fields fields =
        new Fields(value, List.of("name", "means", "status", "headers", "body", "location"));
    if (conditions.stream().allMatch(condition -> fields.optional(condition).isEmpty())) {
      throw value.error(
          value.subject() + " fits any answer, want one of " + String.join(", ", conditions));
    }
    return new Signature(
        fields.required("name").text("a name"),
        meaning(fields.required("means")),
        fields.optional("status").map(ProfileFile::statuses).orElse(Set.of()),
        fields.optional("headers").map(ProfileFile::headers).orElse(List.of()),
        pattern(fields.optional("body")),
        pattern(fields.optional("location")));
  }

  private static Meaning meaning(YamlValue value) {
    String want = Arrays.stream(Meaning.values()).map(Meaning::code).collect(joining(", "));
    String code = value.text(want);
    return Arrays.stream(Meaning.values())
        .filter(meaning -> meaning.code().equals(code))
        .findFirst()
        .orElseThrow(() -> value.wrong(want));
  }

  private static Set<Integer> statuses(YamlValue value) {
    Set<Integer> statuses = new TreeSet<>();
    List<YamlValue> items = value.isList() ? value.items("statuses") : List.of(value);
    for (YamlValue item : items) {
      String text = item.text("100 to 599, or 1xx to 5xx");
      if (text.matches("[1-5][0-9]{2}")) {
        statuses.add(Integer.valueOf(text));
      } else if (text.matches("[1-5]xx")) {
        int first = 100 * Character.digit(text.charAt(0), 10);
        IntStream.range(first, first + 100).forEach(statuses::add);
      } else {
        throw item.wrong("100 to 599, or 1xx to 5xx");
      }
    }
    return statuses;
  }

  private static List<HeaderPattern> headers(YamlValue value) {
    Map<String, YamlValue> headers = value.fields("header names with patterns");
    if (headers.isEmpty()) {
      throw value.wrong("header names with patterns");
    }
    return headers.entrySet().stream()
        .map(header -> new HeaderPattern(header.getKey(), pattern(header.getValue())))
        .toList();
  }

  private static List<Control> controls(YamlValue value) {
    List<Control> controls = items(value, "a list of controls", ProfileFile::control);
    long operators = controls.stream().map(Control::operator).distinct().count();
    if (operators < FEWEST_OPERATORS) {
      throw value.error(
          "%s are of %d different operators, want at least %d"
              .formatted(value.subject(), operators, FEWEST_OPERATORS));
    }
    return controls;
  }

  private static Control control(YamlValue value) {
    Fields fields =
        new Fields(
            value, List.of("name", "operator", "url", "status", "body", "country", "address"));
    YamlValue statusValue = fields.required("status");
    Set<Integer> status = statuses(statusValue);
    if (status.size() != 1) {
      throw statusValue.wrong("one exact status");
    }
    if (!status.contains(NO_CONTENT) && fields.optional("body").isEmpty()) {
      throw value.error(
          value.subject() + " has no body, want its exact one, or a status of " + NO_CONTENT);
    }
    return new Control(
        fields.required("name").text("a name"),
        fields.required("operator").text("a name"),
        url(fields.required("url")),
        status.iterator().next(),
        pattern(fields.optional("body")),
        fields.optional("country").map(each -> capture(each, "country")).orElse(null),
        fields.optional("address").map(each -> capture(each, "address")).orElse(null));
  }

  private static Resolver resolver(YamlValue value) {
    Fields fields = new Fields(value, List.of("name", "operator", "url"));
    YamlValue address = fields.required("url");
    URI url = url(address);
    if (!"https".equals(url.getScheme()) || !isLiteral(url.getHost())) {
      throw address.wrong("https and a literal address, such as https://1.1.1.1/dns-query");
    }
    return new Resolver(
        fields.required("name").text("a name"), fields.required("operator").text("a name"), url);
  }

  private static boolean isLiteral(String host) {
    try {
      return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).getAddress().length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String domain(YamlValue value) {
    String want = "a name in small letters, such as tiktok.com";
    String domain = value.text(want);
    if (!domain.matches("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*")) {
      throw value.wrong(want);
    }
    return domain;
  }

  private static URI url(YamlValue value) {
    String want = "a URL that begins with https:// or http://";
    try {
      URI url = new URI(value.text(want));
      if (!Set.of("http", "https").contains(String.valueOf(url.getScheme()))
          || url.getHost() == null) {
        throw value.wrong(want);
      }
      return url;
    } catch (URISyntaxException e) {
      throw value.wrong(want + " (" + e.getReason() + ")");
    }
  }

  private static Pattern capture(YamlValue value, String what) {
    Pattern pattern = pattern(value);
    if (pattern.matcher("").groupCount() == 0) {
      throw value.wrong("a pattern with a group in parentheses that captures the " + what);
    }
    return pattern;
  }

  private static @Nullable Pattern pattern(Optional<YamlValue> value) {
    return value.map(ProfileFile::pattern).orElse(null);
  }

  private static Pattern pattern(YamlValue value) {
    String want = "a pattern (java.util.regex)";
    try {
      return Pattern.compile(value.text(want));
    } catch (PatternSyntaxException e) {
      String where = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
      throw value.wrong(want + "; " + e.getDescription() + where);
    }
  }

  private static <T> List<T> items(YamlValue list, String want, Function<YamlValue, T> read) {
    return list.items(want).stream().map(read).toList();
  }
}
