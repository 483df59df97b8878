package app.uptick.cli;

import app.uptick.model.Activity;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.PhaseTimes;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Says what the monitor knows as Prometheus metrics (text format 0.0.4).
///
/// Names follow prometheus.io/docs/practices/naming: one prefix, base units, `_total` for what is
/// counted, `_info` for what is told in labels. The phases are the blackbox exporter's. What was
/// not seen is left out: silence is never counted as health. Any thread.
final class Metrics implements StatusListener {

  private final String version;
  private final Map<State, Long> checks = counters(State.class, State.values());
  private final Map<State, Long> changes = counters(State.class, State.values());
  private final Map<Notice.Kind, Long> notices = counters(Notice.Kind.class, Notice.Kind.values());
  private final Map<FunctionId, Map<FunctionState, Long>> answers = new EnumMap<>(FunctionId.class);
  private final Map<FunctionId, Histogram> times = new EnumMap<>(FunctionId.class);
  private @Nullable StatusSnapshot snapshot;

  Metrics(String version) {
    this.version = version;
  }

  private static <E extends Enum<E>> Map<E, Long> counters(Class<E> type, E[] all) {
    Map<E, Long> counters = new EnumMap<>(type);
    for (E each : all) {
      counters.put(each, 0L);
    }
    return counters;
  }

  /// How many answers took no longer than each of some times.
  private static final class Histogram {

    private static final double[] BOUNDS = {0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 4, 8};

    private final long[] counts = new long[BOUNDS.length];
    private long all;
    private double sum;

    void add(double seconds) {
      for (int i = 0; i < BOUNDS.length; i++) {
        counts[i] += seconds <= BOUNDS[i] ? 1 : 0;
      }
      all++;
      sum += seconds;
    }
  }

  @Override
  public synchronized void onSnapshot(StatusSnapshot newest) {
    snapshot = newest;
  }

  @Override
  public synchronized void onCheck(Check check) {
    checks.merge(check.diagnosis().state(), 1L, Long::sum);
    check.diagnosis().functions().stream()
        .filter(report -> isOfRound(report, check))
        .forEach(this::count);
  }

  /// A light round carries over what it did not ask.
  private static boolean isOfRound(FunctionReport report, Check check) {
    Instant at = report.observedAt();
    return at != null && !at.isBefore(check.checkedAt());
  }

  private void count(FunctionReport report) {
    answers
        .computeIfAbsent(report.id(), _ -> counters(FunctionState.class, FunctionState.values()))
        .merge(report.state(), 1L, Long::sum);
    Duration total = report.phases().total();
    if (total != null && report.failure() == null) {
      times.computeIfAbsent(report.id(), _ -> new Histogram()).add(seconds(total));
    }
  }

  @Override
  public synchronized void onChange(StatusChange change) {
    changes.merge(change.to(), 1L, Long::sum);
  }

  @Override
  public synchronized void onNotice(Notice notice) {
    notices.merge(notice.kind(), 1L, Long::sum);
  }

  /// All metrics as of now.
  synchronized String text() {
    Page page = new Page();
    page.family("uptick_build_info", "gauge", "The program that says this.")
        .sample(Map.of("version", version), 1);
    StatusSnapshot now = snapshot;
    if (now != null) {
      standing(page, now.standing());
      condition(page, now);
      if (now.latest() != null) {
        latest(page, now.latest());
      }
    }
    totals(page);
    return page.toString();
  }

  private static void standing(Page page, Standing standing) {
    page.family("uptick_state", "gauge", "The confirmed state: 1 for the one that stands.");
    for (State state : State.values()) {
      page.sample(Map.of("state", state.code()), state == standing.state() ? 1 : 0);
    }
    page.family("uptick_success", "gauge", "Whether TikTok is up, as far as is confirmed.");
    page.sample(Map.of(), standing.state() == State.UP ? 1 : 0);
    page.family("uptick_state_since_timestamp_seconds", "gauge", "Since when the state stands.");
    page.sample(Map.of(), seconds(standing.since()));
    page.family("uptick_incident_active", "gauge", "Whether trouble goes on.");
    page.sample(Map.of(), standing.incident() == null ? 0 : 1);
  }

  private static void condition(Page page, StatusSnapshot now) {
    page.family("uptick_paused", "gauge", "Whether nothing is asked because a person said so.");
    page.sample(Map.of(), now.activity() == Activity.PAUSED ? 1 : 0);
    page.family("uptick_muted", "gauge", "Whether notifications are held back.");
    page.sample(Map.of(), now.mute() instanceof Mute.Off ? 0 : 1);
    page.family("uptick_flapping", "gauge", "Whether the state oscillates.");
    page.sample(Map.of(), now.flapping() ? 1 : 0);
    page.family("uptick_check_interval_seconds", "gauge", "The time between two checks.");
    page.sample(Map.of(), seconds(now.interval()));
  }

  private static void latest(Page page, Check check) {
    Diagnosis diagnosis = check.diagnosis();
    page.family("uptick_verdict_info", "gauge", "What the latest check found.");
    Map<String, String> verdict = new LinkedHashMap<>();
    verdict.put("state", diagnosis.state().code());
    verdict.put("cause", diagnosis.cause().code());
    verdict.put("scope", diagnosis.scope().code());
    page.sample(verdict, 1);
    page.family(
        "uptick_verdict_confidence_ratio", "gauge", "How sure the latest check is, 0 to 1.");
    page.sample(Map.of(), diagnosis.confidence());
    page.family("uptick_last_check_timestamp_seconds", "gauge", "When the latest check began.");
    page.sample(Map.of(), seconds(check.checkedAt()));
    page.family("uptick_last_check_duration_seconds", "gauge", "How long the latest check took.");
    page.sample(Map.of(), seconds(check.elapsed()));
    functions(page, diagnosis);
  }

