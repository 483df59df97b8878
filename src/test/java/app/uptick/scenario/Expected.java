package app.uptick.scenario;

import app.uptick.model.Cause;
import app.uptick.model.ChecklistItem;
import app.uptick.model.ChecklistItem.Result;
import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.model.Symptom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A whole verdict, as it must be: state, cause, scope and confidence, what a person notices, how
/// each function does, which step of the checklist does not pass, and what the evidence says.
record Expected(
    State state,
    Cause cause,
    Scope scope,
    double atLeast,
    double atMost,
    Set<Symptom> symptoms,
    Map<FunctionId, FunctionState> functions,
    Map<String, Result> steps,
    List<String> findings,
    boolean chance) {

  private static final Set<Result> UNREMARKABLE =
      EnumSet.of(Result.PASS, Result.SKIP, Result.MANUAL);

  static Expected up() {
    return of(State.UP, Cause.NONE, Scope.UNCLEAR, 0.9, 1);
  }

  static Expected degraded(Cause cause) {
    return of(State.DEGRADED, cause, Scope.UNCLEAR, 0.7, 0.95).step("service", Result.WARN);
  }

  /// Down, as far as can be told from here: everything fails.
  static Expected down(Cause cause) {
    return of(State.DOWN, cause, Scope.UNCLEAR, 0.7, 0.95)
        .all(FunctionState.FAILING)
        .step("service", Result.FAIL);
  }

  static Expected blocked(Cause cause) {
    return of(State.BLOCKED, cause, Scope.UNCLEAR, 0.7, 0.97).all(FunctionState.FAILING);
  }

  /// Nothing can be said of the service's functions.
  static Expected yourSide(Cause cause) {
    return of(State.YOUR_SIDE, cause, Scope.LOCAL, 0.85, 1).all(FunctionState.UNKNOWN);
  }

  private static Expected of(State state, Cause cause, Scope scope, double atLeast, double atMost) {
    return new Expected(
        state, cause, scope, atLeast, atMost, Set.of(), Map.of(), Map.of(), List.of(), false);
  }

  Expected scope(Scope other) {
    return new Expected(
        state, cause, other, atLeast, atMost, symptoms, functions, steps, findings, chance);
  }

  Expected sure(double least, double most) {
    return new Expected(
        state, cause, scope, least, most, symptoms, functions, steps, findings, chance);
  }

  Expected notices(Symptom... noticed) {
    return new Expected(
        state, cause, scope, atLeast, atMost, Set.of(noticed), functions, steps, findings, chance);
  }

  /// Every function; those named afterwards are excepted.
  Expected all(FunctionState functionState) {
    return with(functionState, FunctionId.values());
  }

  Expected failing(FunctionId... ids) {
    return with(FunctionState.FAILING, ids);
  }

  Expected slow(FunctionId... ids) {
    return with(FunctionState.SLOW, ids);
  }

  Expected working(FunctionId... ids) {
    return with(FunctionState.UP, ids);
  }

  Expected with(FunctionState functionState, FunctionId... ids) {
    Map<FunctionId, FunctionState> changed = new EnumMap<>(FunctionId.class);
    changed.putAll(functions);
    for (FunctionId id : ids) {
      changed.put(id, functionState);
    }
    return new Expected(
        state, cause, scope, atLeast, atMost, symptoms, changed, steps, findings, chance);
  }

  Expected fails(String step) {
    return step(step, Result.FAIL);
  }

  Expected warns(String step) {
    return step(step, Result.WARN);
  }

  /// A step of the checklist that stands out; all others pass or are not looked into.
  Expected step(String id, Result result) {
    Map<String, Result> more = new java.util.TreeMap<>(steps);
    more.put(id, result);
    return new Expected(
        state, cause, scope, atLeast, atMost, symptoms, functions, more, findings, chance);
  }

  /// Which functions are hit, and what comes of that, is up to chance.
  Expected byChance() {
    return new Expected(
        state, cause, scope, atLeast, atMost, symptoms, functions, steps, findings, true);
  }

  /// A part of a sentence among the evidence.
  Expected finding(String words) {
    List<String> more = new ArrayList<>(findings);
    more.add(words);
    return new Expected(
        state, cause, scope, atLeast, atMost, symptoms, functions, steps, more, chance);
  }

  /// All in which `diagnosis` differs; empty when it is as it must be.
  List<String> differences(Diagnosis diagnosis) {
    List<String> found = new ArrayList<>();
    compare("state", state, diagnosis.state(), found);
    compare("cause", cause, diagnosis.cause(), found);
    compare("scope", scope, diagnosis.scope(), found);
    if (chance) {
      compare("needed symptoms", true, diagnosis.symptoms().containsAll(symptoms), found);
    } else {
      compare("symptoms", symptoms, diagnosis.symptoms(), found);
      compare("functions", wantedFunctions(), functionsOf(diagnosis), found);
    }
    compare("checklist", steps, remarkable(diagnosis), found);
    if (diagnosis.confidence() < atLeast || diagnosis.confidence() > atMost) {
      found.add(
          "confidence is %s, want %s to %s".formatted(diagnosis.confidence(), atLeast, atMost));
    }
    List<String> said = diagnosis.evidence().stream().map(Evidence::finding).toList();
    for (String words : findings) {
      if (said.stream().noneMatch(each -> each.contains(words))) {
        found.add("no finding says \"%s\"".formatted(words));
      }
    }
    return found;
  }

  private static void compare(String what, Object wanted, Object seen, List<String> found) {
    if (!wanted.equals(seen)) {
      found.add("%s is %s, want %s".formatted(what, seen, wanted));
    }
  }

  private Map<FunctionId, FunctionState> wantedFunctions() {
    Map<FunctionId, FunctionState> wanted = new EnumMap<>(FunctionId.class);
    for (FunctionId id : FunctionId.values()) {
      wanted.put(id, functions.getOrDefault(id, FunctionState.UP));
    }
    return wanted;
  }

  private static Map<FunctionId, FunctionState> functionsOf(Diagnosis diagnosis) {
    Map<FunctionId, FunctionState> seen = new EnumMap<>(FunctionId.class);
    for (FunctionReport report : diagnosis.functions()) {
      seen.put(report.id(), report.state());
    }
    return seen;
  }

  private static Map<String, Result> remarkable(Diagnosis diagnosis) {
    return diagnosis.checklist().stream()
        .filter(item -> !UNREMARKABLE.contains(item.result()))
        .collect(Collectors.toMap(ChecklistItem::id, ChecklistItem::result));
  }
}
