package app.uptick.link;

import app.uptick.model.Check;
import app.uptick.model.ChecklistItem;
import app.uptick.model.CircleView;
import app.uptick.model.Evidence;
import app.uptick.model.Failure;
import app.uptick.model.FixReport;
import app.uptick.model.FunctionReport;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.PhaseTimes;
import app.uptick.model.Progress;
import app.uptick.model.Standing;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusSnapshot;
import app.uptick.model.Symptom;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes the model as the contract's JSON, each value on one line; [ContractReader] reads it back.
///
/// Keys stand in the contract's order. Times are RFC 3339, UTC, with milliseconds. A key of our own
/// beside the contract's (`observedAt` of a function, `incidentSince` of a change, `kind` and
/// `thread` of a notice) comes after them.
public final class ContractJson {

  /// The contract's version.
  public static final int SCHEMA = 1;

  private static final String SERVICE = "tiktok";
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private ContractJson() {}

  /// The object that `check --json` prints.
  public static String check(Check check) {
    return checkObject(check).toString();
  }

  /// The line that says that a round has ended; its moment is the round's end.
  public static String checkLine(Check check) {
    var line = event("check", check.endedAt());
    checkObject(check).asMap().forEach(line::add);
    return line.toString();
  }

  /// The line that says that the confirmed state is another one.
  public static String changedLine(StatusChange change) {
    var line = event("changed", change.at());
    line.addProperty("from", change.from().code());
    line.addProperty("to", change.to().code());
    line.addProperty("cause", change.cause().code());
    line.addProperty("headline", change.headline());
    line.addProperty("incident", change.incident());
    line.add("incidentSince", time(change.incidentSince()));
    return line.toString();
  }

  /// The line that says what a person is told.
  public static String notifiedLine(Notice notice) {
    var line = event("notified", notice.at());
    line.addProperty("title", notice.title());
    line.addProperty("body", notice.body());
    line.addProperty("urgency", notice.urgency().code());
    line.addProperty("kind", code(notice.kind()));
    line.addProperty("thread", notice.thread());
    return line.toString();
  }

  /// The line that says all that is known.
  public static String snapshotLine(StatusSnapshot snapshot, Instant at) {
    var line = event("snapshot", at);
    line.add("standing", standing(snapshot.standing()));
    line.add("latest", orNull(snapshot.latest(), ContractJson::checkObject));
    line.addProperty("activity", snapshot.activity().code());
    line.add("mute", mute(snapshot.mute()));
    line.addProperty("intervalMs", snapshot.interval().toMillis());
    line.addProperty("flapping", snapshot.flapping());
    return line.toString();
  }

  /// The line that says who of the person's circle sees what; `circle` is null where there is none.
  public static String circleLine(Optional<CircleView> circle, Instant at) {
    var line = event("circle", at);
    line.add("circle", circle.<JsonElement>map(ContractJson::circle).orElse(JsonNull.INSTANCE));
    return line.toString();
  }

  /// The line that says who is being asked.
  public static String askingLine(Progress progress, Instant at) {
    var line = event("asking", at);
    line.addProperty("step", progress.step().code());
    line.add("whom", list(progress.whom(), Function.identity()));
    return line.toString();
  }

  /// The line that says on which ways the service was tried, and what helps.
  public static String fixLine(FixReport report) {
    var line = event("fix", report.at());
    line.addProperty("fix", report.fix().code());
    line.add("tries", objects(report.tries(), ContractJson::fixTry));
    return line.toString();
  }

  private static JsonObject fixTry(FixReport.Try one) {
    var object = new JsonObject();
    object.addProperty("way", one.way().code());
    object.addProperty("outcome", one.outcome().code());
    object.add("tookMs", millis(one.took()));
    return object;
  }

  private static JsonObject circle(CircleView circle) {
    var object = new JsonObject();
    object.addProperty("broker", circle.broker());
    object.addProperty("contact", circle.contact().code());
    object.add("since", time(circle.since()));
    object.add("members", objects(circle.members(), ContractJson::member));
    object.addProperty("more", circle.more());
    object.addProperty("ignored", circle.ignored());
    return object;
  }

  private static JsonObject member(CircleView.Member member) {
    var object = new JsonObject();
    object.addProperty("id", member.id());
    object.addProperty("part", member.part().code());
    object.addProperty("state", member.state().code());
    object.addProperty("cause", member.cause().code());
    object.addProperty("region", member.region().code());
    object.add("at", time(member.at()));
    return object;
  }

  static String okLine() {
    return bare("ok").toString();
  }

  static String errorLine(String message) {
    var line = bare("error");
    line.addProperty("message", message);
    return line.toString();
  }

  static String raiseLine() {
    return bare("raise").toString();
  }

  static String code(Notice.Kind kind) {
    return switch (kind) {
      case TROUBLE -> "trouble";
      case CHANGE -> "change";
      case RECOVERY -> "recovery";
    };
  }

