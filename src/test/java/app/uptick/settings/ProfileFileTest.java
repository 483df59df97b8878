package app.uptick.settings;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.FunctionId;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.model.ServiceProfile.Meaning;
import app.uptick.model.ServiceProfile.Method;
import app.uptick.model.ServiceProfile.ProbeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileFileTest {

  /// A sound profile; each mistake is made by one replacement in it.
  private static final String SOUND =
      """
      service: tiktok
      domains: [tiktok.com]
      functions:
        web: {name: Web, probes: [{url: "https://a.example/x", alive: hello}]}
        login: {name: Login, probes: [{url: "https://a.example/l"}]}
        feed: {name: Feed, probes: [{url: "https://a.example/f"}]}
        video: {name: Video, probes: [{url: "https://a.example/v", method: HEAD}]}
        images: {name: Images, probes: [{url: "https://a.example/i"}]}
        live: {name: Live, probes: [{url: "https://a.example/li"}]}
        upload: {name: Upload, probes: [{url: "https://a.example/u"}]}
      signatures:
        - {name: Busy, means: overloaded, status: 429}
        - {name: Broken, means: server-error, status: [404, 5xx], headers: {server: ^x}}
      provenance: {x-tt-logid: .}
      controls:
        - {name: A, operator: A, url: "https://a.example/", status: 204}
        - {name: B, operator: B, url: "http://b.example/", status: 200, body: yes}
        - {name: C, operator: C, url: "https://c.example/", status: 200, body: x, country: (..)}
      resolvers:
        - {name: R, operator: R, url: "https://1.1.1.1/dns-query"}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void builtInAsksTwoHostsOfEveryFunction(FunctionId id) {
    Set<String> hosts =
        ProfileFile.builtIn().function(id).probes().stream()
            .map(probe -> probe.url().getHost())
            .collect(toSet());

    assertTrue(hosts.size() >= 2, hosts::toString);
  }

  @Test
  void builtInHasFourIndependentControls() {
    ServiceProfile profile = ProfileFile.builtIn();

    assertTrue(profile.controls().stream().map(Control::operator).distinct().count() >= 4);
    assertTrue(profile.controls().stream().anyMatch(Control::isPlain));
    assertTrue(profile.controls().stream().anyMatch(control -> control.country() != null));
    assertTrue(
        profile.controls().stream()
            .noneMatch(
                control -> profile.domains().stream().anyMatch(control.url().getHost()::endsWith)));
  }

  @Test
  void builtInCoversItsOwnHostsByItsDomains() {
    ServiceProfile profile = ProfileFile.builtIn();

    for (var function : profile.functions()) {
      for (ProbeSpec probe : function.probes()) {
        String host = probe.url().getHost();
        assertTrue(profile.domains().stream().anyMatch(d -> host.endsWith("." + d)), host);
      }
    }
  }

  @Test
  void readsWhatItIsGiven() throws IOException {
    ServiceProfile profile = load(SOUND);

    ProbeSpec web = profile.function(FunctionId.WEB).probes().getFirst();
    assertEquals("https://a.example/x", web.url().toString());
    assertEquals(Method.GET, web.method());
    assertNotNull(web.alive());
    ProbeSpec video = profile.function(FunctionId.VIDEO).probes().getFirst();
    assertEquals(Method.HEAD, video.method());
    assertNull(video.alive());
    var broken = profile.signatures().get(1);
    assertEquals(Meaning.SERVER_ERROR, broken.meaning());
    assertEquals(101, broken.statuses().size());
    assertTrue(broken.statuses().contains(404));
    assertTrue(IntStream.range(500, 600).allMatch(broken.statuses()::contains));
    assertFalse(broken.statuses().contains(600));
    assertEquals("server", broken.headers().getFirst().name());
    assertEquals("x-tt-logid", profile.provenance().getFirst().name());
    assertNotNull(profile.controls().get(2).country());
    assertEquals("1.1.1.1", profile.resolvers().getFirst().url().getHost());
  }

  @Test
  void takesTheBuiltInWithoutAFile() {
    assertEquals("tiktok", ProfileFile.load(folder).service());
  }

  @Test
  void takesAResolverOfTheSixthVersion() throws IOException {
    ServiceProfile profile = load(SOUND.replace("https://1.1.1.1/", "https://[2606:4700::1111]/"));

    assertEquals("[2606:4700::1111]", profile.resolvers().getFirst().url().getHost());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void tellsLineAndKeyOfAMistake(String name, String from, String to, String expected) {
    assertTrue(SOUND.contains(from), from);

    var error = assertThrows(ConfigurationException.class, () -> load(SOUND.replace(from, to)));

    assertEquals(
        "reading " + folder.resolve("tiktok.yaml") + " line " + expected, error.getMessage());
  }

  static Stream<Arguments> tellsLineAndKeyOfAMistake() {
    String url = "a URL that begins with https:// or http://";
    return Stream.of(
        Arguments.of(
            "bad URL",
            "https://a.example/x",
            "https://a b/x",
            "4: functions.web.probes[1].url is https://a b/x, want "
                + url
                + " (Illegal character in authority)"),
        Arguments.of(
            "URL without a host",
            "https://a.example/x",
            "https:///x",
            "4: functions.web.probes[1].url is https:///x, want " + url),
        Arguments.of(
            "other scheme",
            "https://a.example/x",
            "ftp://a.example/x",
            "4: functions.web.probes[1].url is ftp://a.example/x, want " + url),
        Arguments.of(
            "no scheme",
            "https://a.example/x",
            "www.tiktok.com",
            "4: functions.web.probes[1].url is www.tiktok.com, want " + url),
        Arguments.of(
            "unknown function",
            "  live:",
            "  life:",
            "9: functions.life is not a key, the nearest one is functions.live"),
        Arguments.of(
            "missing function",
            "  live: {name: Live, probes: [{url: \"https://a.example/li\"}]}\n",
            "",
            "4: functions has no live, want one"),
        Arguments.of(
            "function twice", "  live:", "  web:", "9: functions.web is given twice, want it once"),
        Arguments.of(
            "no probes",
            "[{url: \"https://a.example/l\"}]",
            "[]",
            "5: functions.login.probes is an empty list, want a list of probes"),
        Arguments.of(
            "probes left out",
            "name: Login, probes: [{url: \"https://a.example/l\"}]",
            "name: Login",
            "5: functions.login has no probes, want one"),
        Arguments.of(
            "unknown method",
            "method: HEAD",
            "method: POST",
            "7: functions.video.probes[1].method is POST, want GET or HEAD"),
        Arguments.of(
            "a pattern for a body that does not come",
            "method: HEAD",
            "method: HEAD, alive: x",
            "7: functions.video.probes[1].alive is given, want none: HEAD brings no body"),
        Arguments.of(
            "bad pattern",
            "alive: hello",
            "alive: a(b",
            "4: functions.web.probes[1].alive is a(b, want a pattern (java.util.regex);"
                + " Unclosed group at character 4"),
        Arguments.of(
            "bad pattern for a header",
            "x-tt-logid: .",
            "x-tt-logid: \"*\"",
            "14: provenance.x-tt-logid is *, want a pattern (java.util.regex);"
                + " Dangling meta character '*' at character 1"),
        Arguments.of(
            "no provenance",
            "{x-tt-logid: .}",
            "{}",
            "14: provenance is a group of keys, want header names with patterns"),
        Arguments.of(
            "unknown meaning",
            "means: overloaded",
            "means: busy",
            "12: signatures[1].means is busy, want alive, challenged, refused, region-blocked,"
                + " block-page, maintenance, overloaded, server-error, foreign"),
        Arguments.of(
            "signature that fits anything",
            ", status: 429",
            "",
            "12: signatures[1] fits any answer, want one of status, headers, body, location"),
        Arguments.of(
            "status too high",
            "status: 429",
            "status: 600",
            "12: signatures[1].status is 600, want 100 to 599, or 1xx to 5xx"),
        Arguments.of(
            "status too low in a list",
            "[404, 5xx]",
            "[404, 99]",
            "13: signatures[2].status[2] is 99, want 100 to 599, or 1xx to 5xx"),
        Arguments.of(
            "unknown class of statuses",
            "5xx",
            "6xx",
            "13: signatures[2].status[2] is 6xx, want 100 to 599, or 1xx to 5xx"),
        Arguments.of(
            "control without an exact answer",
            ", body: yes",
            "",
            "17: controls[2] has no body, want its exact one, or a status of 204"),
        Arguments.of(
            "control without a status",
            ", status: 204",
            "",
            "16: controls[1] has no status, want one"),
        Arguments.of(
            "control with any of many statuses",
            "status: 204",
            "status: 2xx",
            "16: controls[1].status is 2xx, want one exact status"),
        Arguments.of(
            "country without a group",
            "country: (..)",
            "country: ..",
            "18: controls[3].country is .., want a pattern with a group in parentheses that"
                + " captures the country"),
        Arguments.of(
            "two operators",
            "operator: C",
            "operator: B",
            "16: controls are of 2 different operators, want at least 3"),
        Arguments.of(
            "no resolver",
            "\n  - {name: R, operator: R, url: \"https://1.1.1.1/dns-query\"}",
            " []",
            "19: resolvers is an empty list, want a list of resolvers"),
        Arguments.of(
            "resolver by name",
            "https://1.1.1.1/dns-query",
            "https://dns.example/dns-query",
            "20: resolvers[1].url is https://dns.example/dns-query, want https and a literal"
                + " address, such as https://1.1.1.1/dns-query"),
        Arguments.of(
            "resolver in the clear",
            "https://1.1.1.1/dns-query",
            "http://1.1.1.1/dns-query",
            "20: resolvers[1].url is http://1.1.1.1/dns-query, want https and a literal"
                + " address, such as https://1.1.1.1/dns-query"),
        Arguments.of(
            "domain that is a URL",
            "[tiktok.com]",
            "[\"https://tiktok.com\"]",
            "2: domains[1] is https://tiktok.com, want a name in small letters, such as tiktok.com"),
        Arguments.of(
            "unknown key",
            "provenance:",
            "provenence:",
            "14: provenence is not a key, the nearest one is provenance"),
        Arguments.of(
            "unknown key of a probe",
            "alive: hello",
            "alife: hello",
            "4: functions.web.probes[1].alife is not a key, the nearest one is"
                + " functions.web.probes[1].alive"),
        Arguments.of("missing part", "service: tiktok", "", "2: the file has no service, want one"),
        Arguments.of(
            "empty name", "name: Web,", "name: ,", "4: functions.web.name is empty, want a name"));
  }

  private ServiceProfile load(String text) throws IOException {
    Files.writeString(folder.resolve("tiktok.yaml"), text);
    return ProfileFile.load(folder);
  }
}
