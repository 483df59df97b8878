package app.uptick.link;

import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.ChecklistItem;
import app.uptick.model.CircleView;
import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FixReport;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.Phase;
import app.uptick.model.PhaseTimes;
import app.uptick.model.Progress;
import app.uptick.model.Region;
import app.uptick.model.Scope;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusSnapshot;
import app.uptick.model.Symptom;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the contract's JSON back into the model. Keys it does not know are passed over; a value it
/// cannot use ends in a [ContractViolation] that names the key.
public final class ContractReader {

  private ContractReader() {}

  /// The check that `check --json` printed.
  public static Check check(String json) {
    return check(JsonFields.parse(json));
  }

  /// What one line of a monitor, or of `watch --json`, says.
  public static LinkEvent event(String line) {
    var fields = JsonFields.parse(line);
    var event = fields.string("event");
    return switch (event) {
      case "snapshot" -> new LinkEvent.Snapshot(snapshot(fields));
      case "check" -> new LinkEvent.Checked(check(fields));
      case "changed" -> new LinkEvent.Changed(change(fields));
      case "notified" -> new LinkEvent.Notified(notice(fields));
      case "circle" ->
          new LinkEvent.Circle(fields.optionalObject("circle").map(ContractReader::circle));
      case "asking" ->
          new LinkEvent.Asking(
              new Progress(
                  fields.code("step", Progress.Step.values(), Progress.Step::code),
                  fields.strings("whom")));
      case "fix" -> new LinkEvent.Fix(fix(fields));
      case "raise" -> new LinkEvent.Raise();
      case "ok" -> new LinkEvent.Ok();
      case "error" -> new LinkEvent.Refused(fields.string("message"));
      default -> new LinkEvent.Unknown(event);
    };
  }

  private static StatusSnapshot snapshot(JsonFields fields) {
    return new StatusSnapshot(
        standing(fields.object("standing")),
        fields.optionalObject("latest").map(ContractReader::check).orElse(null),
        fields.code("activity", Activity.values(), Activity::code),
        mute(fields.object("mute")),
        millis(fields.number("intervalMs")),
        fields.bool("flapping"));
  }

  private static FixReport fix(JsonFields fields) {
    return new FixReport(
        fields.instant("at"),
        fields.code("fix", FixReport.Fix.values(), FixReport.Fix::code),
        fields.objects("tries", ContractReader::fixTry));
  }

  private static FixReport.Try fixTry(JsonFields fields) {
    return new FixReport.Try(
        fields.code("way", FixReport.Way.values(), FixReport.Way::code),
        fields.code("outcome", FixReport.Outcome.values(), FixReport.Outcome::code),
        optionalMillis(fields, "tookMs"));
  }

  private static CircleView circle(JsonFields fields) {
    return new CircleView(
        fields.string("broker"),
        fields.code("contact", CircleView.Contact.values(), CircleView.Contact::code),
        fields.instant("since"),
        fields.objects("members", ContractReader::member),
        (int) fields.number("more"),
        (int) fields.number("ignored"));
  }

  private static CircleView.Member member(JsonFields fields) {
    return new CircleView.Member(
        fields.string("id"),
        fields.code("part", CircleView.Part.values(), CircleView.Part::code),
        fields.code("state", State.values(), State::code),
        fields.code("cause", Cause.values(), Cause::code),
        fields.code("region", Region.values(), Region::code),
        fields.instant("at"));
  }

  private static Standing standing(JsonFields fields) {
    return new Standing(
        fields.code("state", State.values(), State::code),
        fields.code("cause", Cause.values(), Cause::code),
        fields.string("headline"),
        fields.instant("since"),
        fields.optionalString("incident").orElse(null));
  }

  private static Mute mute(JsonFields fields) {
    return switch (fields.string("mode")) {
      case "off" -> Mute.OFF;
      case "until" -> new Mute.Until(fields.instant("until"));
      case "until-back" -> new Mute.UntilBack();
      default -> throw fields.wrong("mode", "one of off, until, until-back");
    };
  }

