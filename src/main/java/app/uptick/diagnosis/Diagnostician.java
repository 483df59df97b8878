package app.uptick.diagnosis;

import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.Facts;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.ServiceProfile;
import app.uptick.model.State;
import app.uptick.model.Testimony;
import app.uptick.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns the facts of one round into a diagnosis. Any thread.
public final class Diagnostician {

  private static final Duration USUAL_CONNECT = Duration.ofMillis(150);

  private final ServiceProfile profile;
  private final AnswerMeaning meaning;
  private final Texts texts;

  public Diagnostician(ServiceProfile profile, Locale locale) {
    this.profile = profile;
    meaning = new AnswerMeaning(profile);
    texts = Texts.load("app.uptick.diagnosis.texts", locale);
  }

  /// The diagnosis of `facts`, with nobody else's word.
  public Diagnosis diagnose(Facts facts) {
    return diagnose(facts, List.of());
  }

  /// The diagnosis of `facts`, weighed with what witnesses say.
  public Diagnosis diagnose(Facts facts, List<Testimony> said) {
    Controls controls = new Controls(facts);
    List<Probed> probed = read(facts, controls);
    Functions functions = new Functions(profile, probed);
    Verdict alone = new Judge(facts, controls, probed, functions.states()).verdict();
    Fusion fusion = new Fusion(new Elsewhere(profile, meaning), facts, controls, probed, said);
    Fusion.Weighed weighed = fusion.weigh(alone);
    Verdict verdict = weighed.verdict();
    List<FunctionReport> reports = functions.reports(verdict.state() != State.YOUR_SIDE);
    Findings findings = new Findings(facts, controls, texts);
    String failing = named(reports, FunctionState.FAILING);
    String slow = named(reports, FunctionState.SLOW);
    return new Diagnosis(
        verdict.state(),
        verdict.cause(),
        Symptoms.of(verdict, probed, functions.states()),
        verdict.scope(),
        verdict.confidence(),
        texts.format(verdict.text(), failing, slow),
        advice(verdict),
        evidence(findings.all(probed, reports), facts, said, weighed),
        reports,
        new Checklist(facts, controls, probed, verdict, texts).items(findings));
  }

  /// Whether a request was answered as it is when all is well: what decides if a round must look
  /// further.
  public boolean isWell(Facts.ServiceProbe probe) {
    return Probed.of(probe, meaning, USUAL_CONNECT, Duration.ZERO, Duration.ZERO).outcome()
        == Outcome.GOOD;
  }

  /// Whether the service itself answered a request, in whatever time.
  public boolean isAnswered(Facts.ServiceProbe probe) {
    return Probed.of(probe, meaning, USUAL_CONNECT, Duration.ZERO, Duration.ZERO)
        .outcome()
        .answered();
  }

  /// The country that a control site says we ask from.
  public Optional<String> country(Facts.ControlProbe control) {
    return Controls.country(control);
  }

  /// The address that a control site says we ask from, in figures; to be shown and kept nowhere.
  public Optional<String> address(Facts.ControlProbe control) {
    return Controls.address(control);
  }

  private List<Evidence> evidence(
      List<Evidence> seen, Facts facts, List<Testimony> said, Fusion.Weighed weighed) {
    Heard heard = new Heard(new Elsewhere(profile, meaning), texts, facts.at());
    return Stream.concat(seen.stream(), heard.all(said, weighed.against()).stream()).toList();
  }

  private List<Probed> read(Facts facts, Controls controls) {
    Duration usualConnect = controls.medianConnect().orElse(USUAL_CONNECT);
    Duration usualLookup = controls.medianLookup().orElse(Duration.ZERO);
    return facts.probes().stream()
        .map(each -> Probed.of(each, meaning, usualConnect, usualLookup, facts.lag()))
        .toList();
  }

  private List<String> advice(Verdict verdict) {
    List<String> own = texts.list("advice." + verdict.text());
    return own.isEmpty()
        ? texts.list("advice." + verdict.state().code() + "." + verdict.cause().code())
        : own;
  }

  private String named(List<FunctionReport> reports, FunctionState state) {
    return texts.enumerate(
        reports.stream().filter(each -> each.state() == state).map(FunctionReport::name).toList());
  }
}