  private static void functions(Page page, Diagnosis diagnosis) {
    page.family(
        "uptick_function_success",
        "gauge",
        "Whether a part of TikTok answers, slowly or not; left out where it was not asked.");
    each(page, diagnosis, report -> success(report.state()));
    page.family("uptick_function_slow", "gauge", "Whether a part of TikTok is slow.");
    each(page, diagnosis, report -> success(report.state()).map(_ -> isSlow(report)));
    page.family("uptick_function_http_status_code", "gauge", "The status of the latest answer.");
    each(page, diagnosis, report -> Optional.ofNullable(report.httpStatus()).map(Double::valueOf));
    page.family(
        "uptick_function_duration_seconds",
        "gauge",
        "The latest answer by phase: resolve, connect, tls, processing, transfer.");
    for (FunctionReport report : diagnosis.functions()) {
      phases(report.phases())
          .forEach(
              (phase, time) -> page.sample(labels(report.id(), "phase", phase), seconds(time)));
    }
  }

  private static void each(
      Page page, Diagnosis diagnosis, Function<FunctionReport, Optional<Double>> value) {
    for (FunctionReport report : diagnosis.functions()) {
      value
          .apply(report)
          .ifPresent(number -> page.sample(Map.of("function", report.id().code()), number));
    }
  }

  private static Optional<Double> success(FunctionState state) {
    return switch (state) {
      case UP, SLOW -> Optional.of(1.0);
      case FAILING -> Optional.of(0.0);
      case UNKNOWN -> Optional.empty();
    };
  }

  private static double isSlow(FunctionReport report) {
    return report.state() == FunctionState.SLOW ? 1 : 0;
  }

  /// The blackbox exporter's words (prober/http.go); what no phase of ours covers is the transfer.
  private static Map<String, Duration> phases(PhaseTimes times) {
    Map<String, Duration> phases = new LinkedHashMap<>();
    put(phases, "resolve", times.dns());
    put(phases, "connect", times.connect());
    put(phases, "tls", times.tls());
    put(phases, "processing", times.firstByte());
    Duration total = times.total();
    if (total != null && times.firstByte() != null) {
      Duration known = phases.values().stream().reduce(Duration.ZERO, Duration::plus);
      put(phases, "transfer", total.compareTo(known) > 0 ? total.minus(known) : Duration.ZERO);
    }
    return phases;
  }

  private static void put(Map<String, Duration> phases, String phase, @Nullable Duration time) {
    if (time != null) {
      phases.put(phase, time);
    }
  }

  private void totals(Page page) {
    page.family("uptick_checks_total", "counter", "Checks, by what they found.");
    checks.forEach((state, count) -> page.sample(Map.of("state", state.code()), count));
    page.family("uptick_state_changes_total", "counter", "Confirmed changes, by the new state.");
    changes.forEach((state, count) -> page.sample(Map.of("state", state.code()), count));
    page.family("uptick_notifications_total", "counter", "What a person was told of.");
    notices.forEach(
        (kind, count) -> page.sample(Map.of("kind", kind.name().toLowerCase(Locale.ROOT)), count));
    page.family("uptick_function_checks_total", "counter", "How the parts of TikTok answered.");
    answers.forEach((id, counts) ->
        counts.forEach((state, count) -> page.sample(labels(id, "state", state.code()), count)));
    page.family("uptick_function_answer_seconds", "histogram", "How long good answers took.");
    times.forEach((id, histogram) -> histogram(page, id, histogram));
  }

  private static void histogram(Page page, FunctionId id, Histogram histogram) {
    for (int i = 0; i < Histogram.BOUNDS.length; i++) {
      String bound = Page.number(Histogram.BOUNDS[i]);
      page.part("_bucket", labels(id, "le", bound), (double) histogram.counts[i]);
    }
    page.part("_bucket", labels(id, "le", "+Inf"), (double) histogram.all);
    page.part("_sum", Map.of("function", id.code()), histogram.sum);
    page.part("_count", Map.of("function", id.code()), (double) histogram.all);
  }

  private static Map<String, String> labels(FunctionId id, String name, String value) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("function", id.code());
    labels.put(name, value);
    return labels;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static double seconds(Instant at) {
    return at.toEpochMilli() / 1e3;
  }

  /// The text as it grows.
  private static final class Page {

    private final StringBuilder text = new StringBuilder();
    private String name = "";

    Page family(String family, String type, String help) {
      name = family;
      text.append("# HELP ").append(family).append(' ').append(help).append('\n');
      text.append("# TYPE ").append(family).append(' ').append(type).append('\n');
      return this;
    }

    void sample(Map<String, String> labels, double value) {
      part("", labels, value);
    }

    void part(String suffix, Map<String, String> labels, double value) {
      text.append(name).append(suffix);
      String before = "{";
      for (Map.Entry<String, String> label : labels.entrySet()) {
        text.append(before).append(label.getKey()).append("=\"");
        text.append(escaped(label.getValue())).append('"');
        before = ",";
      }
      text.append(labels.isEmpty() ? "" : "}").append(' ').append(number(value)).append('\n');
    }

    private static String escaped(String value) {
      return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    static String number(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? String.valueOf((long) value)
          : String.valueOf(value);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