  private static Check check(JsonFields fields) {
    if (fields.number("schema") != ContractJson.SCHEMA) {
      throw fields.wrong("schema", Integer.toString(ContractJson.SCHEMA));
    }
    return new Check(
        fields.instant("checkedAt"), millis(fields.number("elapsedMs")), diagnosis(fields));
  }

  private static Diagnosis diagnosis(JsonFields fields) {
    var state = fields.code("state", State.values(), State::code);
    var cause = fields.code("cause", Cause.values(), Cause::code);
    if (!cause.goesWith(state)) {
      throw fields.wrong("cause", "one that goes with " + state.code());
    }
    return new Diagnosis(
        state,
        cause,
        Set.copyOf(fields.codes("symptoms", Symptom.values(), Symptom::code)),
        fields.code("scope", Scope.values(), Scope::code),
        confidence(fields),
        fields.string("headline"),
        fields.strings("advice"),
        fields.objects("evidence", ContractReader::evidence),
        fields.objects("functions", ContractReader::function),
        fields.objects("checklist", ContractReader::checklistItem));
  }

  private static double confidence(JsonFields fields) {
    double confidence = fields.number("confidence");
    if (confidence >= 0 && confidence <= 1) {
      return confidence;
    }
    throw fields.wrong("confidence", "0 to 1");
  }

  private static Evidence evidence(JsonFields fields) {
    return new Evidence(
        fields.code("kind", Evidence.Kind.values(), Evidence.Kind::code),
        fields.string("source"),
        fields.string("finding"),
        fields.instant("at"));
  }

  private static FunctionReport function(JsonFields fields) {
    return new FunctionReport(
        fields.code("id", FunctionId.values(), FunctionId::code),
        fields.string("name"),
        url(fields),
        fields.code("state", FunctionState.values(), FunctionState::code),
        fields.optionalString("address").orElse(null),
        phases(fields.object("phasesMs")),
        fields.optionalNumber("httpStatus").map(Double::intValue).orElse(null),
        fields.optionalObject("failure").map(ContractReader::failure).orElse(null),
        fields.optionalInstant("observedAt").orElse(null));
  }

  private static URI url(JsonFields fields) {
    try {
      return new URI(fields.string("url"));
    } catch (URISyntaxException e) {
      throw fields.wrong("url", "a URL");
    }
  }

  private static PhaseTimes phases(JsonFields fields) {
    return new PhaseTimes(
        optionalMillis(fields, "dns"),
        optionalMillis(fields, "connect"),
        optionalMillis(fields, "tls"),
        optionalMillis(fields, "firstByte"),
        optionalMillis(fields, "total"));
  }

  private static Failure failure(JsonFields fields) {
    return new Failure(
        fields.code("phase", Phase.values(), Phase::code),
        fields.code("kind", FailureKind.values(), FailureKind::code),
        fields.string("detail"));
  }

  private static ChecklistItem checklistItem(JsonFields fields) {
    return new ChecklistItem(
        fields.string("id"),
        fields.string("title"),
        fields.code("result", ChecklistItem.Result.values(), ChecklistItem.Result::code),
        fields.string("detail"));
  }

  private static StatusChange change(JsonFields fields) {
    return new StatusChange(
        fields.instant("at"),
        fields.code("from", State.values(), State::code),
        fields.code("to", State.values(), State::code),
        fields.code("cause", Cause.values(), Cause::code),
        fields.string("headline"),
        fields.optionalString("incident").orElse(null),
        fields.optionalInstant("incidentSince").orElse(null));
  }

  private static Notice notice(JsonFields fields) {
    return new Notice(
        fields.instant("at"),
        fields.code("kind", Notice.Kind.values(), ContractJson::code),
        fields.string("thread"),
        fields.string("title"),
        fields.string("body"),
        fields.code("urgency", Notice.Urgency.values(), Notice.Urgency::code));
  }

  private static @Nullable Duration optionalMillis(JsonFields fields, String key) {
    return fields.optionalNumber(key).map(ContractReader::millis).orElse(null);
  }

  /// Exact to the microsecond, which is finer than anything that is written.
  private static Duration millis(double millis) {
    return Duration.ofNanos(Math.round(millis * 1_000) * 1_000);
  }
}