  private static JsonObject event(String name, Instant at) {
    var line = bare(name);
    line.add("at", time(at));
    return line;
  }

  private static JsonObject bare(String name) {
    var line = new JsonObject();
    line.addProperty("event", name);
    return line;
  }

  private static JsonObject checkObject(Check check) {
    var diagnosis = check.diagnosis();
    var object = new JsonObject();
    object.addProperty("schema", SCHEMA);
    object.addProperty("service", SERVICE);
    object.add("checkedAt", time(check.checkedAt()));
    object.addProperty("elapsedMs", check.elapsed().toMillis());
    object.addProperty("state", diagnosis.state().code());
    object.addProperty("cause", diagnosis.cause().code());
    object.add("symptoms", list(diagnosis.symptoms().stream().sorted().toList(), Symptom::code));
    object.addProperty("scope", diagnosis.scope().code());
    object.add("confidence", decimal(BigDecimal.valueOf(diagnosis.confidence()), 3));
    object.addProperty("headline", diagnosis.headline());
    object.add("advice", list(diagnosis.advice(), Function.identity()));
    object.add("evidence", objects(diagnosis.evidence(), ContractJson::evidence));
    object.add("functions", objects(diagnosis.functions(), ContractJson::function));
    object.add("checklist", objects(diagnosis.checklist(), ContractJson::checklistItem));
    return object;
  }

  private static JsonObject evidence(Evidence evidence) {
    var object = new JsonObject();
    object.addProperty("kind", evidence.kind().code());
    object.addProperty("source", evidence.source());
    object.addProperty("finding", evidence.finding());
    object.add("at", time(evidence.at()));
    return object;
  }

  private static JsonObject function(FunctionReport report) {
    var object = new JsonObject();
    object.addProperty("id", report.id().code());
    object.addProperty("name", report.name());
    object.addProperty("url", report.url().toString());
    object.addProperty("state", report.state().code());
    object.addProperty("address", report.address());
    object.add("phasesMs", phases(report.phases()));
    object.addProperty("httpStatus", report.httpStatus());
    object.add("failure", orNull(report.failure(), ContractJson::failure));
    object.add("observedAt", time(report.observedAt()));
    return object;
  }

  private static JsonObject phases(PhaseTimes phases) {
    var object = new JsonObject();
    object.add("dns", millis(phases.dns()));
    object.add("connect", millis(phases.connect()));
    object.add("tls", millis(phases.tls()));
    object.add("firstByte", millis(phases.firstByte()));
    object.add("total", millis(phases.total()));
    return object;
  }

  private static JsonObject failure(Failure failure) {
    var object = new JsonObject();
    object.addProperty("phase", failure.phase().code());
    object.addProperty("kind", failure.kind().code());
    object.addProperty("detail", failure.detail());
    return object;
  }

  private static JsonObject checklistItem(ChecklistItem item) {
    var object = new JsonObject();
    object.addProperty("id", item.id());
    object.addProperty("title", item.title());
    object.addProperty("result", item.result().code());
    object.addProperty("detail", item.detail());
    return object;
  }

  private static JsonObject standing(Standing standing) {
    var object = new JsonObject();
    object.addProperty("state", standing.state().code());
    object.addProperty("cause", standing.cause().code());
    object.addProperty("headline", standing.headline());
    object.add("since", time(standing.since()));
    object.addProperty("incident", standing.incident());
    return object;
  }

  private static JsonObject mute(Mute mute) {
    var object = new JsonObject();
    switch (mute) {
      case Mute.Off() -> object.addProperty("mode", "off");
      case Mute.Until(Instant end) -> {
        object.addProperty("mode", "until");
        object.add("until", time(end));
      }
      case Mute.UntilBack() -> object.addProperty("mode", "until-back");
    }
    return object;
  }

  private static JsonElement time(@Nullable Instant instant) {
    return orNull(instant, given -> new JsonPrimitive(RFC_3339.format(given)));
  }

  private static JsonElement millis(@Nullable Duration duration) {
    return orNull(
        duration, given -> decimal(BigDecimal.valueOf(given.toNanos()).movePointLeft(6), 1));
  }

  /// A number with at most `places` decimals, and none that say nothing.
  private static JsonPrimitive decimal(BigDecimal number, int places) {
    var rounded = number.setScale(places, RoundingMode.HALF_UP).stripTrailingZeros();
    return new JsonPrimitive(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
  }

  private static <T> JsonElement orNull(
      @Nullable T value, Function<? super T, ? extends JsonElement> write) {
    return value == null ? JsonNull.INSTANCE : write.apply(value);
  }

  private static <T> JsonArray list(Collection<T> values, Function<T, String> write) {
    var array = new JsonArray();
    values.forEach(value -> array.add(write.apply(value)));
    return array;
  }

  private static <T> JsonArray objects(Collection<T> values, Function<T, JsonObject> write) {
    var array = new JsonArray();
    values.forEach(value -> array.add(write.apply(value)));
    return array;
  }
}
