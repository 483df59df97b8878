package app.uptick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import app.uptick.link.SampleStatus;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.PhaseTimes;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MetricsTest {

  private static final Path DASHBOARD = Path.of("packaging", "grafana", "uptick.json");

  @Test
  void passesPrometheusOwnChecksInEveryState() throws Exception {
    assertEquals("", promtool(new Metrics("uptick 1").text()));
    assertEquals("", promtool(full().text()));
  }

  @Test
  void saysWhatIsConfirmedAndWhatTheLatestCheckFound() {
    List<String> lines = full().text().lines().toList();

    assertTrue(lines.contains("uptick_state{state=\"down\"} 1"), lines::toString);
    assertTrue(lines.contains("uptick_state{state=\"up\"} 0"));
    assertTrue(lines.contains("uptick_success 0"));
    assertTrue(lines.contains("uptick_incident_active 1"));
    assertTrue(lines.contains("uptick_flapping 1"));
    assertTrue(
        lines.contains(
            "uptick_verdict_info{state=\"down\",cause=\"server-error\",scope=\"widespread\"} 1"));
    assertTrue(lines.contains("uptick_verdict_confidence_ratio 0.93"));
    assertTrue(lines.contains("uptick_last_check_duration_seconds 1.234"));
    assertTrue(lines.contains("uptick_function_success{function=\"web\"} 0"));
    assertTrue(lines.contains("uptick_function_http_status_code{function=\"web\"} 503"));
    assertTrue(lines.contains("uptick_checks_total{state=\"down\"} 2"));
    assertTrue(lines.contains("uptick_state_changes_total{state=\"down\"} 1"));
    assertTrue(lines.stream().anyMatch(each -> each.startsWith("uptick_notifications_total{kind")));
  }

  @Test
  void speaksOfPhasesAsTheBlackboxExporterDoes() {
    List<String> lines = full().text().lines().toList();

    assertEquals(
        List.of(
            "uptick_function_duration_seconds{function=\"feed\",phase=\"resolve\"} 0.01",
            "uptick_function_duration_seconds{function=\"feed\",phase=\"connect\"} 0.02",
            "uptick_function_duration_seconds{function=\"feed\",phase=\"tls\"} 0.03",
            "uptick_function_duration_seconds{function=\"feed\",phase=\"processing\"} 0.04",
            "uptick_function_duration_seconds{function=\"feed\",phase=\"transfer\"} 0.05"),
        lines.stream().filter(each -> each.contains("\"feed\",phase")).toList());
  }

  @Test
  void neverTakesSilenceForHealth() {
    String text = full().text();

    assertFalse(text.contains("uptick_function_success{function=\"live\"}"));
    assertFalse(new Metrics("uptick 1").text().contains("uptick_success 1"));
  }

  @Test
  void countsAnAnswerOnceHoweverManyChecksCarryItOver() {
    List<String> lines = full().text().lines().toList();

    assertTrue(
        lines.contains("uptick_function_checks_total{function=\"feed\",state=\"up\"} 1"),
        lines::toString);
    assertTrue(lines.contains("uptick_function_answer_seconds_count{function=\"feed\"} 1"));
    assertTrue(
        lines.contains("uptick_function_answer_seconds_bucket{function=\"feed\",le=\"0.1\"} 0"));
    assertTrue(
        lines.contains("uptick_function_answer_seconds_bucket{function=\"feed\",le=\"0.2\"} 1"));
    assertTrue(
        lines.contains("uptick_function_answer_seconds_bucket{function=\"feed\",le=\"+Inf\"} 1"));
  }

  @Test
  void givesTheDashboardEveryMetricThatItAsksFor() throws IOException {
    String text = full().text();
    Set<String> given =
        Pattern.compile("(?m)^([a-z_]+)[{ ]")
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    Set<String> wanted = new TreeSet<>();
    for (String expression : expressions(JsonParser.parseString(Files.readString(DASHBOARD)))) {
      Matcher name = Pattern.compile("uptick_[a-z_]+").matcher(expression);
      while (name.find()) {
        wanted.add(name.group());
      }
    }

    assertTrue(wanted.size() > 8, wanted::toString);
    wanted.removeAll(given);
    assertEquals(Set.of(), wanted);
  }

  @Test
  void asksNothingThatPrometheusCannotRead() throws Exception {
    StringBuilder rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
    int number = 0;
    for (String expression : expressions(JsonParser.parseString(Files.readString(DASHBOARD)))) {
      if (!expression.startsWith("label_values")) {
        String asked = expression.replaceAll("\\$__(rate_interval|range)", "5m");
        rules.append("  - record: panel:").append(number++).append('\n');
        rules.append("    expr: '").append(asked).append("'\n");
      }
    }
    Path file = Files.createTempFile("dashboard", ".yaml");
    Files.writeString(file, rules.toString());

    String said = run(List.of("promtool", "check", "rules", file.toString()), "");

    Files.delete(file);
    assertEquals("", said);
    assertTrue(number > 10);
  }

  @Test
  void givesThemOverHttp() throws Exception {
    try (MetricsServer server = listen()) {
      String port = String.valueOf(server.address().getPort());

      String answer = ask(server, "GET /metrics", "127.0.0.1:" + port);

      assertTrue(server.address().getAddress().isLoopbackAddress());
      assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
      assertTrue(answer.contains("Content-type: text/plain; version=0.0.4; charset=utf-8"), answer);
      assertTrue(answer.endsWith("\r\n\r\nuptick_success 1\n"), answer);
      assertTrue(ask(server, "GET /metrics", "[::1]:" + port).startsWith("HTTP/1.1 200 "));
      assertTrue(ask(server, "GET /metrics", "localhost").startsWith("HTTP/1.1 200 "));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /metrics, evil.example:9477, 403",
    "GET /, localhost, 404",
    "GET /metrics/more, localhost, 404",
    "DELETE /metrics, localhost, 405",
  })
  void refusesWhatIsNotMeantForIt(String request, String host, int status) throws Exception {
    try (MetricsServer server = listen()) {
      assertTrue(ask(server, request, host).startsWith("HTTP/1.1 " + status + " "));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:9477, 127.0.0.1, 9477",
    "9477, 127.0.0.1, 9477",
    ":9477, 127.0.0.1, 9477",
    "localhost:1, 127.0.0.1, 1",
    "0.0.0.0:9477, 0.0.0.0, 9477",
    "[::1]:65535, 0:0:0:0:0:0:0:1, 65535",
  })
  void readsAddresses(String text, String address, int port) {
    InetSocketAddress read = new AddressConverter().convert(text);

    assertEquals(address, read.getAddress().getHostAddress());
    assertEquals(port, read.getPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "127.0.0.1", "example.org:80", "127.0.0.1:99999", "127.0.0.1:x"})
  void refusesWhatIsNoAddress(String text) {
    var error =
        assertThrows(TypeConversionException.class, () -> new AddressConverter().convert(text));

    assertEquals(
        "'" + text + "' is no address, want one such as 127.0.0.1:9477", error.getMessage());
  }

  private static MetricsServer listen() throws IOException {
    return new MetricsServer(new AddressConverter().convert("0"), () -> "uptick_success 1\n");
  }

  private static String ask(MetricsServer server, String request, String host) throws IOException {
    try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      String text = request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Two checks, of which the second carries an answer over from the first.
  private static Metrics full() {
    Metrics metrics = new Metrics("uptick 1");
    Check first = withFeed(SampleStatus.NOW.minusSeconds(60));
    Check second = withFeed(SampleStatus.NOW);
    metrics.onCheck(first);
    metrics.onChange(SampleStatus.change());
    metrics.onNotice(SampleStatus.notice());
    metrics.onCheck(second);
    metrics.onSnapshot(SampleStatus.snapshot(SampleStatus.outage().standing(), second));
    return metrics;
  }

  private static Check withFeed(Instant at) {
    Check sample = SampleStatus.check();
    Diagnosis diagnosis = sample.diagnosis();
    List<FunctionReport> functions = new ArrayList<>(diagnosis.functions());
    functions.add(
        new FunctionReport(
            FunctionId.FEED,
            "Feed",
            URI.create("https://www.tiktok.com/feed"),
            FunctionState.UP,
            null,
            new PhaseTimes(millis(10), millis(20), millis(30), millis(40), millis(150)),
            200,
            null,
            SampleStatus.NOW.minusSeconds(60)));
    return new Check(
        at,
        sample.elapsed(),
        new Diagnosis(
            diagnosis.state(),
            diagnosis.cause(),
            diagnosis.symptoms(),
            diagnosis.scope(),
            diagnosis.confidence(),
            diagnosis.headline(),
            diagnosis.advice(),
            diagnosis.evidence(),
            functions,
            diagnosis.checklist()));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static List<String> expressions(@Nullable JsonElement json) {
    List<String> found = new ArrayList<>();
    if (json instanceof JsonObject object) {
      object
          .entrySet()
          .forEach(each -> {
            boolean isText = each.getValue().isJsonPrimitive();
            if (isText && Set.of("expr", "query").contains(each.getKey())) {
              found.add(each.getValue().getAsString());
            }
            found.addAll(expressions(each.getValue()));
          });
    } else if (json != null && json.isJsonArray()) {
      json.getAsJsonArray().forEach(each -> found.addAll(expressions(each)));
    }
    found.remove("prometheus");
    return found;
  }

  private static String promtool(String text) throws IOException, InterruptedException {
    return run(List.of("promtool", "check", "metrics"), text);
  }

  /// What it complains of; nothing where it is content.
  private static String run(List<String> command, String input)
      throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return fail("promtool is missing: install Debian's package prometheus, as .ci/run does");
    }
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : said;
  }
}
